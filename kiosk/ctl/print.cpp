#include "kiosk/ctl/print.h"

#include <algorithm>
#include <iostream>

#include "sync/domain/utf8.h"

namespace bianmin::ctl {
namespace {

constexpr char32_t kFirstWide = 0x1100;  // Hangul; all of Chinese lies above
constexpr std::string_view kGap = "  ";

std::string printable(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }, '?');
  return text;
}

}  // namespace

std::size_t columnsOf(std::string_view utf8) {
  const auto characters = decodeUtf8(utf8);
  if (!characters) return utf8.size();
  std::size_t columns = 0;
  for (const char32_t c : *characters) columns += c >= kFirstWide ? 2 : 1;
  return columns;
}

std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], columnsOf(row[i]));
    }
  }
  std::string out;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += printable(row[i]);
      if (i + 1 < row.size()) line.append(widths[i] - columnsOf(row[i]), ' ').append(kGap);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

void printLine(const std::string& text) { std::cout << text << "\n"; }

void printJson(const Json& value) {
  // A reason comes from outside; bytes that are not UTF-8 must not end the command.
  std::cout << value.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace bianmin::ctl
