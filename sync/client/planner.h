// Decides what the terminal does next towards the centre. Pure: time and chance come in as values,
// nothing is performed here. Two lanes on two connections, so that the held long poll never delays
// a push and a push never delays a change. Not thread-safe: its owner guards it.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <variant>

#include "sync/client/sync_error.h"
#include "sync/domain/time.h"

namespace bianmin {

struct PlannerOptions {
  std::chrono::milliseconds first_retry{1000};
  std::chrono::milliseconds longest_retry{300'000};
  // What a server says in Retry-After is believed up to this.
  std::chrono::milliseconds longest_told{3'600'000};
  // Between polls that come back at once with nothing, which a good server never does.
  std::chrono::milliseconds empty_poll_pause{5000};
  std::chrono::milliseconds renew_retry{1'800'000};
  // Between two reports that differ, between two that do not, and after one that did not arrive.
  std::chrono::milliseconds report_pause{60'000};
  std::chrono::milliseconds report_every{3'600'000};
  std::chrono::milliseconds report_retry{300'000};
  // Until what the county announced is asked for again after it could not be taken.
  std::chrono::milliseconds bulletin_retry{300'000};
  int max_entries = 500;
  std::size_t max_bytes = 512 * 1024;  // of bodies in one push
  int poll_seconds = 60;
};

struct Push {
  int max_entries;
  std::size_t max_bytes;
};
struct Poll {
  int wait_seconds;  // 0: only ask, so that it is soon known whether the line works
};
struct Renew {};
struct WaitUntil {
  MonoTime at;  // MonoTime::max(): until something happens
};
using Action = std::variant<Push, Poll, Renew, WaitUntil>;

class Planner {
 public:
  explicit Planner(PlannerOptions options = {});

  // Push or WaitUntil. Assumes at first that something waits.
  Action nextForPush(MonoTime now) const;
  // Renew, Poll or WaitUntil. Renewal is looked at here, between polls, and needs no timer.
  Action nextForChanges(MonoTime now, Instant wall) const;

  // Whether the journal holds something to send. True does not cut a back-off short.
  void entriesWaiting(bool any);
  // The server gave a verdict on `judged` entries, and its limits. None judged is a fault of the
  // server: the same batch again at once would get the same answer.
  void pushed(MonoTime now, std::size_t judged, int max_entries, int max_bytes, double random);
  // The server takes no batch like that one (413, or it cannot read it). True: the batch was a
  // single entry, which is to be parked, so that it does not block the others. False: try half.
  bool batchRefused(MonoTime now, std::size_t sent);
  void pushFailed(MonoTime now, const SyncFailure& failure, double random);

  // `waited` is what the poll was asked to wait; `took` how long it did.
  void polled(MonoTime now, bool any_changes, Poll asked, std::chrono::milliseconds took);
  void pollFailed(MonoTime now, const SyncFailure& failure, double random);

  // The dates of the certificate in use; renewal is due at two thirds of its life. Without a call
  // nothing is renewed.
  void certificate(Instant not_before, Instant not_after);
  // A renewal was tried, with or without success: not again at once, whatever the clock says.
  void renewTried(MonoTime now, double random);

  // Whether the terminal's report is to be sent now, between two polls: after the start, when it
  // differs from the one that the centre has, and at times though it does not. A line that is not
  // known to work is left to the polls.
  bool reportDue(MonoTime now, bool differs) const;
  void reported(MonoTime now);
  void reportFailed(MonoTime now, double random);

  // The last thing that either lane did has succeeded.
  bool online() const;
  // Of the lane that failed last; None when online.
  SyncError error() const;

 private:
  struct Lane {
    MonoTime not_before = MonoTime::min();
    int failures = 0;  // in a row
    SyncError error = SyncError::None;
  };
  void succeed(MonoTime now, Lane& lane, Lane& other);
  // `random` is from [0, 1).
  void fail(MonoTime now, Lane& lane, const SyncFailure& failure, double random);

  PlannerOptions options_;
  Lane push_;
  Lane changes_;
  bool waiting_ = true;
  bool asked_ = false;  // one poll has succeeded since the last failure
  int server_entries_;
  std::size_t server_bytes_;
  int entries_;  // 1..server_entries_, halved by refusals until the queue is empty
  std::size_t bytes_;
  std::optional<Instant> renew_at_;
  MonoTime renew_not_before_ = MonoTime::min();
  std::optional<MonoTime> reported_at_;
  MonoTime report_not_before_ = MonoTime::min();
};

}  // namespace bianmin
