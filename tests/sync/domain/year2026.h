// The working days of 2026, as the notice of 2025-11-04 says.
#pragma once

#include <set>
#include <utility>

#include "sync/domain/calendar.h"

namespace bianmin {

inline WorkCalendar calendar2026(std::set<std::chrono::sys_days> closed = {}) {
  using std::chrono::days;
  using std::chrono::sys_days;
  CalendarYear year{2026, {}, {}};
  const std::pair<const char*, const char*> spans[] = {
      {"2026-01-01", "2026-01-03"}, {"2026-02-15", "2026-02-23"}, {"2026-04-04", "2026-04-06"},
      {"2026-05-01", "2026-05-05"}, {"2026-06-19", "2026-06-21"}, {"2026-09-25", "2026-09-27"},
      {"2026-10-01", "2026-10-07"}};
  for (const auto& [first, last] : spans) {
    const sys_days end{dateFromIso(last)};
    for (sys_days day{dateFromIso(first)}; day <= end; day += days{1}) year.off.insert(day);
  }
  for (const char* day :
       {"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"}) {
    year.work.insert(sys_days{dateFromIso(day)});
  }
  return WorkCalendar({year}, std::move(closed));
}

}  // namespace bianmin
