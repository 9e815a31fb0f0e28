// outbox: what the county has been told, and what it still has to be told.
#pragma once

#include <string>

#include "kiosk/ctl/context.h"

namespace bianmin::ctl {

// Lists the newest `limit` entries, or the parked ones. kFinding while any entry is parked.
int outboxList(const Context& context, int limit, bool parked_only);
// One entry with its body; the sealed part is shown as its length. kFinding when it is unknown.
int outboxShow(const Context& context, const std::string& id);
// Puts a parked entry back to those that wait. kFinding when none with this id is parked.
int outboxRetry(const Context& context, const std::string& id);

}  // namespace bianmin::ctl
