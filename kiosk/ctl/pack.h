// pack: which of the county's packs the terminal shows.
#pragma once

#include "kiosk/ctl/context.h"

namespace bianmin::ctl {

// Loads what the terminal would load at a start. kFinding when that is not the newest pack it has.
int pack(const Context& context);

}  // namespace bianmin::ctl
