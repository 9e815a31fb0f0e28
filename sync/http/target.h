// Taking a request target apart. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace bianmin::http {

struct Target {
  std::string path;
  std::map<std::string, std::string> query;
};

// Percent-decoded; '+' is a space in the query only. Nothing when the target does not start with
// '/', when an escape is malformed, or when a decoded part would hold a NUL.
std::optional<Target> parseTarget(std::string_view target);

}  // namespace bianmin::http
