#include "sync/center/desk/csv.h"

namespace bianmin::center::desk {

std::string csvCell(std::string_view value) {
  constexpr std::string_view kFormula = "=+-@\t\r";
  std::string safe(value);
  if (!safe.empty() && kFormula.find(safe.front()) != std::string_view::npos) {
    safe.insert(safe.begin(), '\'');
  }
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

void CsvTable::add(const std::vector<std::string>& cells) {
  bool first = true;
  for (const std::string& cell : cells) {
    if (!first) text_ += ',';
    first = false;
    text_ += csvCell(cell);
  }
  text_ += "\r\n";
}

}  // namespace bianmin::center::desk
