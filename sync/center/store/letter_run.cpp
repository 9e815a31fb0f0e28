#include "sync/center/store/letter_run.h"

#include <algorithm>
#include <map>

#include "sync/center/store/letter_rows.h"

namespace bianmin::center {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// The last day that is yellow today, or the last of the month, whose start lists what falls due.
Date lastDueOf(const SupervisionRules& rules, const WorkCalendar& calendar, const Date& today) {
  sys_days last{today};
  for (int left = rules.due_soon_days; left > 0;) {
    last += days{1};
    if (calendar.isWorkingDay(Date{last})) --left;
  }
  return Date{std::max(last, sys_days{today.year() / today.month() / std::chrono::last})};
}

// Takes the lock of the numbers, in one order, so that one run follows the other.
std::array<int, 3> lockNumbers(Db& db, int year) {
  std::array<int, 3> last{};
  for (const LetterKind kind : kLetterKinds) {
    Query q(db,
            "INSERT INTO letter_numbers (kind, year, last) VALUES ($1,$2,0)"
            " ON CONFLICT (kind, year) DO UPDATE SET last = letter_numbers.last RETURNING last",
            toName(kind), year);
    if (q.step()) last.at(static_cast<std::size_t>(kind)) = static_cast<int>(q.integer(0));
  }
  return last;
}

class Run {
 public:
  Run(Db& db, const SupervisionRules& rules, const WorkCalendar& calendar, const Date& today)
      : db_(db),
        rules_(rules),
        calendar_(calendar),
        today_(today),
        year_(static_cast<int>(today.year())),
        month_(static_cast<int>(static_cast<unsigned>(today.month()))) {}

  SupervisionPlan plan(const std::array<int, 3>& last_serials) {
    readRequests();
    readRatings();
    readLetters();
    readSheets();
    std::vector<WatchedRequest> requests;
    requests.reserve(watched_.size());
    for (auto& [id, request] : watched_) requests.push_back(std::move(request));
    return planSupervision({requests, letters_, sheets_, last_serials}, rules_, calendar_, today_);
  }

  void keep(const SupervisionPlan& plan, Instant now) {
    // Before the new ones: of a request one letter at a time is open.
    for (const LetterEnd& end : plan.end) keep(end, now);
    for (const Letter& letter : plan.issue) keep(letter);
    for (const LetterException& exception : plan.exceptions) keep(exception);
    Query(db_, "UPDATE letter_exceptions SET gone_on = $1 WHERE gone_on IS NULL AND last_on < $1",
          toIso(today_))
        .run();
    for (const MonthSheet& sheet : plan.sheets) keep(sheet);
    Query(db_,
          "INSERT INTO letter_runs (day, at, issued, ended, exceptions) VALUES ($1,$2,$3,$4,$5)",
          toIso(today_), now, plan.issue.size(), plan.end.size(), plan.exceptions.size())
        .run();
  }

 private:
  void readRequests() {
    // The second half: an open letter may be about a request whose day was moved since.
    Query q(db_,
            "SELECT d.id, d.matter, d.village, d.clock, d.due, d.yellow_from FROM dossiers d"
            " WHERE d.burning = 1 AND d.due <= $1"
            " UNION SELECT d.id, d.matter, d.village, d.clock, d.due, d.yellow_from"
            " FROM letters l JOIN dossiers d ON d.id = l.request"
            " WHERE l.state = 'issued' AND d.burning = 1",
            toIso(lastDueOf(rules_, calendar_, today_)));
    while (q.step()) {
      RequestDays of;
      of.burning = true;
      of.clock = clockStateFromName(q.text(3)).value_or(ClockState::NotStarted);
      if (const auto due = q.maybeText(4)) of.due = dateFromIso(*due);
      if (const auto from = q.maybeText(5)) of.yellow_from = dateFromIso(*from);
      WatchedRequest& request = watched_[q.text(0)];
      request.id = q.text(0);
      request.matter = q.text(1);
      request.village = q.text(2);
      request.lamp = lampOf(of, today_);
      request.due = of.due;
    }
  }

