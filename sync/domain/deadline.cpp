#include "sync/domain/deadline.h"

#include <algorithm>
#include <array>
#include <utility>
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

struct Reckoned {
  std::optional<Deadline> due;
  std::optional<int> left;  // while the clock stands
};

Reckoned reckon(const std::optional<Limit>& limit, const Date& accepted,
                std::span<const Stop> stops, const WorkCalendar& calendar) {
  if (!limit) return {};
  const bool standing = !stops.empty() && !stops.back().until;
  Limit left = *limit;
  Date from = accepted;
  Reckoned reckoned;
  if (standing) reckoned.left = 0;
  for (const Stop& stop : stops) {
    if (stop.from > calendar.after(from, left).date) break;  // it was over before
    const int used = daysBetween(from, stop.from, limit->unit, calendar);
    left.days = std::max(0, left.days - used);
    if (!stop.until) return {std::nullopt, left.days};
    from = *stop.until;
  }
  Deadline due = calendar.after(from, left);
  for (auto year = accepted.year(); year < from.year(); ++year) {
    if (!calendar.covers(static_cast<int>(year))) due.provisional = true;
  }
  reckoned.due = due;
  return reckoned;
}

constexpr std::array kClockNames = {
    std::pair{ClockState::NotStarted, std::string_view("not-started")},
    std::pair{ClockState::Running, std::string_view("running")},
    std::pair{ClockState::Standing, std::string_view("standing")},
    std::pair{ClockState::Ended, std::string_view("ended")}};

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
                  const WorkCalendar& calendar, const ClockOptions& options) {
  DueDates due;
  const auto start = std::ranges::find(history, Accepted, &StatusChange::status);
  if (start == history.end()) return due;
  const DossierStatus last = history.back().status;
  due.clock = ends(last)                  ? ClockState::Ended
              : clockStands(matter, last) ? ClockState::Standing
                                          : ClockState::Running;
  due.accepted = localDate(start->at, options.offset);
  due.extended = options.extended && matter.extended.has_value();
  const auto since = history.subspan(static_cast<std::size_t>(start - history.begin()));
  const std::vector<Stop> stops = stopsOf(matter, since, options.offset);
  if (due.clock == ClockState::Standing) due.standing_since = stops.back().from;
  const Limits limits = limitsOf(matter, options.extended);
  const Reckoned statutory = reckon(limits.statutory, *due.accepted, stops, calendar);
  const Reckoned promised = reckon(limits.promised, *due.accepted, stops, calendar);
  due.statutory = statutory.due;
  due.statutory_left = statutory.left;
  due.promised = promised.due;
  due.promised_left = promised.left;
  return due;
}

Limits limitsOf(const Matter& matter, bool extended) {
  Limits limits{matter.total, matter.promised};
  if (!extended || !matter.extended) return limits;
  if (limits.promised) {
    const bool same = matter.total && matter.total->unit == matter.extended->unit &&
                      limits.promised->unit == matter.extended->unit;
    if (same) {
      limits.promised->days += matter.extended->days - matter.total->days;
    } else {
      limits.promised = matter.extended;
    }
  }
  limits.statutory = matter.extended;
  return limits;
}

std::optional<MoveRefusal> extensionRefusal(const Matter& matter, const DueDates& now, MoverRole by,
                                            bool reason, const Date& today) {
  if (by != MoverRole::CountyClerk && by != MoverRole::Supervisor) return MoveRefusal::NotThisRole;
  if (now.clock != ClockState::Running && now.clock != ClockState::Standing)
    return MoveRefusal::ClockNotRunning;
  if (!matter.extended) return MoveRefusal::NoExtensionRule;
  if (now.extended) return MoveRefusal::AlreadyExtended;
  // Measured by the promise: an extension afterwards would make what was late look in time.
  if (const auto due = now.due(); due && due->date < today) return MoveRefusal::LimitOver;
  if (!reason) return MoveRefusal::ReasonMissing;
  return std::nullopt;
}

std::string_view toName(ClockState clock) {
  return kClockNames.at(static_cast<std::size_t>(clock)).second;
}

std::optional<ClockState> clockStateFromName(std::string_view name) {
  for (const auto& [clock, known] : kClockNames)
    if (known == name) return clock;
  return std::nullopt;
}

}  // namespace bianmin
