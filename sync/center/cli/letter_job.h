// The county's daily run of the three letters while the centre serves.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "sync/center/store/stores.h"
#include "sync/domain/letters.h"

namespace bianmin::center::cli {

// One thread. First a new year's calendar or another limit puts the days right that were reckoned
// without it: with millions of requests that takes minutes, in which terminals and staff are served
// already. Then the letters, when it starts and when the hall's day changes, unless that day was
// run already, by this process or by another one. What the centre missed while it was down is found
// by the next run. While the clock must be wrong (clockDoubt) nothing is run, and the log says so;
// so it does when a later day was run before. After a fault of the database it tries again a minute
// later.
class LetterJob {
 public:
  LetterJob(StoreFactory stores, SupervisionRules rules, WorkCalendar calendar,
            std::function<Instant()> now);
  ~LetterJob();
  void start();
  void stop();

 private:
  void run();
  void reckon();
  void look(std::unique_ptr<Db>& db);

  StoreFactory stores_;
  SupervisionRules rules_;
  WorkCalendar calendar_;
  std::function<Instant()> now_;
  bool reckoned_ = false;
  std::optional<Date> last_;     // the day that needs no look any more
  std::optional<Date> doubted_;  // the day of which it was told that the clock must be wrong
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace bianmin::center::cli