  // A rating that belongs to no request is watched under its own id.
  void readRatings() {
    Query q(
        db_,
        "SELECT coalesce(d.id, r.id), coalesce(d.matter, r.matter), coalesce(d.village, t.village),"
        " r.at FROM ratings r JOIN terminals t ON t.id = r.terminal LEFT JOIN dossiers d"
        " ON d.id = (SELECT max(o.id) FROM dossiers o WHERE o.lookup = r.lookup)"
        " WHERE r.stars <= 2"
        " AND NOT EXISTS (SELECT 1 FROM rating_follow_ups f WHERE f.rating = r.id)");
    while (q.step()) {
      WatchedRequest& request = watched_[q.text(0)];
      request.id = q.text(0);
      request.matter = q.text(1);
      request.village = q.text(2);
      const Date by = followUpBy(localDate(q.instant(3)), rules_, calendar_);
      if (!request.follow_up_by || by < *request.follow_up_by) request.follow_up_by = by;
    }
  }

  // All that may bear on today: open ones, of requests still under way, about ratings, and those
  // that ended this month.
  void readLetters() {
    // Locked against answers until this run is over.
    for (Query q(db_, "SELECT id FROM letters WHERE state = 'issued' ORDER BY id FOR UPDATE");
         q.step();) {
    }
    static const std::string kText =
        std::string("SELECT ") + kLetterColumns +
        " FROM letters l LEFT JOIN dossiers d ON d.id = l.request"
        " WHERE l.state = 'issued' OR l.cause = 'rating_missed' OR d.burning = 1"
        " OR l.ended_on >= $1 ORDER BY l.id";
    Query q(db_, Sql(kText.c_str()), toIso(today_.year() / today_.month() / std::chrono::day{1}));
    while (q.step()) letters_.push_back(readLetter(q).letter);
  }

  void readSheets() {
    Query q(db_, "SELECT phase, supervisor FROM month_sheets WHERE year = $1 AND month = $2", year_,
            month_);
    while (q.step()) {
      if (const auto phase = monthPhaseFromName(q.text(0))) {
        sheets_.push_back({*phase, year_, month_, q.text(1), {}, {}});
      }
    }
  }

  const Supervisor& supervisor(const std::string& id) const {
    static const Supervisor kNobody;
    const auto found = std::ranges::find(rules_.supervisors, id, &Supervisor::id);
    return found == rules_.supervisors.end() ? kNobody : *found;
  }

  void keep(const LetterEnd& end, Instant now) {
    Query(db_,
          "UPDATE letters SET state = $1, ended_on = $2, ended_at = $3"
          " WHERE kind = $4 AND year = $5 AND serial = $6",
          end.escalated ? "escalated" : "answered", toIso(today_), now, toName(end.kind), end.year,
          end.serial)
        .run();
  }

  void keep(const Letter& letter) {
    std::optional<std::string> about;
    if (letter.about) about = toIso(*letter.about);
    Query(db_,
          "INSERT INTO letters (kind, year, serial, number, request, matter, village, cause, about,"
          " supervisor, supervisor_name, issued_on, reply_by, provisional, state, answer,"
          " answered_by) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,'issued','','')",
          toName(letter.kind), letter.year, letter.serial, letter.number, letter.request,
          letter.matter, letter.village, toName(letter.cause), about, letter.supervisor,
          supervisor(letter.supervisor).name, toIso(letter.issued), toIso(letter.reply_by.date),
          letter.reply_by.provisional)
        .run();
    Query(db_, "UPDATE letter_numbers SET last = $1 WHERE kind = $2 AND year = $3", letter.serial,
          toName(letter.kind), letter.year)
        .run();
  }

