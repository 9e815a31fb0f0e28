// The printer's narrow interface.
#pragma once

#include <memory>
#include <string>

#include "kiosk/devices/bitmap.h"
#include "kiosk/guide/print_result.h"

namespace bianmin {

// One receipt printer. Blocking; used by one worker thread at a time, never by the frame's thread.
class Printer {
 public:
  virtual ~Printer() = default;
  // Asks the device (DLE EOT); takes at most about a second when it is silent.
  virtual PrinterStatus status() = 0;
  // Asks, prints and cuts, asks again. Returns when the device says that the page is on paper or
  // that something is wrong, or (a device that says nothing) when it has taken every byte.
  virtual PrintResult print(const Bitmap& page) = 0;
};

// Makes the printer that `device` names (see config/README.md):
//   escpos+tcp://HOST:PORT, escpos+usb:/dev/usb/lp0, escpos+serial:/dev/ttyS0?baud=115200,
//   escpos+file:PATH (appends), cups:QUEUE, none
// Throws std::invalid_argument with words for a technician when the text is none of these.
std::unique_ptr<Printer> makePrinter(const std::string& device);

}  // namespace bianmin
