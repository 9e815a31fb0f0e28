// The first sheet of an .xlsx file.
#pragma once

#include <string_view>

#include "sync/center/desk/table_read.h"

namespace bianmin::center::desk {

// How a zip file begins, and so an .xlsx.
inline constexpr std::string_view kZipMark = "PK\x03\x04";
// How a file of Excel before 2007 begins, and an .xlsx under a password.
inline constexpr std::string_view kOldExcelMark = "\xD0\xCF\x11\xE0";

// The cells of the first sheet that is not hidden, as text: shared and inline strings, and numbers
// (ECMA-376 part 1, chapter 18). A whole number of up to 15 digits is its digits, since a
// spreadsheet keeps a region code as a number; a formula is the value that was kept with it; a date
// is its number. Rows without anything in them are left out; more than `most` rows, a value right
// of column 64, or more than 1 MiB of text refuse the file, and so does a part that unpacks to more
// than 4 MiB, whatever the file says of its size. Never throws for what a file holds.
ReadTable readXlsx(std::string_view bytes, std::size_t most);

}  // namespace bianmin::center::desk
