// A paper as A4 pages in a PDF.
#pragma once

#include <string>

#include "sync/center/desk/paper.h"

namespace bianmin::center::desk {

// The bytes of the file. A row of the table and the place of the seal are never torn apart unless
// one of them is longer than a page; every page bears the number of the paper and "第 1 页，共 2
// 页". Any thread. Throws std::runtime_error when the file cannot be made.
std::string toPdf(const Paper& paper);

}  // namespace bianmin::center::desk
