// prints: what the terminal printed, and what did not come out.
#pragma once

#include "kiosk/ctl/context.h"

namespace bianmin::ctl {

// The newest `limit` jobs. kFinding when the last one did not end well: the printer needs a look.
int printsList(const Context& context, int limit);

}  // namespace bianmin::ctl
