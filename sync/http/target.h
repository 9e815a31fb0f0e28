// Taking a request target, or an address to listen on, apart. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bianmin::http {

struct Target {
  std::string path;
  std::map<std::string, std::string> query;
};

// "name=value&..." of a query or a posted form, percent-decoded, '+' a space, in their order.
// Nothing when an escape is malformed or a decoded part would hold a NUL.
std::optional<std::vector<std::pair<std::string, std::string>>> parsePairs(std::string_view text);

// Percent-decoded; '+' is a space in the query only. Nothing when the target does not start with
// '/', when an escape is malformed, or when a decoded part would hold a NUL.
std::optional<Target> parseTarget(std::string_view target);

struct Listen {
  std::string host;  // without the brackets of an IPv6 address
  std::uint16_t port = 0;
};

// Takes "127.0.0.1:8443" or "[::1]:8443" apart. Nothing when there is no port from 0 to 65535.
std::optional<Listen> parseListen(std::string_view text);

}  // namespace bianmin::http
