#include <nlohmann/json.hpp>
#include <stdexcept>

#include "sync/center/cli/commands.h"
#include "sync/center/cli/request_view.h"
#include "sync/center/store/letter_run.h"

namespace bianmin::center::cli {
namespace {

Json viewOf(const SupervisionPlan& plan, const Date& day, bool done) {
  Json all{{"day", toIso(day)},           {"done", done},
           {"letters", Json::array()},    {"ended", Json::array()},
           {"exceptions", Json::array()}, {"lists", Json::array()}};
  for (const Letter& letter : plan.issue) {
    all["letters"].push_back({{"number", letter.number},
                              {"kind", std::string(toName(letter.kind))},
                              {"request", letter.request},
                              {"village", letter.village},
                              {"cause", std::string(toName(letter.cause))},
                              {"supervisor", letter.supervisor},
                              {"reply_by", toIso(letter.reply_by.date)}});
  }
  for (const LetterEnd& end : plan.end) {
    all["ended"].push_back({{"kind", std::string(toName(end.kind))},
                            {"year", end.year},
                            {"serial", end.serial},
                            {"how", end.escalated ? "escalated" : "answered"}});
  }
  for (const LetterException& e : plan.exceptions) {
    all["exceptions"].push_back({{"kind", std::string(toName(e.kind))},
                                 {"request", e.request},
                                 {"village", e.village},
                                 {"letter", std::string(toName(e.letter))},
                                 {"cause", std::string(toName(e.cause))}});
  }
  for (const MonthSheet& sheet : plan.sheets) {
    all["lists"].push_back({{"phase", std::string(toName(sheet.phase))},
                            {"supervisor", sheet.supervisor},
                            {"requests", sheet.requests.size()},
                            {"letters", sheet.letters.size()}});
  }
  return all;
}

void print(const SupervisionPlan& plan, std::ostream& out) {
  for (const LetterEnd& end : plan.end) {
    out << (end.escalated ? "escalated  " : "answered   ") << toName(end.kind) << " " << end.year
        << " no. " << end.serial << "\n";
  }
  for (const Letter& letter : plan.issue) {
    out << "letter     " << letter.number << "  " << toName(letter.cause) << "  " << letter.request
        << "  " << letter.village << "  to " << letter.supervisor << "  reply by "
        << toIso(letter.reply_by.date) << "\n";
  }
  for (const LetterException& e : plan.exceptions) {
    out << "exception  " << toName(e.kind) << "  " << toName(e.letter) << "  " << toName(e.cause)
        << "  " << e.request << "  " << e.village << "\n";
  }
  for (const MonthSheet& sheet : plan.sheets) {
    out << "list       " << toName(sheet.phase) << "  " << sheet.supervisor << "  "
        << sheet.requests.size() << " requests, " << sheet.letters.size() << " letters\n";
  }
}

}  // namespace

int letters(const County& county, const LettersOptions& options, std::ostream& out) {
  const Instant now = systemNow();
  const Date day = options.on.empty() ? localDate(now) : dateFromIso(options.on);
  if (!day.ok()) throw std::runtime_error("--on: a day such as 2026-11-23");
  if (day > localDate(now) && !options.dry_run) {
    throw std::runtime_error("--on: no letter is issued before its day; try with --dry-run");
  }
  const Content content = county.content();
  const StoreFactory stores = county.stores();
  const auto db = stores.connect();
  LetterRun run;
  if (options.dry_run) {
    run.plan = tryLetters(*db, content.supervision, content.calendar, day);
  } else {
    if (const auto newest = clockDoubt(*db, day)) {
      throw std::runtime_error("the newest entry of any terminal is of " + toIso(*newest) +
                               ": is the clock right? Try with --dry-run or an earlier --on");
    }
    run = runLetters(*db, content.supervision, content.calendar, day, now);
    if (run.done) stores()->audit({now, shellActor(), "letters-run", toIso(day), ""});
  }
  if (options.json) {
    out << viewOf(run.plan, day, run.done).dump(2, ' ', false, Json::error_handler_t::replace)
        << "\n";
  } else {
    print(run.plan, out);
    if (options.dry_run) out << "Nothing was changed.\n";
    if (!options.dry_run && !run.done) out << toIso(day) << " or a later day was run before.\n";
  }
  return run.plan.exceptions.empty() ? kGood : kFinding;
}

}  // namespace bianmin::center::cli
