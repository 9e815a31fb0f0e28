// audit: what was done at the terminal, and whether the log of it is whole.
#pragma once

#include "kiosk/ctl/context.h"

namespace bianmin::ctl {

// The newest `limit` rows, oldest first.
int auditList(const Context& context, int limit);
// kFinding when a row is not as it was written, is missing, or the end is not the terminal's; names
// the first such row.
int auditVerify(const Context& context);

}  // namespace bianmin::ctl
