#include "sync/domain/lamp.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bianmin {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::array kLampNames = {std::pair{Lamp::None, std::string_view("none")},
                                   std::pair{Lamp::Green, std::string_view("green")},
                                   std::pair{Lamp::Yellow, std::string_view("yellow")},
                                   std::pair{Lamp::Red, std::string_view("red")},
                                   std::pair{Lamp::Standing, std::string_view("standing")}};

// Working days after `first` up to and with `last`.
int workingDays(const Date& first, const Date& last, const WorkCalendar& calendar) {
  int count = 0;
  for (sys_days day = sys_days{first} + days{1}; day <= sys_days{last}; day += days{1}) {
    if (calendar.isWorkingDay(Date{day})) ++count;
  }
  return count;
}

}  // namespace

std::string_view toName(Lamp lamp) { return kLampNames.at(static_cast<std::size_t>(lamp)).second; }

std::optional<Lamp> lampFromName(std::string_view name) {
  for (const auto& [lamp, known] : kLampNames)
    if (known == name) return lamp;
  return std::nullopt;
}

Date yellowFrom(const Date& due, int due_soon_days, const WorkCalendar& calendar) {
  sys_days day{due};
  for (int left = due_soon_days; left > 0;) {
    day -= days{1};
    if (calendar.isWorkingDay(Date{day})) --left;
  }
  return Date{day};
}

RequestDays daysOf(DossierStatus status, const DueDates& due, int due_soon_days,
                   const WorkCalendar& calendar) {
  RequestDays request;
  request.clock = due.clock;
  request.accepted = due.accepted;
  request.extended = due.extended;
  request.burning = due.clock != ClockState::NotStarted && !isOver(status);
  if (due.statutory) request.due_by_law = due.statutory->date;
  if (const auto& day = due.due()) {
    request.due = day->date;
    request.provisional = day->provisional;
    request.yellow_from = yellowFrom(day->date, due_soon_days, calendar);
  }
  return request;
}

Lamp lampOf(const RequestDays& days, const Date& today) {
  if (!days.burning) return Lamp::None;
  if (days.due && *days.due < today) return Lamp::Red;
  if (days.clock == ClockState::Standing) return Lamp::Standing;
  if (!days.due || !days.yellow_from) return Lamp::None;
  return today < *days.yellow_from ? Lamp::Green : Lamp::Yellow;
}

int workingDaysUntil(const Date& due, const Date& today, const WorkCalendar& calendar) {
  if (today <= due) return workingDays(today, due, calendar);
  return -std::max(1, workingDays(due, today, calendar));
}

bool inTime(const ClosedRequest& request) { return request.due && request.closed <= *request.due; }

std::optional<double> OnTime::rate() const {
  if (closed == 0) return std::nullopt;
  return static_cast<double>(in_time) / closed;
}

void OnTime::add(const ClosedRequest& request) {
  if (!request.due) {
    ++without_limit;
    return;
  }
  ++closed;
  if (inTime(request)) ++in_time;
}

std::string townOf(std::string_view region) { return std::string(region.substr(0, 9)); }

}  // namespace bianmin
