// The sync client of the terminal, and what it tells the screens.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "kiosk/platform/event_queue.h"

namespace bianmin {

// Starts in the background once the terminal is enrolled and a centre is named; does nothing
// otherwise. poke() may come from any thread.
class SyncLane {
 public:
  SyncLane(std::filesystem::path data_dir, std::string center_url, EventQueue& queue);
  ~SyncLane();
  SyncLane(const SyncLane&) = delete;
  SyncLane& operator=(const SyncLane&) = delete;

  // Something was committed that the county must hear of.
  void poke();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace bianmin
