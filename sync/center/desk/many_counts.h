// The larger counts beside the lists, remembered for a moment. A small count is exact on each page
// and costs little; with millions of requests each page would count thousands of rows.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "sync/domain/time.h"

namespace bianmin::center::desk {

// Thread-safe; shared by the pages of one desk.
class ManyCounts {
 public:
  // What is counted further than this is "999+".
  static constexpr std::int64_t kMost = 999;
  // From here on one more or less is not missed for a few seconds.
  static constexpr std::int64_t kMany = 100;
  // How long a count is believed.
  static constexpr std::chrono::seconds kManyFor{10}, kMostFor{60};

  // The count of a list if it is known and still believed.
  std::optional<std::int64_t> recall(const std::string& list, Instant now) {
    const std::lock_guard lock(mutex_);
    const auto found = counts_.find(list);
    if (found == counts_.end() || now >= found->second.until) return std::nullopt;
    return found->second.count;
  }
  void remember(const std::string& list, std::int64_t count, Instant now) {
    if (count < kMany) return;
    const std::lock_guard lock(mutex_);
    if (counts_.size() >= kLists) counts_.clear();
    counts_[list] = {count, now + (count > kMost ? kMostFor : kManyFor)};
  }

 private:
  static constexpr std::size_t kLists = 20'000;  // lists times places
  struct Counted {
    std::int64_t count = 0;
    Instant until{};
  };
  std::mutex mutex_;
  std::map<std::string, Counted> counts_;
};

}  // namespace bianmin::center::desk
