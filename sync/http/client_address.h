// Who sits at the other end: the connection's address, or what a proxy of the county says.
#pragma once

#include <string>
#include <vector>

#include "sync/http/server.h"

namespace bianmin::http {

// The address of the connection. If that is one of `trusted` (IP addresses as in center.toml), the
// last address of X-Forwarded-For that is not: what stands before it anybody may have written. A
// header that is no list of addresses is not believed.
std::string clientAddress(const Request& request, const std::vector<std::string>& trusted);

}  // namespace bianmin::http
