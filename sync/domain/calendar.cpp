#include "sync/domain/calendar.h"

#include <algorithm>
#include <utility>

namespace bianmin {
namespace {

using namespace std::chrono;

bool isWeekday(sys_days day) {
  const weekday name{day};
  return name != Saturday && name != Sunday;
}

}  // namespace

WorkCalendar::WorkCalendar(std::vector<CalendarYear> years, std::set<sys_days> closed)
    : years_(std::move(years)), closed_(std::move(closed)) {}

bool WorkCalendar::covers(int year) const {
  return std::ranges::find(years_, year, &CalendarYear::year) != years_.end();
}

bool WorkCalendar::isWorkingDay(const Date& day) const {
  if (!day.ok()) return false;
  const sys_days point{day};
  if (closed_.contains(point)) return false;
  const auto year = std::ranges::find(years_, static_cast<int>(day.year()), &CalendarYear::year);
  if (year != years_.end()) {
    if (year->off.contains(point)) return false;
    if (year->work.contains(point)) return true;
  }
  return isWeekday(point);
}

Deadline WorkCalendar::after(const Date& start, const Limit& limit) const {
  if (!start.ok()) return {};
  sys_days day{start};
  if (limit.unit == DayUnit::Working) {
    for (int left = limit.days; left > 0;) {
      day += days{1};
      if (isWorkingDay(Date{day})) --left;
    }
  } else {
    day += days{limit.days};
    while (!isWorkingDay(Date{day})) day += days{1};
  }
  Deadline deadline{Date{day}, false};
  for (auto y = start.year(); y <= deadline.date.year(); ++y) {
    if (!covers(static_cast<int>(y))) deadline.provisional = true;
  }
  return deadline;
}

}  // namespace bianmin
