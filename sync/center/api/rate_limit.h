// So many tries a minute from one address.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "sync/domain/time.h"

namespace bianmin::center {

// What counts as one address: an IPv6 address with its whole /64, because one machine has as many
// of them as it likes.
std::string networkOf(std::string_view address);

// Thread-safe. Time is given by the caller. Remembers only addresses with tries left to forget.
class RateLimit {
 public:
  explicit RateLimit(int tries_per_minute) : tries_(tries_per_minute) {}

  // Counts a try; zero when it is allowed, else after how long the next one is. An IPv6 address
  // counts with its whole /64, because one machine has as many of them as it likes.
  std::chrono::seconds tryFrom(std::string_view address, MonoTime now);

 private:
  struct Window {
    MonoTime start{};
    int used = 0;
  };

  const int tries_;
  std::mutex mutex_;
  std::map<std::string, Window, std::less<>> windows_;
};

}  // namespace bianmin::center
