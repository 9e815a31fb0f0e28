// A queue of the system's print service (CUPS).
#pragma once

#include <memory>
#include <string>

#include "kiosk/devices/page_printer.h"
#include "kiosk/devices/printer.h"

namespace bianmin {

// Prints through the `lp` command and asks `lpoptions`, so that no terminal needs CUPS's libraries.
// Done means that the queue has taken the page. Both commands are found in PATH.
std::unique_ptr<Printer> cupsPrinter(const std::string& queue);

// The same for A4 pages.
std::unique_ptr<PagePrinter> cupsPagePrinter(const std::string& queue);

// What a queue's options ("printer-state=3 printer-state-reasons=media-low-warning ...") mean.
// Offline when there is no printer-state in them.
PrinterStatus cupsStatus(const std::string& options);

}  // namespace bianmin
