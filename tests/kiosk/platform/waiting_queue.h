// What the lanes post, for a test that waits for it; and a folder for their files.
#pragma once

#include <stdlib.h>

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <stdexcept>

#include "kiosk/platform/event_queue.h"

namespace bianmin::test {

class WaitingQueue {
 public:
  EventQueue& queue() { return queue_; }

  // The next event of that kind, whatever comes before it; throws after 30 s without it.
  template <typename E>
  E next() {
    std::unique_lock lock(mutex_);
    for (;;) {
      while (!events_.empty()) {
        const Event event = std::move(events_.front());
        events_.pop_front();
        if (const E* found = std::get_if<E>(&event)) return *found;
      }
      if (!changed_.wait_for(lock, std::chrono::seconds{30}, [&] { return !events_.empty(); })) {
        throw std::runtime_error("the event never came");
      }
    }
  }

 private:
  void collect() {
    const std::lock_guard lock(mutex_);
    for (Posted& posted : queue_.take()) events_.push_back(std::move(posted.event));
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Event> events_;
  EventQueue queue_{[this] { collect(); }};
};

class OwnFolder {
 public:
  OwnFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "lanes-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test");
    path_ = name;
  }
  ~OwnFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  OwnFolder(const OwnFolder&) = delete;
  OwnFolder& operator=(const OwnFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace bianmin::test
