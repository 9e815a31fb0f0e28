#include "kiosk/ctl/context.h"

#include <fmt/format.h>

#include <cstdlib>
#include <ctime>

#include "kiosk/store/station_key.h"
#include "sync/config/terminal_config.h"

namespace bianmin::ctl {
namespace {

std::tm localParts(const Context& context, Instant at) {
  static const std::string zone = std::filesystem::exists(context.config)
                                      ? loadTerminalConfig(context.config).timezone
                                      : TerminalConfig{}.timezone;
  ::setenv("TZ", zone.c_str(), 1);
  ::tzset();
  const std::time_t seconds = std::chrono::system_clock::to_time_t(at);
  std::tm parts{};
  ::localtime_r(&seconds, &parts);
  return parts;
}

}  // namespace

Store openStore(const Context& context) {
  const std::filesystem::path file = context.data / "terminal.db";
  if (!std::filesystem::exists(file)) {
    throw WrongUse("there is no " + file.string() + "; name the terminal's folder with --data");
  }
  return Store(context.data, std::nullopt);
}

Store openStaffStore(const Context& context) {
  const std::filesystem::path file = context.data / "station.key";
  if (!std::filesystem::exists(file)) {
    throw WrongUse("there is no " + file.string() +
                   "; name the terminal's folder with --data, or enrol the terminal first");
  }
  return Store(context.data, loadOrMakeStationKey(context.data));
}

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Date localDay(const Context& context) {
  const std::tm parts = localParts(context, now());
  return Date(std::chrono::year(parts.tm_year + 1900),
              std::chrono::month(static_cast<unsigned>(parts.tm_mon + 1)),
              std::chrono::day(static_cast<unsigned>(parts.tm_mday)));
}

std::string localText(const Context& context, Instant at) {
  const std::tm parts = localParts(context, at);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", parts.tm_year + 1900, parts.tm_mon + 1,
                     parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

}  // namespace bianmin::ctl
