// Addresses in configuration files, checked when they are read.
#pragma once

#include <string>

#include "sync/config/table.h"

namespace bianmin {

// "https://HOST[:PORT][/PATH]" without a slash at the end.
std::string readHttpsUrl(const Table& table, std::string_view key);
// "ADDRESS:PORT" to listen on; the port may be 0 (any free one).
std::string readListen(const Table& table, std::string_view key);

}  // namespace bianmin
