// How workers tell the window's thread what happened.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "kiosk/app/event.h"

namespace bianmin {

// An event and the session that asked for it; no session for news that concern any (printer, sync).
struct Posted {
  Event event;
  std::optional<std::uint32_t> session;
};

// Thread-safe. `wake` is called after each post, from the posting thread.
class EventQueue {
 public:
  explicit EventQueue(std::function<void()> wake) : wake_(std::move(wake)) {}

  void post(Event event, std::optional<std::uint32_t> session = std::nullopt) {
    {
      const std::lock_guard lock(mutex_);
      posted_.push_back({std::move(event), session});
    }
    wake_();
  }

  std::vector<Posted> take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(posted_, {});
  }

 private:
  std::mutex mutex_;
  std::vector<Posted> posted_;
  std::function<void()> wake_;
};

}  // namespace bianmin
