#include "sync/center/cli/letter_job.h"

#include "sync/center/api/log.h"
#include "sync/center/store/letter_run.h"

namespace bianmin::center::cli {
namespace {

constexpr std::chrono::minutes kLookEvery{1};

}  // namespace

LetterJob::LetterJob(StoreFactory stores, SupervisionRules rules, WorkCalendar calendar,
                     std::function<Instant()> now)
    : stores_(std::move(stores)),
      rules_(std::move(rules)),
      calendar_(std::move(calendar)),
      now_(std::move(now)) {}

LetterJob::~LetterJob() { stop(); }

void LetterJob::start() {
  if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
}

void LetterJob::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void LetterJob::reckon() {
  const auto go_on = [this] {
    const std::lock_guard lock(mutex_);
    return !stopping_;
  };
  const int changed = stores_()->reckonAgain(now_(), go_on);
  reckoned_ = go_on();
  if (changed > 0) logInfo("reckoned-again", {{"requests", changed}});
}

void LetterJob::look(std::unique_ptr<Db>& db) {
  const Instant now = now_();
  const Date today = localDate(now);
  if (last_ == today) return;
  if (!db) db = stores_.connect();
  if (const auto newest = clockDoubt(*db, today)) {
    // Looked at again: the halls may only have been away. Told once a day.
    if (doubted_ != today) {
      logError("letters-clock-doubted", {{"day", toIso(today)}, {"newest_entry", toIso(*newest)}});
    }
    doubted_ = today;
    return;
  }
  const LetterRun run = runLetters(*db, rules_, calendar_, today, now);
  last_ = today;
  if (!run.done) {
    const Date last = lastLetterRun(*db).value_or(today);
    if (last > today) {
      logError("letters-stopped", {{"day", toIso(today)}, {"until_after", toIso(last)}});
    } else {
      logInfo("letters-run-before", {{"day", toIso(today)}});
    }
    return;
  }
  logInfo("letters", {{"day", toIso(today)},
                      {"issued", run.plan.issue.size()},
                      {"ended", run.plan.end.size()},
                      {"for_a_person", run.plan.exceptions.size()},
                      {"lists_of_the_month", run.plan.sheets.size()}});
}

void LetterJob::run() {
  std::unique_ptr<Db> db;
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    try {
      if (!reckoned_) reckon();
      if (reckoned_) look(db);
    } catch (const std::exception& error) {
      logError("letters-failed", {{"error", errorKind(error)}});
    }
    lock.lock();
    wake_.wait_for(lock, kLookEvery, [this] { return stopping_; });
  }
}

}  // namespace bianmin::center::cli
