// check: is all that a county edits right, and is the terminal's store sound.
#pragma once

#include "kiosk/ctl/context.h"

namespace bianmin::ctl {

// Loads terminal.toml and the services, queues, cards and calendar beside it; ConfigError, which
// leads to kWrongUse, says file, line and field. Then, if there is one, looks at the store in the
// data folder: kFinding when SQLite finds damage.
int check(const Context& context);

}  // namespace bianmin::ctl
