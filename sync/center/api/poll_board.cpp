#include "sync/center/api/poll_board.h"

#include <algorithm>
#include <exception>
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
    fresh_.push_back(std::move(poll));  // is looked at once: something may have come meanwhile
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
  return fresh_.size() + looked_at_ + count_;
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
  fresh_.clear();
}

// True when those that were held before have to be looked at too.
bool PollBoard::waitForWork(std::unique_lock<std::mutex>& lock) {
  const auto ready = [this] { return stopping_ || look_ || !fresh_.empty(); };
  if (held_.empty()) {
    wake_.wait(lock, ready);
  } else {
    wake_.wait_until(lock, std::min(look_at_, due_at_), ready);
  }
  const MonoTime now = monoNow();
  const bool all = look_ || now >= std::min(look_at_, due_at_);
  if (all) {
    if (look_again_.count() == 0 || look_again_ > kLookEvery) look_again_ = kLookEvery;
    look_at_ = now + look_again_;
    look_again_ *= 2;
  }
  look_ = false;
  return all;
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
    const bool all = waitForWork(lock);
    std::vector<HeldPoll> fresh = std::exchange(fresh_, {});
    looked_at_ = fresh.size();
    const bool releasing = releasing_;
    lock.unlock();
    if (releasing) {
      answerEmpty(fresh);
      answerEmpty(held_);
    } else if (!fresh.empty() || !held_.empty()) {
      look(fresh, all);
    }
    std::move(fresh.begin(), fresh.end(), std::back_inserter(held_));
    lock.lock();
    looked_at_ = 0;
    count_ = held_.size();
  }
}

void PollBoard::answerEmpty(std::vector<HeldPoll>& polls) {
  for (const HeldPoll& poll : polls) poll.answer({poll.cursor, {}}, poll.bulletin.value_or(0));
  polls.clear();
}

// Takes out the polls that are over: of the fresh ones, and of all when there is news or it is
// time.
void PollBoard::look(std::vector<HeldPoll>& fresh, bool all) {
  const MonoTime now = monoNow();
  try {
    const FeedNews news = store_->feedNews(seen_);
    const std::int64_t told = BulletinStore(store_->db()).newest();
    all = all || news.mark != seen_ || told != told_;
    // A throw must not leave std::erase_if in the middle: what was answered would stay held, and
    // what was moved would be asked once more.
    std::exception_ptr fault;
    const auto over = [&](HeldPoll& poll) {
      if (fault) return false;
      try {
        return settle(poll, news, told, now);
      } catch (...) {
        fault = std::current_exception();
        return false;
      }
    };
    std::erase_if(fresh, over);
    if (all) std::erase_if(held_, over);
    if (fault) std::rethrow_exception(fault);
    seen_ = news.mark;
    told_ = told;
  } catch (const std::exception& error) {
    // The polls stay held and end at their time; the next look may succeed.
    logError("changes-failed", {{"error", errorKind(error)}});
    failed_();
    const auto late = [&](const HeldPoll& poll) { return now >= poll.until; };
    std::erase_if(fresh, late);
    std::erase_if(held_, late);
  }
  const auto dueAt = [this](const HeldPoll& poll) { due_at_ = std::min(due_at_, poll.until); };
  if (all) {
    due_at_ = MonoTime::max();
    std::ranges::for_each(held_, dueAt);
  }
  std::ranges::for_each(fresh, dueAt);
}

// True when the poll is over. One that knows what the last look has seen is asked only if its
// village has news, or if anything new was told. It knows this look only once everything was asked:
// a throw before leaves it as it was, so that the next look asks again.
bool PollBoard::settle(HeldPoll& poll, const FeedNews& news, std::int64_t told, MonoTime now) {
  if (poll.client.expired()) return true;
  const bool due = now >= poll.until;
  const bool followed = poll.mark == seen_ && !news.everywhere;
  const bool ask = poll.mark != news.mark &&
                   (!followed || std::ranges::binary_search(news.villages, poll.village));
  ChangePage page{poll.cursor, {}};
  if (ask) page = store_->changesAfter(poll.village, poll.cursor, kChangesPerAnswer);
  const auto knows = [&] {
    poll.mark = news.mark;
    poll.told = told;
    return false;
  };
  if (page.changes.empty() && poll.told == told && !due) return knows();
  const std::int64_t bulletin =
      BulletinStore(store_->db()).revisionFor(poll.village, poll.terminal);
  const bool newer = poll.bulletin && *poll.bulletin != bulletin;
  if (page.changes.empty() && !newer && !due) return knows();
  const auto terminal = store_->terminalBySerial(poll.serial);
  if (!terminal || terminal->revoked_at) {
    poll.refuse();
  } else {
    poll.answer(page, bulletin);
  }
  return true;
}

}  // namespace bianmin::center
