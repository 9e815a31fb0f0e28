#include "sync/center/api/workers.h"

namespace bianmin::center {

Workers::Workers(int threads, std::size_t most_waiting, const StoreFactory& stores)
    : most_waiting_(most_waiting) {
  std::vector<std::shared_ptr<CenterStore>> opened;
  opened.reserve(static_cast<std::size_t>(threads));
  for (int i = 0; i < threads; ++i) opened.push_back(stores());
  for (auto& store : opened) {
    threads_.emplace_back([this, store] { run(*store); });
  }
}

Workers::~Workers() { stop(); }

bool Workers::post(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || waiting_.size() >= most_waiting_) return false;
    waiting_.push_back(std::move(job));
  }
  wake_.notify_one();
  return true;
}

std::size_t Workers::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

void Workers::stop() {
  std::deque<Job> dropped;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    dropped.swap(waiting_);
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void Workers::run(CenterStore& store) {
  for (;;) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
      if (stopping_) return;
      job = std::move(waiting_.front());
      waiting_.pop_front();
    }
    job(store);
  }
}

}  // namespace bianmin::center
