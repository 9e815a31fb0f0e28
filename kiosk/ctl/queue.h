// queue: who waits in the hall today.
#pragma once

#include <string>

#include "kiosk/ctl/context.h"

namespace bianmin::ctl {

int queueList(const Context& context);
// Calls the first of the group; kFinding when nobody waits, WrongUse when it is no group.
int queueCall(const Context& context, const std::string& group);

}  // namespace bianmin::ctl
