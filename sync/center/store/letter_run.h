// The day's run over all requests: issues letters, ends or escalates those that are open, and keeps
// what has to be seen by a person. By planSupervision(); only reading and keeping is here.
#pragma once

#include <optional>

#include "sync/center/store/letter_store.h"

namespace bianmin::center {

struct LetterRun {
  bool done = false;  // false: that day, or a later one, was run before; then the plan is empty
  SupervisionPlan plan;
};

// One transaction. Of several processes that come at once one does the work and the others find it
// done. A day that the centre was not up is not run afterwards under its own date: the next run
// finds everything that came about since, and its letters bear the day on which they are issued.
// For one thread at a time, like the Db. Throws StoreError; then nothing was done.
LetterRun runLetters(Db& db, const SupervisionRules& rules, const WorkCalendar& calendar,
                     const Date& today, Instant now);

// What a run on that day would do. Changes nothing, and does not ask whether it was done.
SupervisionPlan tryLetters(Db& db, const SupervisionRules& rules, const WorkCalendar& calendar,
                           const Date& today);

// The day of the terminals' newest entries when it is more than 60 days before `today`: then it is
// more likely that the centre's clock is wrong than that nobody came to any hall, and letters would
// bear the numbers of another year. Nothing when all is well or there is no entry to judge by. By
// the terminals' clocks: what the centre writes down bears its own.
std::optional<Date> clockDoubt(Db& db, const Date& today);

// The last day that was run; nothing before the first.
std::optional<Date> lastLetterRun(Db& db);

}  // namespace bianmin::center
