// The printer's narrow interface.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/guide/print_result.h"

namespace bianmin {

// One bit a dot, rows padded to whole bytes, most significant bit left, 1 = black. Width in dots:
// 576 on 80 mm paper, 384 on 58 mm (203 dpi).
struct Bitmap {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> bits;
  int stride() const { return (width + 7) / 8; }
  bool black(int x, int y) const { return (bits[y * stride() + x / 8] >> (7 - x % 8)) & 1; }
};

// One receipt printer. Blocking; used by one worker thread at a time, never by the frame's thread.
class Printer {
 public:
  virtual ~Printer() = default;
  // Asks the device (DLE EOT); takes at most about a second when it is silent.
  virtual PrinterStatus status() = 0;
  // Asks, prints and cuts, asks again.
  virtual PrintResult print(const Bitmap& page) = 0;
};

// Makes the printer that `device` names (see config/README.md):
//   escpos+tcp://HOST:PORT, escpos+usb:/dev/usb/lp0, escpos+serial:/dev/ttyS0?baud=115200,
//   escpos+file:PATH (appends), cups:QUEUE, none
// Throws std::invalid_argument with words for a technician when the text is none of these.
std::unique_ptr<Printer> makePrinter(const std::string& device);

}  // namespace bianmin
