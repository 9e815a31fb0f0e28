// The printer of A4 pages: an office printer behind the system's print service, or a folder.
#pragma once

#include <memory>
#include <string>

#include "kiosk/guide/print_result.h"

namespace bianmin {

// Blocking; used by one worker thread at a time, never by the frame's thread.
class PagePrinter {
 public:
  virtual ~PagePrinter() = default;
  virtual PrinterStatus status() = 0;
  // Hands over a whole PDF file. `name` (letters and -) says which paper it is, nothing of a
  // person. Done means that the queue or the folder has it; otherwise it has nothing (NotStarted).
  virtual PrintResult print(const std::string& pdf, const std::string& name) = 0;
};

// Makes the printer that `device` names (see config/README.md):
//   cups:QUEUE, file:DIR (DIR/0001-guide.pdf and so on), none
// Throws std::invalid_argument with words for a technician when the text is none of these.
std::unique_ptr<PagePrinter> makePagePrinter(const std::string& device);

}  // namespace bianmin