  void keep(const LetterException& exception) {
    Query(db_,
          "INSERT INTO letter_exceptions (kind, request, letter, cause, matter, village, first_on,"
          " last_on, note, noted_by) VALUES ($1,$2,$3,$4,$5,$6,$7,$7,'','')"
          " ON CONFLICT (kind, request, letter) DO UPDATE SET cause = excluded.cause,"
          " last_on = excluded.last_on, gone_on = NULL, first_on ="
          " CASE WHEN letter_exceptions.gone_on IS NULL THEN letter_exceptions.first_on"
          " ELSE excluded.first_on END,"
          // What was noted about the last time says nothing about this one.
          " note = CASE WHEN letter_exceptions.gone_on IS NULL THEN letter_exceptions.note"
          " ELSE '' END, noted_by = CASE WHEN letter_exceptions.gone_on IS NULL"
          " THEN letter_exceptions.noted_by ELSE '' END",
          toName(exception.kind), exception.request, toName(exception.letter),
          toName(exception.cause), exception.matter, exception.village, toIso(today_))
        .run();
  }

  void keep(const MonthSheet& sheet) {
    const Supervisor& who = supervisor(sheet.supervisor);
    std::int64_t id = 0;
    {
      Query q(db_,
              "INSERT INTO month_sheets (year, month, phase, supervisor, supervisor_name, area,"
              " made_on) VALUES ($1,$2,$3,$4,$5,$6,$7) RETURNING id",
              sheet.year, sheet.month, toName(sheet.phase), sheet.supervisor, who.name, who.area,
              toIso(today_));
      if (q.step()) id = q.integer(0);
    }
    int place = 0;
    const auto add = [&](const char* what, const std::string& item) {
      Query(db_, "INSERT INTO month_sheet_items (sheet, place, what, item) VALUES ($1,$2,$3,$4)",
            id, place++, what, item)
          .run();
    };
    for (const std::string& request : sheet.requests) add("request", request);
    for (const std::string& letter : sheet.letters) add("letter", letter);
  }

  Db& db_;
  const SupervisionRules& rules_;
  const WorkCalendar& calendar_;
  Date today_;
  int year_, month_;
  std::map<std::string, WatchedRequest> watched_;  // by id, so that numbers follow one order
  std::vector<Letter> letters_;
  std::vector<MonthSheet> sheets_;
};

SupervisionRules rulesOfNow(Db& db, const SupervisionRules& rules) {
  LetterStore store(db);
  return withDeskSupervisors(rules, store);
}

}  // namespace

LetterRun runLetters(Db& db, const SupervisionRules& rules, const WorkCalendar& calendar,
                     const Date& today, Instant now) {
  return retried(db, [&] {
    Transaction transaction(db);
    const auto serials = lockNumbers(db, static_cast<int>(today.year()));
    if (const auto last = lastLetterRun(db); last && *last >= today) {
      transaction.commit();
      return LetterRun{};
    }
    const SupervisionRules now_rules = rulesOfNow(db, rules);
    Run run(db, now_rules, calendar, today);
    LetterRun result{true, run.plan(serials)};
    run.keep(result.plan, now);
    transaction.commit();
    return result;
  });
}

SupervisionPlan tryLetters(Db& db, const SupervisionRules& rules, const WorkCalendar& calendar,
                           const Date& today) {
  return retried(db, [&] {
    Transaction transaction(db);  // never committed
    const auto serials = lockNumbers(db, static_cast<int>(today.year()));
    const SupervisionRules now_rules = rulesOfNow(db, rules);
    return Run(db, now_rules, calendar, today).plan(serials);
  });
}

std::optional<Date> clockDoubt(Db& db, const Date& today) {
  constexpr days kLongestSilence{60};
  // One entry a terminal, each found by its number.
  Query q(db,
          "SELECT max(e.at) FROM terminals t JOIN entries e"
          " ON e.terminal = t.id AND e.enrolment = t.enrolment AND e.seq = t.last_seq");
  if (!q.step() || q.isNull(0)) return std::nullopt;
  const Date newest = localDate(q.instant(0));
  if (sys_days{today} - sys_days{newest} <= kLongestSilence) return std::nullopt;
  return newest;
}

std::optional<Date> lastLetterRun(Db& db) {
  Query q(db, "SELECT max(day) FROM letter_runs");
  if (!q.step() || q.isNull(0)) return std::nullopt;
  return dateFromIso(q.text(0));
}

}  // namespace bianmin::center
