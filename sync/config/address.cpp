#include "sync/config/address.h"

#include <charconv>

namespace bianmin {
namespace {

bool isPort(std::string_view digits, int least) {
  int port = -1;
  const char* end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, port);
  return error == std::errc() && rest == end && port >= least && port <= 65535;
}

// Where the port starts; an IPv6 address stands in brackets, so its colons do not count.
std::size_t portColon(std::string_view authority) {
  const auto colon = authority.rfind(':');
  const auto bracket = authority.rfind(']');
  if (colon == std::string_view::npos) return colon;
  return bracket != std::string_view::npos && bracket > colon ? std::string_view::npos : colon;
}

}  // namespace

std::string readHttpsUrl(const Table& table, std::string_view key) {
  constexpr std::string_view kScheme = "https://";
  std::string url = table.text(key);
  if (url.empty()) return url;
  const bool scheme = url.starts_with(kScheme);
  const std::string_view rest = std::string_view(url).substr(scheme ? kScheme.size() : 0);
  const std::string_view authority = rest.substr(0, rest.find('/'));
  const auto colon = portColon(authority);
  const bool port = colon == std::string_view::npos || isPort(authority.substr(colon + 1), 1);
  if (!scheme || authority.substr(0, colon).empty() || !port ||
      rest.find_first_of(" ?#") != std::string_view::npos) {
    table.fail(key, "\"" + url + "\" 不是网址", "写成 https://主机:端口");
    return {};
  }
  if (url.back() == '/') table.fail(key, "末尾多了斜杠", "删掉末尾的 /");
  return url;
}

std::string readListen(const Table& table, std::string_view key) {
  std::string listen = table.text(key);
  if (listen.empty()) return listen;
  const auto colon = portColon(listen);
  if (colon == std::string::npos || colon == 0 || !isPort(listen.substr(colon + 1), 0)) {
    table.fail(key, "\"" + listen + "\" 不是监听地址", "写成 地址:端口，例如 127.0.0.1:8443");
  }
  return listen;
}

}  // namespace bianmin
