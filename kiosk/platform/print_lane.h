// What happens on the printer's worker: layout, printing, and the job's row before and after.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/devices/printer.h"
#include "kiosk/guide/papers.h"
#include "kiosk/platform/event_queue.h"
#include "kiosk/platform/worker.h"
#include "kiosk/store/store.h"

namespace bianmin {

class PrintLane {
 public:
  PrintLane(std::filesystem::path data_dir, std::string device, int paper_dots, EventQueue& queue);

  // Lays out, prints and posts Printed. The job's row is written first, so that a power cut in the
  // middle leaves a trace; nothing is printed again by itself.
  void print(const Paper& paper, std::uint32_t session);

 private:
  void open();
  PrintResult printNow(const Paper& paper);

  const std::filesystem::path data_dir_;
  const std::string device_;
  const int paper_dots_;
  EventQueue& queue_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Printer> printer_;
  Worker worker_;
};

}  // namespace bianmin
