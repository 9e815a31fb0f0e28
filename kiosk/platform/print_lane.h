// What happens on the printer's worker: layout, printing, and the job's row before and after.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/devices/page_printer.h"
#include "kiosk/devices/printer.h"
#include "kiosk/guide/papers.h"
#include "kiosk/platform/event_queue.h"
#include "kiosk/platform/print_devices.h"
#include "kiosk/platform/worker.h"
#include "kiosk/store/store.h"

namespace bianmin {

class PrintLane {
 public:
  // `told`, which may be empty, is called on the worker with every state that the printer tells.
  PrintLane(std::filesystem::path data_dir, PrintDevices devices, EventQueue& queue,
            std::function<void(PrinterStatus)> told = {});

  // Lays out, prints and posts Printed. The job's row is written first, so that a power cut in the
  // middle leaves a trace; nothing is printed again by itself. Sheets that are signed or kept go to
  // the A4 printer where there is one, and to the roll when it takes nothing; where there is no
  // roll everything is a page.
  void print(const Paper& paper, std::uint32_t session);

 private:
  void open();
  void tell(PrinterStatus status);
  PrintResult printNow(const Paper& paper);
  PrintResult printOn(const Paper& paper, bool page);

  const std::filesystem::path data_dir_;
  const PrintDevices devices_;
  EventQueue& queue_;
  const std::function<void(PrinterStatus)> told_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Printer> printer_;
  std::unique_ptr<PagePrinter> page_printer_;
  Worker worker_;
};

}  // namespace bianmin
