#include "kiosk/platform/clock.h"

#include <atomic>
#include <cstdlib>
#include <ctime>

namespace bianmin {
namespace {
std::atomic<std::int64_t> g_moved_minutes{0};  // stays 0 but in builds for tests
}

#ifdef BIANMIN_INSPECT
void moveWallClock(int minutes) { g_moved_minutes += minutes; }
#endif

void setTimeZone(const std::string& zone) {
  ::setenv("TZ", zone.c_str(), 1);
  ::tzset();
}

MonoTime monoNow() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now());
}

Instant wallNow() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) +
         std::chrono::minutes{g_moved_minutes};
}

LocalTime localNow() {
  const std::time_t now = std::time(nullptr) + g_moved_minutes * 60;
  std::tm parts{};
  ::localtime_r(&now, &parts);
  return {Date{std::chrono::year{parts.tm_year + 1900},
               std::chrono::month{static_cast<unsigned>(parts.tm_mon + 1)},
               std::chrono::day{static_cast<unsigned>(parts.tm_mday)}},
          parts.tm_hour * 60 + parts.tm_min};
}

int secondNow() { return static_cast<int>(std::time(nullptr) % 60); }

}  // namespace bianmin
