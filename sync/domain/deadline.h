// By when a request has to be answered. Pure: the days come from the history and the calendar.
//
// Rules: the limit runs from acceptance, whose day is not counted (Civil Code Art 201); it stands
// while papers are asked for (补正) until a clerk accepts again, while the matter is suspended
// (特别程序), and while it is published where the rule leaves the publicity out of the limit
// (不含公示时间).
//
// A part of a day: only whole days in the hall's own zone are counted. The day on which the clock
// stops still counts as used, the day on which it goes on does not, just as the first day does not;
// so a stop from Wednesday to Friday gives back two days, and one that begins and ends on the same
// day gives back none. Days of rest within a stop are given back in a limit of calendar days only,
// since a limit of working days never counts them.
#pragma once

#include <chrono>
#include <optional>
#include <span>

#include "sync/domain/calendar.h"
#include "sync/domain/dossier.h"
#include "sync/domain/life.h"
#include "sync/domain/service.h"
#include "sync/domain/time.h"

namespace bianmin {

enum class ClockState {
  NotStarted,  // not accepted yet, or never
  Running,
  Standing,  // no day can be said until it goes on
  Ended,     // decided, closed or withdrawn; the days that were due stay known
};
// "not-started", "running", "standing", "ended".
std::string_view toName(ClockState clock);
std::optional<ClockState> clockStateFromName(std::string_view name);

struct DueDates {
  ClockState clock = ClockState::NotStarted;
  std::optional<Date> accepted;
  // Absent without such a limit, before acceptance, and while the clock stands (unless the limit
  // was over before it stopped).
  std::optional<Deadline> statutory;
  std::optional<Deadline> promised;
  // While the clock stands: since when, and how many days of each limit are still to run when it
  // goes on, in the limit's own unit; 0 when the limit was over.
  std::optional<Date> standing_since;
  std::optional<int> statutory_left;
  std::optional<int> promised_left;
  bool extended = false;

  // By which the request is measured and which the resident is told: the promise, else the law's.
  const std::optional<Deadline>& due() const { return promised ? promised : statutory; }
};

struct ClockOptions {
  bool extended = false;  // the one extension (延期) was given; nothing without a rule for it
  std::chrono::minutes offset = kChinaOffset;
};

// `history` is what the county told, oldest first; the same status told again changes nothing.
DueDates dueDates(const Matter& matter, std::span<const StatusChange> history,
                  const WorkCalendar& calendar, const ClockOptions& options = {});

// Whether the clock stands in a status that comes after acceptance. An excluded step that is not
// the publicity has no status of its own: the county then notes Suspended.
bool clockStands(const Matter& matter, DossierStatus status);

// The limits as an extension makes them: the law's becomes Matter::extended (特殊情况的时限), the
// promise grows by as many days, or becomes the longer limit where the units differ. The limits
// without it when the matter has no such rule.
struct Limits {
  std::optional<Limit> statutory;
  std::optional<Limit> promised;
};
Limits limitsOf(const Matter& matter, bool extended);

// Nothing when the request may be extended today. Once, by a county clerk or a supervisor, with a
// reason that the resident is told (延期), while the clock runs or stands and before the law's day
// is over. By which rule and how long: Matter::extended; a matter without it cannot be extended.
std::optional<MoveRefusal> extensionRefusal(const Matter& matter, const DueDates& now, MoverRole by,
                                            bool reason, const Date& today);

}  // namespace bianmin
