// Working days: Monday to Friday, less the holidays and plus the working weekends of the State
// Council's yearly notice, which a county loads as config/calendar/YEAR.toml, and less the days on
// which the hall itself is closed (snow, a disaster), config/calendar/closures.toml.
#pragma once

#include <set>
#include <vector>

#include "sync/domain/service.h"
#include "sync/domain/time.h"

namespace bianmin {

struct CalendarYear {
  int year = 0;
  std::set<std::chrono::sys_days> off;
  std::set<std::chrono::sys_days> work;
};

struct Deadline {
  Date date{};
  bool provisional = false;  // a year on the way has no notice loaded yet
};

// Immutable once built; may be shared between threads.
class WorkCalendar {
 public:
  WorkCalendar() = default;
  explicit WorkCalendar(std::vector<CalendarYear> years,
                        std::set<std::chrono::sys_days> closed = {});

  bool isWorkingDay(const Date& day) const;
  bool covers(int year) const;

  // The last day of a limit that starts on `start`: the first day is not counted, and a limit in
  // calendar days that ends on a rest day runs to the next working day (Civil Code Art 201-203).
  Deadline after(const Date& start, const Limit& limit) const;

 private:
  std::vector<CalendarYear> years_;
  std::set<std::chrono::sys_days> closed_;
};

}  // namespace bianmin
