// A posted form acts once, however often it is sent: a double click, a page that is loaded again.
#pragma once

#include <functional>
#include <string>

#include "sync/center/desk/call.h"

namespace bianmin::center::desk {

// What makes it the same form: its id, who sent it, and to which address.
std::string formKey(const Call& call);

// Makes the form's change unless it was made already, and leads to `path`, whose page says the
// outcome (Page::sayOutcome). `change` runs in the transaction that claims the form and gives the
// words; terminals may be told afterwards.
http::Reply changeOnce(Call& call, const std::string& path,
                       const std::function<std::string()>& change);

}  // namespace bianmin::center::desk
