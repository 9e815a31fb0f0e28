// Threads that work for the servers, each with a store of its own.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "sync/center/store/stores.h"

namespace bianmin::center {

class Workers {
 public:
  using Job = std::function<void(CenterStore&)>;

  // Opens one store a thread; throws StoreError.
  Workers(int threads, std::size_t most_waiting, const StoreFactory& stores);
  ~Workers();  // stops
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // Any thread. False when too many jobs wait or after stop(). A job must not throw.
  bool post(Job job);
  // Jobs that no thread has begun. Any thread.
  std::size_t waiting() const;
  // Finishes the jobs that run, drops those that wait, joins. Twice is harmless.
  void stop();

 private:
  void run(CenterStore& store);

  const std::size_t most_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> waiting_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace bianmin::center
