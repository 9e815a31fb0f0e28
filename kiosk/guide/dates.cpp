#include "kiosk/guide/dates.h"

#include <fmt/format.h>

#include "kiosk/text/catalogue.h"

namespace bianmin {

std::string paperDate(const Date& date) {
  if (!date.ok()) return {};
  return trf("date.long", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
             static_cast<unsigned>(date.day()));
}

std::string dateWords(const Date& date, DateStyle style, const Date& today) {
  if (!date.ok()) return {};
  if (style == DateStyle::Full || date.year() != today.year()) return paperDate(date);
  return trf("date.short", static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string paperTime(const LocalTime& at) {
  if (!at.date.ok()) return {};
  return fmt::format("{} {:02}:{:02}", paperDate(at.date), at.minute_of_day / 60,
                     at.minute_of_day % 60);
}

std::string limitWords(const std::optional<Limit>& limit) {
  if (!limit) return {};
  return trf(limit->unit == DayUnit::Working ? "limit.working" : "limit.calendar", limit->days);
}

}  // namespace bianmin
