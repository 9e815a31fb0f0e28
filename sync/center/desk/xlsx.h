// An .xlsx file by libxlsxwriter.
#pragma once

#include <memory>
#include <string>

#include "sync/center/desk/sheet.h"

namespace bianmin::center::desk {

// A SheetWriter (sheet.h) whose first row is bold and stays in sight.
std::unique_ptr<SheetWriter> makeXlsx(const std::string& title);

}  // namespace bianmin::center::desk
