// The one place where the terminal changes.
#pragma once

#include <vector>

#include "kiosk/app/effect.h"
#include "kiosk/app/event.h"
#include "kiosk/app/model.h"

namespace bianmin {

// Applies `event` and returns what is to be done. Pure: no I/O, no clock. An event that does not
// belong to the screen shown (a late tap, an answer after the session's end) changes nothing.
std::vector<Effect> update(Model& model, const Event& event);

// When the next Tick matters (count-down, time-outs, the minute on the band); the loop sleeps until
// then.
MonoTime nextWake(const Model& model);

}  // namespace bianmin
