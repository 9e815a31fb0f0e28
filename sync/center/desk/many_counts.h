// Which counts beside the lists were "999+" a moment ago. Up to that a count is exact and costs
// little; with millions of requests each list would be counted up to it for every page.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>

#include "sync/domain/time.h"

namespace bianmin::center::desk {

// Thread-safe; shared by the pages of one desk.
class ManyCounts {
 public:
  // How long "999+" is believed: so long may it stand where it has become fewer.
  static constexpr std::chrono::minutes kBelieved{1};

  bool isMany(const std::string& list, Instant now) {
    const std::lock_guard lock(mutex_);
    const auto found = until_.find(list);
    return found != until_.end() && now < found->second;
  }
  void sayMany(const std::string& list, Instant now) {
    const std::lock_guard lock(mutex_);
    if (until_.size() >= kMost) until_.clear();
    until_[list] = now + kBelieved;
  }

 private:
  static constexpr std::size_t kMost = 20'000;  // lists times places
  std::mutex mutex_;
  std::map<std::string, Instant> until_;
};

}  // namespace bianmin::center::desk
