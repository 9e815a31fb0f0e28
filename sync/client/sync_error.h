// Why the county centre could not be reached or did not do what was asked.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace bianmin {

enum class SyncError {
  None,
  NoName,        // the name of the centre is not found (DNS)
  NoConnection,  // refused or unreachable
  Timeout,
  Interrupted,  // the connection broke; what was asked may have been done
  NotTrusted,   // the other side is not the centre: its certificate is not from our authority
  ClockWrong,   // a certificate is not valid yet or any more: mostly the terminal's own clock
  NotAccepted,  // the centre does not accept this terminal: revoked, expired, not enrolled
  Portal,       // something answered that is not the centre: a sign-in page of the network
  Busy,         // 429 or 503
  TooLarge,     // 413
  Rejected,     // another 4xx with words
  ServerFault,  // 5xx, or an answer that makes no sense
  Disk,         // the terminal's own store failed
  Stopped,      // by us
};

// A stable key, "no_name", for messages and logs.
std::string_view toName(SyncError error);
// One English sentence for a technician: what it is and what to look at.
std::string_view words(SyncError error);
// The network is at fault and not an answer of the centre: worth a try when the other lane
// succeeds.
bool isNetwork(SyncError error);

struct SyncFailure {
  SyncError kind = SyncError::None;
  std::optional<std::chrono::seconds> retry_after;  // as the centre said
  std::string detail;  // for a log: curl's words or the problem's title; never personal data
  int status = 0;      // HTTP; 0: no answer
};

// A value or why there is none.
template <typename T>
class SyncOutcome {
 public:
  SyncOutcome(T value) : value_(std::move(value)) {}                  // NOLINT: implicit
  SyncOutcome(SyncFailure failure) : failure_(std::move(failure)) {}  // NOLINT: implicit
  explicit operator bool() const { return value_.has_value(); }
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }
  const SyncFailure& failure() const { return failure_; }

 private:
  std::optional<T> value_;
  SyncFailure failure_;
};

}  // namespace bianmin
