// Whether a terminal's report says something new. Pure.
#pragma once

#include "sync/wire/messages.h"

namespace bianmin {

// Worth telling the centre before the hour is over. Free space counts when it is another tenth of
// what it was, and entries that wait when there are some and were none, or the other way round:
// both change with every resident.
bool differs(const wire::TerminalReport& now, const wire::TerminalReport& told);

}  // namespace bianmin
