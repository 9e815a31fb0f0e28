#include "kiosk/devices/memory_printer.h"

#include "kiosk/devices/escpos.h"

namespace bianmin {
namespace {

bool mayPrint(PrinterStatus status) {
  switch (status) {
    case PrinterStatus::Ready:
    case PrinterStatus::NearEnd:
    case PrinterStatus::Unknown:
      return true;
    case PrinterStatus::OutOfPaper:
    case PrinterStatus::CoverOpen:
    case PrinterStatus::Offline:
    case PrinterStatus::NotFitted:
      return false;
  }
  return false;
}

}  // namespace

PrinterStatus MemoryPrinter::status() {
  const std::lock_guard lock(mutex_);
  return status_;
}

PrintResult MemoryPrinter::print(const Bitmap& page) {
  const std::lock_guard lock(mutex_);
  if (!mayPrint(status_)) return {PrintResult::Kind::NotStarted, status_};
  if (fails_within_) {
    fails_within_ = false;
    status_ = failure_;
    return {PrintResult::Kind::Unsure, status_};
  }
  pages_.push_back(escpos::trimBottom(page));
  return {PrintResult::Kind::Done, status_};
}

void MemoryPrinter::say(PrinterStatus status) {
  const std::lock_guard lock(mutex_);
  status_ = status;
}

void MemoryPrinter::failWithin(PrinterStatus status) {
  const std::lock_guard lock(mutex_);
  fails_within_ = true;
  failure_ = status;
}

std::vector<Bitmap> MemoryPrinter::pages() const {
  const std::lock_guard lock(mutex_);
  return pages_;
}

}  // namespace bianmin
