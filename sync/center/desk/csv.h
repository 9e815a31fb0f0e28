// A table as a file for a spreadsheet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bianmin::center::desk {

// RFC 4180 with a byte order mark, without which spreadsheets in China take UTF-8 for GBK.
class CsvTable {
 public:
  void add(const std::vector<std::string>& cells);
  const std::string& text() const { return text_; }

 private:
  std::string text_ = "\xEF\xBB\xBF";
};

// Quoted where the format needs it. What a spreadsheet would take for a formula (= + - @, a tab or
// a carriage return at the beginning) gets an apostrophe before it.
std::string csvCell(std::string_view value);

}  // namespace bianmin::center::desk
