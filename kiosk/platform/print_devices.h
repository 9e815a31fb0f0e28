// What papers come out of.
#pragma once

#include <string>

namespace bianmin {

struct PrintDevices {
  std::string roll = "none";  // see makePrinter()
  int roll_dots = 576;        // 576 on 80 mm paper, 384 on 58 mm
  std::string page = "none";  // A4, see makePagePrinter()
};

}  // namespace bianmin
