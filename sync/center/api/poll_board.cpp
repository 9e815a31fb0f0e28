#include "sync/center/api/poll_board.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "sync/center/api/log.h"

#include "sync/center/store/bulletin_store.h"

namespace bianmin::center {
namespace {

// How soon a change by another process is seen; the resident's screen promises two seconds.
constexpr std::chrono::milliseconds kLookEvery{1000};
// The first look after it was told that something has changed; then twice as long each time.
constexpr std::chrono::milliseconds kLookAgain{20};
constexpr std::chrono::minutes kListenFor{1};

MonoTime monoNow() {
  return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now());
}

}  // namespace

PollBoard::PollBoard(const StoreFactory& stores, std::function<void()> failed)
    : store_(stores()),
      signal_(stores.changes()),
      failed_(std::move(failed)),
      thread_([this] { run(); }) {
  if (signal_) listener_ = std::thread([this] { listen(); });
}

PollBoard::~PollBoard() { stop(); }

void PollBoard::hold(HeldPoll poll) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    held_.push_back(std::move(poll));
    look_ = true;  // something may have come since the caller looked
  }
  wake_.notify_all();
}

void PollBoard::changed() {
  {
    const std::lock_guard lock(mutex_);
    look_ = true;
    if (signal_) look_again_ = kLookAgain;
  }
  wake_.notify_all();
}

void PollBoard::release() {
  {
    const std::lock_guard lock(mutex_);
    releasing_ = true;
    look_ = true;
  }
  wake_.notify_all();
}

std::size_t PollBoard::held() const {
  const std::lock_guard lock(mutex_);
  return held_.size() + looked_at_;
}

void PollBoard::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (signal_) signal_->interrupt();
  if (listener_.joinable()) listener_.join();
  if (thread_.joinable()) thread_.join();
  held_.clear();
}

void PollBoard::waitForWork(std::unique_lock<std::mutex>& lock) {
  const auto ready = [this] { return stopping_ || look_; };
  if (held_.empty()) {
    wake_.wait(lock, ready);
  } else {
    if (look_again_.count() == 0 || look_again_ > kLookEvery) look_again_ = kLookEvery;
    MonoTime until = monoNow() + look_again_;
    look_again_ *= 2;
    for (const HeldPoll& poll : held_) until = std::min(until, poll.until);
    wake_.wait_until(lock, until, ready);
  }
  look_ = false;
}

// Its own thread, because it waits on a connection of its own.
void PollBoard::listen() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    try {
      if (signal_->wait(kListenFor)) changed();
      lock.lock();
    } catch (const std::exception& error) {
      logError("changes-failed", {{"error", errorKind(error)}});
      lock.lock();
      wake_.wait_for(lock, kLookEvery, [this] { return stopping_; });
    }
  }
}

void PollBoard::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    waitForWork(lock);
    std::vector<HeldPoll> polls = std::exchange(held_, {});
    looked_at_ = polls.size();
    const bool releasing = releasing_;
    lock.unlock();
    if (releasing) {
      for (const HeldPoll& poll : polls) poll.answer({poll.cursor, {}}, poll.bulletin.value_or(0));
      polls.clear();
    }
    if (!polls.empty()) look(polls);
    lock.lock();
    looked_at_ = 0;
    std::move(polls.begin(), polls.end(), std::back_inserter(held_));
  }
}

// Takes out the polls that are over.
void PollBoard::look(std::vector<HeldPoll>& polls) {
  try {
    const Mark mark = markNow();
    std::erase_if(polls, [&](HeldPoll& poll) { return settle(poll, mark); });
  } catch (const std::exception& error) {
    // The polls stay held and end at their time; the next look may succeed.
    logError("changes-failed", {{"error", errorKind(error)}});
    failed_();
    std::erase_if(polls, [](const HeldPoll& poll) { return monoNow() >= poll.until; });
  }
}

PollBoard::Mark PollBoard::markNow() {
  return {store_->feedMark(), BulletinStore(store_->db()).newest()};
}

// True when the poll is over.
bool PollBoard::settle(HeldPoll& poll, const Mark& mark) {
  if (poll.client.expired()) return true;
  const bool due = monoNow() >= poll.until;
  if (poll.mark == mark.feed && poll.told == mark.told && !due) return false;
  ChangePage page{poll.cursor, {}};
  if (poll.mark != mark.feed || due) {
    page = store_->changesAfter(poll.village, poll.cursor, kChangesPerAnswer);
  }
  const std::int64_t bulletin =
      BulletinStore(store_->db()).revisionFor(poll.village, poll.terminal);
  poll.mark = mark.feed;
  poll.told = mark.told;
  const bool told = poll.bulletin && *poll.bulletin != bulletin;
  if (page.changes.empty() && !told && !due) return false;
  const auto terminal = store_->terminalBySerial(poll.serial);
  if (!terminal || terminal->revoked_at) {
    poll.refuse();
  } else {
    poll.answer(page, bulletin);
  }
  return true;
}

}  // namespace bianmin::center
