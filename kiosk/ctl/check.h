// check: is all that a county edits right, and is the terminal's store sound.
#pragma once

#include "kiosk/ctl/context.h"

namespace bianmin::ctl {

// Looks through terminal.toml and the services, county's figures, agency matters, life events,
// queues, cards and calendar beside it, and names every fault with file, line, field and what to
// do; then, if there is one, at the store in the data folder. Icons and characters are those that
// the terminal itself can draw. Gives `on_fault` when something of the configuration is an error,
// kFinding when SQLite finds damage, kWrongUse when there is no such terminal.toml.
int check(const Context& context, int on_fault = kFinding);

}  // namespace bianmin::ctl
