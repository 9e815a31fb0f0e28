// The first PIN of a cadre's account, on its way from the desk to the terminals that are to know
// it. It is never stored or sent in plain. Any thread.
#pragma once

#include <string>
#include <string_view>

#include "sync/center/enrol/county_keys.h"

namespace bianmin::center {

// As the database keeps it: under a key that only the centre has; base64.
std::string lockPin(const CountyKeys& keys, std::string_view pin);
// The same PIN under the unlock key of one terminal; base64. Throws std::runtime_error when this
// county's key does not open what the database keeps.
std::string pinForTerminal(const CountyKeys& keys, std::string_view locked,
                           std::string_view terminal);

}  // namespace bianmin::center
