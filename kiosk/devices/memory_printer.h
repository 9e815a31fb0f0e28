// A printer without paper, for tests and demonstrations.
#pragma once

#include <mutex>
#include <vector>

#include "kiosk/devices/printer.h"

namespace bianmin {

// Keeps what it is given, as a real one would print it. Thread-safe, so that a test may look while
// a worker prints.
class MemoryPrinter : public Printer {
 public:
  PrinterStatus status() override;
  PrintResult print(const Bitmap& page) override;

  // What it says from now on.
  void say(PrinterStatus status);
  // The next page stops halfway with this status (Unsure), and the status stays.
  void failWithin(PrinterStatus status);
  // Whole pages, without blank rows at the bottom.
  std::vector<Bitmap> pages() const;

 private:
  mutable std::mutex mutex_;
  PrinterStatus status_ = PrinterStatus::Ready;
  bool fails_within_ = false;
  PrinterStatus failure_ = PrinterStatus::OutOfPaper;
  std::vector<Bitmap> pages_;
};

}  // namespace bianmin
