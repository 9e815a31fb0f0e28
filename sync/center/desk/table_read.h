// A table that somebody saved from a spreadsheet, as CSV or as .xlsx.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bianmin::center::desk {

struct TableRow {
  std::size_t line = 0;            // in the file, from 1, where the row begins
  std::vector<std::string> cells;  // without spaces at both ends
};

struct ReadTable {
  std::string refused;  // why the file cannot be read, in words; "" when it can
  std::vector<TableRow> rows;
};

// An .xlsx as in xlsx_read.h. Anything else is CSV:
// RFC 4180 in UTF-8, with a byte order mark or without, or in GB18030 as spreadsheets in China save
// it. Lines end with LF, CRLF or CR. Rows without anything in them are left out; more than `most`
// rows refuse the file.
ReadTable readTable(std::string_view bytes, std::size_t most);

// Without spaces, tabs and ends of lines at both ends.
std::string trimmed(std::string_view text);

// Nothing that a person could have meant: for values that stand in a line of text.
bool hasControl(std::string_view text);

}  // namespace bianmin::center::desk
