// The only place of the terminal that asks the operating system for the time.
#pragma once

#include <string>

#include "sync/domain/time.h"

namespace bianmin {

// Makes `zone` ("Asia/Shanghai") the zone of localNow(). Call once, before threads start.
void setTimeZone(const std::string& zone);

MonoTime monoNow();
Instant wallNow();
LocalTime localNow();
int secondNow();  // of the minute, 0..59

#ifdef BIANMIN_INSPECT
// For tests: adds minutes to what wallNow() and localNow() say.
void moveWallClock(int minutes);
#endif

}  // namespace bianmin
