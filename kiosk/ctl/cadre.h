// cadre: who may sign in at the terminal.
#pragma once

#include <string>

#include "kiosk/ctl/context.h"

namespace bianmin::ctl {

struct CadreArguments {
  std::string name;
  std::string post;
  std::string who;  // of remove and reset-pin: an id or a name
};

// Prints the PIN: the only time that anybody sees it.
int cadreAdd(const Context& context, const CadreArguments& arguments);
int cadreList(const Context& context);
// kFinding when there is no such account. What the cadre did stays in the audit log.
int cadreRemove(const Context& context, const CadreArguments& arguments);
// A new PIN, and no waits any more.
int cadreResetPin(const Context& context, const CadreArguments& arguments);

}  // namespace bianmin::ctl
