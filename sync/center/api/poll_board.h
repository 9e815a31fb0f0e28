// The long polls that are held, and the one thread that answers them.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "sync/center/store/stores.h"

namespace bianmin::center {

inline constexpr int kChangesPerAnswer = 500;

struct HeldPoll {
  std::string serial;  // of the certificate, looked at again before answering
  std::string village;
  std::string terminal;  // its name
  std::string cursor;
  std::string mark;  // the store's feedMark() from before it was found that there is nothing yet
  // The bulletin's revision that the terminal knows; nothing when it asks for none.
  std::optional<std::int64_t> bulletin;
  std::int64_t told = 0;  // BulletinStore::newest() from before it was found to be so still
  MonoTime until{};
  std::weak_ptr<const void> client;  // expires when nobody waits any more
  // At most once, on the board's thread, with the bulletin's revision now.
  std::function<void(const ChangePage&, std::int64_t)> answer;
  std::function<void()> refuse;  // the terminal was revoked meanwhile; instead of answer
};

// Thread-safe. However many polls are held, a look asks the store once where there is news, and
// then only for the polls of those villages; a poll that has just come costs no more than itself.
// Looks into the store when this process has changed something, when the database tells that
// another process has, and once a second while polls are held, because SQLite does not tell and a
// word from PostgreSQL may be lost; with none held it sleeps. What was told of may still be hidden
// behind another transaction that is under way, so it looks again soon.
class PollBoard {
 public:
  // `failed` is called when the store cannot be asked, on the board's thread.
  explicit PollBoard(
      const StoreFactory& stores, std::function<void()> failed = [] {});
  ~PollBoard();  // stops
  PollBoard(const PollBoard&) = delete;
  PollBoard& operator=(const PollBoard&) = delete;

  void hold(HeldPoll poll);
  // A change may have been committed by this process.
  void changed();
  // Answers what is held, and from now on whatever would be, at once with an empty page.
  void release();
  // How many are held. Any thread.
  std::size_t held() const;
  // Drops what is held without an answer; joins. Twice is harmless.
  void stop();

 private:
  void run();
  void listen();
  bool waitForWork(std::unique_lock<std::mutex>& lock);
  void look(std::vector<HeldPoll>& fresh, bool all);
  static void answerEmpty(std::vector<HeldPoll>& polls);
  bool settle(HeldPoll& poll, const FeedNews& news, std::int64_t told, MonoTime now);

  std::unique_ptr<CenterStore> store_;
  std::unique_ptr<ChangeSignal> signal_;  // may be null
  std::function<void()> failed_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<HeldPoll> fresh_;        // have come since the last look
  std::vector<HeldPoll> held_;         // for the board's thread alone
  std::string seen_;                   // the mark of the last look; likewise
  std::int64_t told_ = 0;              // BulletinStore::newest() then; likewise
  std::size_t count_ = 0;              // of held_, as the last look left it
  std::size_t looked_at_ = 0;          // of the fresh, while they are in no list
  MonoTime look_at_{};                 // all are looked at again; for the board's thread alone
  MonoTime due_at_ = MonoTime::max();  // the first of held_ is over; likewise
  bool look_ = false;
  std::chrono::milliseconds look_again_{0};  // doubled up to the usual second
  bool releasing_ = false;
  bool stopping_ = false;
  std::thread thread_;
  std::thread listener_;
};

}  // namespace bianmin::center
