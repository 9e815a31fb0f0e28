#include "sync/center/api/rate_limit.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace bianmin::center {
namespace {

constexpr std::chrono::minutes kWindow{1};

}  // namespace

std::string networkOf(std::string_view address) {
  const std::string text(address);
  in6_addr six{};
  if (::inet_pton(AF_INET6, text.c_str(), &six) != 1) return text;
  if (IN6_IS_ADDR_V4MAPPED(&six)) return text;
  std::fill(six.s6_addr + 8, six.s6_addr + 16, std::uint8_t{0});
  std::array<char, INET6_ADDRSTRLEN> out{};
  ::inet_ntop(AF_INET6, &six, out.data(), static_cast<socklen_t>(out.size()));
  return out.data();
}

std::chrono::seconds RateLimit::tryFrom(std::string_view address, MonoTime now) {
  const std::lock_guard lock(mutex_);
  std::erase_if(windows_, [&](const auto& w) { return now - w.second.start >= kWindow; });
  Window& window = windows_.try_emplace(networkOf(address), Window{now, 0}).first->second;
  if (window.used < tries_) {
    ++window.used;
    return std::chrono::seconds(0);
  }
  const auto left = std::chrono::ceil<std::chrono::seconds>(window.start + kWindow - now);
  return std::max(left, std::chrono::seconds(1));
}

}  // namespace bianmin::center
