// Letters on a running desk: days that are due, ratings, and the day's run, with a calendar of
// Mondays to Fridays.
#pragma once

#include "sync/center/store/letter_run.h"
#include "tests/sync/center/desk/desk_fixture.h"

namespace bianmin::center {

class LettersOnDesk {
 public:
  explicit LettersOnDesk(RunningDesk& desk) : desk_(desk) {
    rules.office = "便民";
    rules.supervisors = {{"county", "王五", ""}, {"town", "王五", kTown}};
  }

  // As if it had been accepted with that day.
  void setDue(const std::string& request, const std::string& due) {
    Query(db(),
          "UPDATE dossiers SET status = 'ACCEPTED', burning = 1, clock = 'running', due = $1,"
          " yellow_from = $2 WHERE id = $3",
          due, toIso(yellowFrom(dateFromIso(due), rules.due_soon_days, calendar_)), request)
        .run();
  }
  void rate(std::uint64_t n, const std::string& lookup, int stars, Instant at) {
    const IncomingEntry entry{
        {ulid(n), n, EntryKind::Rating, at, R"({"rating":")" + ulid(n) + "\"}"},
        RatingBody{ulid(n), lookup, stars}};
    const Terminal from = desk_.store().terminals().at(0);
    desk_.store().ingest(from, std::span(&entry, 1), at);
  }
  LetterRun run(const std::string& on) {
    const Date day = dateFromIso(on);
    return runLetters(db(), rules, calendar_, day, Instant{std::chrono::sys_days{day}});
  }
  LetterStore store() { return LetterStore(db()); }

  SupervisionRules rules;

 private:
  Db& db() { return desk_.store().db(); }

  RunningDesk& desk_;
  WorkCalendar calendar_;
};

}  // namespace bianmin::center
