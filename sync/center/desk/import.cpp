#include "sync/center/desk/import.h"

#include <algorithm>
#include <array>
#include <set>

#include "sync/center/desk/request_of.h"
#include "sync/center/desk/sent_form.h"
#include "sync/domain/pickup_code.h"
#include "sync/seal/seal.h"

namespace bianmin::center::desk {
namespace {

constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);

// Where each column of the kind stands in the file.
std::vector<std::size_t> placesOf(const ImportText& text, const std::vector<std::string>& titles,
                                  std::string& refused) {
  std::vector<std::size_t> places;
  for (const std::string_view column : text.columns) {
    const auto found = std::ranges::find(titles, column);
    const bool there = found != titles.end();
    places.push_back(there ? static_cast<std::size_t>(found - titles.begin()) : kAbsent);
    if (there && std::find(found + 1, titles.end(), column) != titles.end()) {
      refused = "“" + std::string(column) + "”有两列。删掉一列。";
    }
    if (!there && std::ranges::find(text.needed, column) != text.needed.end()) {
      refused = "第一行里没有“" + std::string(column) + "”这一列。下载模板，按模板填。";
    }
  }
  for (const std::string& title : titles) {
    if (!title.empty() && std::ranges::find(text.columns, title) == text.columns.end()) {
      refused = "不认得“" + title + "”这一列。下载模板，按模板填。";
    }
  }
  return places;
}

ImportRow rowOf(const TableRow& read, const std::vector<std::size_t>& places) {
  ImportRow row;
  row.line = read.line;
  for (const std::size_t place : places) {
    row.cells.push_back(place < read.cells.size() ? read.cells[place] : "");
  }
  return row;
}

void findOddCells(const ImportText& text, std::vector<ImportRow>& rows, std::size_t titles,
                  const std::vector<TableRow>& read) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t c = 0; c < rows[i].cells.size(); ++c) {
      const std::string& cell = rows[i].cells[c];
      if (hasControl(cell)) rows[i].findings.push_back({text.columns[c], "里面有换行，删掉。"});
      if (!cell.empty() && std::string_view("=+-@").find(cell.front()) != std::string_view::npos) {
        rows[i].findings.push_back({text.columns[c], "不能用 = + - @ 开头。"});
      }
    }
    const auto& cells = read[i].cells;
    if (cells.size() > titles &&
        std::any_of(cells.begin() + static_cast<std::ptrdiff_t>(titles), cells.end(),
                    [](const std::string& cell) { return !cell.empty(); })) {
      rows[i].findings.push_back({"", "比第一行多了格子，看看是不是多了逗号。"});
    }
  }
}

}  // namespace

bool ImportSheet::good() const {
  return refused.empty() && !rows.empty() &&
         std::ranges::all_of(rows, [](const ImportRow& row) { return row.findings.empty(); });
}

const std::string& ImportKind::cell(const ImportRow& row, std::string_view column) const {
  const auto& columns = text().columns;
  return row.cells.at(
      static_cast<std::size_t>(std::ranges::find(columns, column) - columns.begin()));
}

void ImportKind::findTwice(std::vector<ImportRow>& rows, std::string_view column) const {
  std::set<std::string> seen;
  for (ImportRow& row : rows) {
    const std::string& value = cell(row, column);
    if (!value.empty() && !seen.insert(value).second) {
      row.findings.push_back({column, "和前面的行重复。"});
    }
  }
}

const ImportKind* importKindOf(const Call& call) {
  for (const ImportKind* kind : {&staffImport(), &terminalImport()}) {
    if (call.at.front() == kind->text().name) return kind;
  }
  return nullptr;
}

ImportSheet readImport(const Call& call, const ImportKind& kind, std::string_view bytes) {
  const ImportText& text = kind.text();
  if (bytes.size() > kMostImportBytes) return {"文件太大，最多 128 KB。分成几个文件再导入。", {}};
  ReadTable table = readTable(bytes, text.most + 1);
  ImportSheet sheet{std::move(table.refused), {}};
  if (!sheet.refused.empty()) return sheet;
  if (table.rows.empty()) return {"文件是空的。下载模板，按模板填。", {}};
  const std::vector<std::string> titles = std::move(table.rows.front().cells);
  table.rows.erase(table.rows.begin());
  const auto places = placesOf(text, titles, sheet.refused);
  if (!sheet.refused.empty()) return sheet;
  if (table.rows.empty()) return {"只有第一行的标题，下面没有内容。填好再选。", {}};
  for (const TableRow& row : table.rows) sheet.rows.push_back(rowOf(row, places));
  findOddCells(text, sheet.rows, titles.size(), table.rows);
  kind.check(call, sheet.rows);
  return sheet;
}

std::string regionFinding(const Call& call, std::string_view code) {
  if (code.find("E+") != std::string_view::npos) {
    return "Excel 把代码改成了科学计数。把这一列设成“文本”，重新填。";
  }
  const bool digits = code.find_first_not_of("0123456789") == std::string_view::npos;
  if (!digits || (code.size() != 6 && code.size() != 9 && code.size() != 12)) {
    return "写区划代码：村 12 位、镇 9 位、县 6 位数字。";
  }
  return code.starts_with(call.account().area) ? "" : "这个地方不归您管。";
}

std::string importSecret(const Call& call, std::string_view row, std::size_t letters) {
  const seal::Key bytes =
      seal::mac(call.parts.keys.deskKey("import"), formKey(call) + "\n" + std::string(row));
  const std::string_view alphabet = pickupAlphabet();
  std::string secret;
  // Two bytes a letter: no letter comes noticeably more often than another.
  for (std::size_t i = 0; i < letters && 2 * i + 1 < bytes.size(); ++i) {
    const unsigned both = bytes[2 * i] * 256U + bytes[2 * i + 1];
    if (i > 0 && i % 4 == 0) secret += '-';
    secret += alphabet[both % alphabet.size()];
  }
  return secret;
}

}  // namespace bianmin::center::desk
