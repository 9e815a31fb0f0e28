// How a request stands against its day: the lamps of a worklist, and the on-time rate. Pure.
//
// Measured is by the promise (承诺时限), or by the law's limit where nothing was promised: see
// DueDates::due(). All days are days in the hall.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sync/domain/calendar.h"
#include "sync/domain/deadline.h"
#include "sync/domain/dossier.h"

namespace bianmin {

enum class Lamp {
  None,      // the clock has not begun, the matter has no limit, or the request is over
  Green,     // 正常
  Yellow,    // 快到期: due within so many working days, today included
  Red,       // 超期: the day has passed
  Standing,  // 停表: waits for a supplement or an excluded step
};
// "none", "green", "yellow", "red", "standing".
std::string_view toName(Lamp lamp);
std::optional<Lamp> lampFromName(std::string_view name);

// Working days before the day that is due from which the lamp is yellow; the county sets it in
// supervision.toml. The number is the product's default: no rule of the state names one.
inline constexpr int kDueSoonDays = 3;

// The first day on which the lamp is yellow: so many working days before `due`; 0 gives `due`.
Date yellowFrom(const Date& due, int due_soon_days, const WorkCalendar& calendar);

// The days of a request as they are kept beside it, so that a worklist can be asked by them.
struct RequestDays {
  ClockState clock = ClockState::NotStarted;
  std::optional<Date> accepted;
  std::optional<Date> due;          // DueDates::due()
  std::optional<Date> due_by_law;   // DueDates::statutory
  std::optional<Date> yellow_from;  // with `due` only
  bool provisional = false;         // of `due`
  bool extended = false;
  // A lamp may burn: from acceptance until the request is closed (办结), not accepted or withdrawn.
  // A decision does not put it out, since the on-time rate asks for the closing.
  bool burning = false;
};
RequestDays daysOf(DossierStatus status, const DueDates& due, int due_soon_days,
                   const WorkCalendar& calendar);

// None unless `burning`; Red when `due` is before today; else Standing while the clock stands; else
// None without `due`; Green before `yellow_from`, Yellow from then on.
Lamp lampOf(const RequestDays& days, const Date& today);

// Working days from today until the day that is due: 0 when that is today; negative once it has
// passed, at least -1 (also when only days of rest lie between).
int workingDaysUntil(const Date& due, const Date& today, const WorkCalendar& calendar);

// One closed request (办结, whatever was decided).
struct ClosedRequest {
  Date closed{};
  std::optional<Date> due;  // absent: the matter has no limit
};
// Closed on the day that was due is in time.
bool inTime(const ClosedRequest& request);

// 按时办结率 = closed in time / closed. Requests without any limit have no time to be in: they are
// counted apart and are in neither number. What was not accepted or was withdrawn is not closed.
struct OnTime {
  int closed = 0;  // with a limit
  int in_time = 0;
  int without_limit = 0;
  int late() const { return closed - in_time; }
  // 0..1; nothing when nothing was closed.
  std::optional<double> rate() const;
  void add(const ClosedRequest& request);
};

// The town of a village's region code: its first nine digits; a shorter code as it is.
std::string townOf(std::string_view region);

}  // namespace bianmin
