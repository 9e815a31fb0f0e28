#include "sync/domain/time.h"

#include <charconv>
#include <cstdio>

namespace bianmin {
namespace {

using namespace std::chrono;

// Digits only: no sign, no blank. -1 for anything else.
int number(std::string_view digits) {
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
  }
  int value = -1;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// The minute 24:00 and leap seconds do not exist here.
bool within(int value, int limit) { return value >= 0 && value < limit; }

}  // namespace

std::string toIso(const Date& date) {
  if (!date.ok() || date.year() < year{0} || date.year() > year{9999}) return "0000-00-00";
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

Date localDate(Instant at, std::chrono::minutes offset) {
  return Date{std::chrono::floor<std::chrono::days>(at + offset)};
}

Date dateFromIso(std::string_view text) {
  const Date none{};
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return none;
  const int y = number(text.substr(0, 4));
  const int m = number(text.substr(5, 2));
  const int d = number(text.substr(8, 2));
  if (y < 0 || m < 0 || d < 0) return none;
  const Date date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
  return date.ok() ? date : none;
}

std::string toIso(Instant at) {
  const auto midnight = floor<days>(at);
  const hh_mm_ss<milliseconds> time{at - midnight};
  char text[48];
  std::snprintf(text, sizeof text, "T%02d:%02d:%02d.%03dZ", static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
                static_cast<int>(time.subseconds().count()));
  return toIso(Date{midnight}) + text;
}

Instant instantFromIso(std::string_view text) {
  const Instant none{milliseconds{-1}};
  if (text.size() != 24 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
      text[19] != '.' || text[23] != 'Z') {
    return none;
  }
  const Date date = dateFromIso(text.substr(0, 10));
  const int h = number(text.substr(11, 2));
  const int m = number(text.substr(14, 2));
  const int s = number(text.substr(17, 2));
  const int ms = number(text.substr(20, 3));
  if (!date.ok() || !within(h, 24) || !within(m, 60) || !within(s, 60) || ms < 0) return none;
  return Instant{sys_days{date}} + hours{h} + minutes{m} + seconds{s} + milliseconds{ms};
}

}  // namespace bianmin
