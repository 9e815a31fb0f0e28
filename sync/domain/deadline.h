// By when a request has to be answered. Pure: the days come from the history and the calendar.
//
// Rules: the limit runs from acceptance, whose day is not counted (Civil Code Art 201); it stands
// while papers are asked for (补正), while the matter is suspended (特别程序), and while it is
// published where the rule leaves the publicity out of the limit (不含公示时间). The day on which
// it stops is still counted, the day on which it goes on is not, as with its beginning.
#pragma once

#include <chrono>
#include <optional>
#include <span>

#include "sync/domain/calendar.h"
#include "sync/domain/dossier.h"
#include "sync/domain/service.h"
#include "sync/domain/time.h"

namespace bianmin {

enum class ClockState {
  NotStarted,  // not accepted yet, or never
  Running,
  Standing,  // no day can be said until it goes on
  Ended,     // decided, closed or withdrawn; the days that were due stay known
};

struct DueDates {
  ClockState clock = ClockState::NotStarted;
  std::optional<Date> accepted;
  // Absent without such a limit, before acceptance, and while the clock stands (unless the limit
  // was over before it stopped).
  std::optional<Deadline> statutory;
  std::optional<Deadline> promised;
};

// `history` is what the county told, oldest first.
DueDates dueDates(const Matter& matter, std::span<const StatusChange> history,
                  const WorkCalendar& calendar, std::chrono::minutes offset = kChinaOffset);

// Whether the clock stands in a status that comes after acceptance. An excluded step that is not
// the publicity has no status of its own: the county then notes Suspended.
bool clockStands(const Matter& matter, DossierStatus status);

}  // namespace bianmin
