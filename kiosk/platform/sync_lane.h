// The sync client of the terminal, and what it tells the screens.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "kiosk/guide/print_result.h"
#include "kiosk/platform/event_queue.h"

namespace bianmin {

class ContentSource;

// Tells the screens first what the county told last, network or not. Starts in the background once
// the terminal is enrolled and a centre is named; does nothing otherwise. poke() may come from any
// thread.
class SyncLane {
 public:
  // `content`, if any, is offered the county's packs; it outlives the lane. `printer` tells how the
  // printer is; called on the client's thread.
  SyncLane(std::filesystem::path data_dir, std::string center_url, ContentSource* content,
           EventQueue& queue, std::function<PrinterStatus()> printer);
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
