// The pinyin engine on its own worker (librime wants one thread), started at the first letter.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "kiosk/input/pinyin.h"
#include "kiosk/platform/event_queue.h"
#include "kiosk/platform/worker.h"

namespace bianmin {

class InputLane {
 public:
  InputLane(std::filesystem::path work_dir, EventQueue& queue);

  void key(char letter, std::uint32_t session);  // '\b' deletes
  void pick(int index, std::uint32_t session);
  void page(int direction, std::uint32_t session);
  void clear();

 private:
  void with(std::uint32_t session, std::function<Composition(Pinyin&)> call);
  void start();

  const std::filesystem::path work_dir_;
  EventQueue& queue_;
  std::unique_ptr<Pinyin> pinyin_;
  Worker worker_;
};

}  // namespace bianmin
