#include "sync/http/client_address.h"

#include <arpa/inet.h>
#include <strings.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace bianmin::http {
namespace {

constexpr std::string_view kForwarded = "X-Forwarded-For";

// One writing for each address; "" for what is none. An IPv4 address within IPv6 is that IPv4 one.
std::string plainAddress(std::string_view given) {
  std::string text(given);
  if (text.starts_with("::ffff:") && text.find('.') != std::string::npos) text.erase(0, 7);
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  std::array<char, INET6_ADDRSTRLEN> out{};
  for (const int family : {AF_INET, AF_INET6}) {
    if (::inet_pton(family, text.c_str(), bytes.data()) != 1) continue;
    return ::inet_ntop(family, bytes.data(), out.data(), static_cast<socklen_t>(out.size()));
  }
  return {};
}

// Every such header, in order: each proxy may have added one of its own.
std::vector<std::string> forwardedFor(const Request& request) {
  std::vector<std::string> all;
  for (const auto& [name, value] : request.headers) {
    const bool named = name.size() == kForwarded.size() &&
                       ::strncasecmp(name.data(), kForwarded.data(), name.size()) == 0;
    if (!named) continue;
    for (std::string_view rest = value; !rest.empty();) {
      const std::size_t end = rest.find(',');
      std::string_view one = rest.substr(0, end);
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
      while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
      while (!one.empty() && one.back() == ' ') one.remove_suffix(1);
      all.push_back(plainAddress(one));
    }
  }
  return all;
}

}  // namespace

std::string clientAddress(const Request& request, const std::vector<std::string>& trusted) {
  const auto known = [&](const std::string& address) {
    return std::ranges::any_of(
        trusted, [&](const std::string& one) { return plainAddress(one) == address; });
  };
  std::string address = plainAddress(request.remote_address);
  if (address.empty()) return request.remote_address;
  std::vector<std::string> told = forwardedFor(request);
  while (known(address) && !told.empty()) {
    if (told.back().empty()) return address;
    address = std::move(told.back());
    told.pop_back();
  }
  return address;
}

}  // namespace bianmin::http
