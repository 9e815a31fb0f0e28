// One line for each event, key=value: "event=push terminal=yanshuiguan-1 taken=12 ms=40". Names of
// terminals, ids, counts and durations; nothing of residents, no typed text, no tokens, no bodies.
#pragma once

#include <chrono>
#include <concepts>
#include <exception>
#include <initializer_list>
#include <string>
#include <string_view>

namespace bianmin::center {

struct LogField {
  LogField(std::string_view name, std::string_view text) : key(name), value(text) {}
  LogField(std::string_view name, const char* text) : key(name), value(text) {}
  LogField(std::string_view name, const std::string& text) : key(name), value(text) {}
  LogField(std::string_view name, std::integral auto number)
      : key(name), value(std::to_string(number)) {}

  std::string_view key;
  std::string value;
};
using LogFields = std::initializer_list<LogField>;

// Through spdlog's default logger; any thread.
void logInfo(std::string_view event, LogFields fields = {});
void logWarning(std::string_view event, LogFields fields = {});
void logError(std::string_view event, LogFields fields = {});

// The line without its time and level. A value with blanks, quotes, '=' or control characters
// stands in quotes with escapes, so that no value can look like another field or another line.
std::string logLine(std::string_view event, LogFields fields);
// What may be told of an error: the store's own words, which hold no values; of any other only its
// kind, because its words may repeat what was sent.
std::string errorKind(const std::exception& error);
// Whole milliseconds since the moment.
long long milliseconds(std::chrono::steady_clock::time_point since);

// The same form for the lines of the whole program: "time=... level=info event=...".
inline constexpr const char* kLogPattern = "time=%Y-%m-%dT%H:%M:%S.%e%z level=%l %v";

}  // namespace bianmin::center
