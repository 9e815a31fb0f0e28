#include "kiosk/platform/clock.h"

#include <cstdlib>
#include <ctime>

namespace bianmin {

void setTimeZone(const std::string& zone) {
  ::setenv("TZ", zone.c_str(), 1);
  ::tzset();
}

MonoTime monoNow() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now());
}

Instant wallNow() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

LocalTime localNow() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::localtime_r(&now, &parts);
  return {Date{std::chrono::year{parts.tm_year + 1900},
               std::chrono::month{static_cast<unsigned>(parts.tm_mon + 1)},
               std::chrono::day{static_cast<unsigned>(parts.tm_mday)}},
          parts.tm_hour * 60 + parts.tm_min};
}

}  // namespace bianmin
