#include "sync/domain/deadline.h"

#include <algorithm>
#include <vector>

namespace bianmin {
namespace {

using enum DossierStatus;
using std::chrono::days;
using std::chrono::sys_days;

// From the day on which the clock stopped until the day on which it went on.
struct Stop {
  Date from{};
  std::optional<Date> until;
};

bool ends(DossierStatus status) {
  switch (status) {
    case NotAccepted:
    case Approved:
    case Refused:
    case Closed:
    case Delivered:
    case Archived:
    case Withdrawn:
      return true;
    case Received:
    case SupplementRequested:
    case Accepted:
    case Investigating:
    case PublicNotice:
    case Objection:
    case Suspended:
      return false;
  }
  return false;
}

// Publicity without days of its own in the rule is judged by the steps.
bool publicityIsExcluded(const Matter& matter) {
  if (matter.publicity) return !matter.publicity->inside_limit;
  return std::ranges::any_of(matter.steps, &Step::excluded);
}

int daysBetween(const Date& after, const Date& last, DayUnit unit, const WorkCalendar& calendar) {
  int count = 0;
  for (sys_days day = sys_days{after} + days{1}; day <= sys_days{last}; day += days{1}) {
    if (unit == DayUnit::Calendar || calendar.isWorkingDay(Date{day})) ++count;
  }
  return count;
}

std::vector<Stop> stopsOf(const Matter& matter, std::span<const StatusChange> since_acceptance,
                          std::chrono::minutes offset) {
  std::vector<Stop> stops;
  bool standing = false;
  for (const StatusChange& change : since_acceptance) {
    const bool stands = clockStands(matter, change.status);
    if (stands == standing) continue;
    const Date day = localDate(change.at, offset);
    if (stands) {
      stops.push_back({day, std::nullopt});
    } else {
      stops.back().until = day;
    }
    standing = stands;
  }
  return stops;
}

std::optional<Deadline> dueBy(const std::optional<Limit>& limit, const Date& accepted,
                              std::span<const Stop> stops, const WorkCalendar& calendar) {
  if (!limit) return std::nullopt;
  Limit left = *limit;
  Date from = accepted;
  for (const Stop& stop : stops) {
    const int used = daysBetween(from, stop.from, limit->unit, calendar);
    if (used >= left.days) break;
    if (!stop.until) return std::nullopt;
    left.days -= used;
    from = *stop.until;
  }
  Deadline due = calendar.after(from, left);
  for (auto year = accepted.year(); year < from.year(); ++year) {
    if (!calendar.covers(static_cast<int>(year))) due.provisional = true;
  }
  return due;
}

}  // namespace

bool clockStands(const Matter& matter, DossierStatus status) {
  switch (status) {
    case Received:
    case SupplementRequested:
    case Suspended:
      return true;
    case PublicNotice:
      return publicityIsExcluded(matter);
    case Accepted:
    case NotAccepted:
    case Investigating:
    case Objection:
    case Approved:
    case Refused:
    case Closed:
    case Delivered:
    case Archived:
    case Withdrawn:
      return false;
  }
  return false;
}

DueDates dueDates(const Matter& matter, std::span<const StatusChange> history,
                  const WorkCalendar& calendar, std::chrono::minutes offset) {
  DueDates due;
  const auto start = std::ranges::find(history, Accepted, &StatusChange::status);
  if (start == history.end()) return due;
  const DossierStatus last = history.back().status;
  due.clock = ends(last)                  ? ClockState::Ended
              : clockStands(matter, last) ? ClockState::Standing
                                          : ClockState::Running;
  due.accepted = localDate(start->at, offset);
  const auto since = history.subspan(static_cast<std::size_t>(start - history.begin()));
  const std::vector<Stop> stops = stopsOf(matter, since, offset);
  due.statutory = dueBy(matter.total, *due.accepted, stops, calendar);
  due.promised = dueBy(matter.promised, *due.accepted, stops, calendar);
  return due;
}

}  // namespace bianmin
