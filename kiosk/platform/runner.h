// Performs effects on workers and answers with events.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "kiosk/app/effect.h"
#include "kiosk/platform/event_queue.h"
#include "kiosk/platform/print_devices.h"

namespace bianmin {

class ContentSource;

struct RunnerOptions {
  std::filesystem::path data_dir;  // terminal.db, identity/, station.key, rime/
  PrintDevices printers;
  std::string center_url;            // empty: never synced
  ContentSource* content = nullptr;  // is offered the county's packs; outlives the runner
  int keep_days = 7;  // own copies after the county has them ; the privacy notice says so
};

// Owns the workers: disk, printer, input and sync. perform() is called by the window's thread and
// returns at once. Answers arrive in the queue, stamped with the session given. Everything is
// opened on the workers, so that the first frame waits for nothing.
class Runner {
 public:
  Runner(const RunnerOptions& options, EventQueue& queue);
  ~Runner();  // finishes what was asked for, then stops
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  void perform(const Effect& effect, std::uint32_t session);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace bianmin
