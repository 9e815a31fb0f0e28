// Time as plain values. Nothing here asks the operating system what time it is.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace bianmin {

// A moment on the wall clock, UTC, in milliseconds.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

// A moment on the monotonic clock; only differences mean something. Time-outs use it.
using MonoTime = std::chrono::time_point<std::chrono::steady_clock, std::chrono::milliseconds>;

// A calendar day without a place.
using Date = std::chrono::year_month_day;

// The wall clock as people in the hall read it (the hall's own time zone).
struct LocalTime {
  Date date{};
  int minute_of_day = 0;  // 0..1439
  friend bool operator==(const LocalTime&, const LocalTime&) = default;
};

// "2026-11-22"; an invalid date gives "0000-00-00".
std::string toIso(const Date& date);

// China has one zone and no summer time: its distance to UTC.
inline constexpr std::chrono::minutes kChinaOffset{480};

// The day at a moment in the place whose clock is `offset` ahead of UTC.
Date localDate(Instant at, std::chrono::minutes offset = kChinaOffset);

// Reads "2026-11-22"; anything else, or a day that does not exist, gives a date that is not ok().
Date dateFromIso(std::string_view text);

// "2026-11-22T13:30:00.000Z", the form that travels and is stored.
std::string toIso(Instant at);

// The inverse of toIso(Instant); the epoch minus one millisecond when the text is not of that form.
Instant instantFromIso(std::string_view text);

}  // namespace bianmin
