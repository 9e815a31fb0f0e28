#include "sync/center/desk/sheet.h"

#include "sync/center/desk/csv.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/xlsx.h"

namespace bianmin::center::desk {
namespace {

std::string textOf(const SheetCell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  return std::get<std::string>(cell);
}

class CsvSheet : public SheetWriter {
 public:
  void add(const std::vector<SheetCell>& cells) override {
    std::vector<std::string> texts;
    texts.reserve(cells.size());
    for (const SheetCell& cell : cells) texts.push_back(textOf(cell));
    table_.add(texts);
  }
  std::string finish() override { return table_.text(); }

 private:
  CsvTable table_;
};

}  // namespace

std::string_view formatName(SheetFormat format) {
  return format == SheetFormat::Csv ? "csv" : "xlsx";
}

std::optional<SheetFormat> formatFromName(std::string_view name) {
  if (name == "csv") return SheetFormat::Csv;
  if (name == "xlsx") return SheetFormat::Xlsx;
  return std::nullopt;
}

std::unique_ptr<SheetWriter> makeSheet(SheetFormat format, const std::string& title) {
  if (format == SheetFormat::Xlsx) return makeXlsx(title);
  return std::make_unique<CsvSheet>();
}

std::string mostRowsWords() { return "最多 " + std::to_string(kMostSheetRows) + " 行"; }

bool LimitedSheet::add(const std::vector<SheetCell>& cells) {
  if (rows_ < most_) {
    sheet_.add(cells);
    ++rows_;
    return true;
  }
  if (!full_) {
    full_ = true;
    sheet_.add(
        {"这里只有前 " + std::to_string(most_) + " 行，后面还有。按乡镇、事项或日期分开下载。"});
  }
  return false;
}

http::Reply sheetReply(SheetFormat format, const std::string& name, std::string bytes) {
  http::Reply reply = withPageHeaders(200, std::move(bytes));
  reply.content_type = format == SheetFormat::Csv
                           ? "text/csv; charset=utf-8"
                           : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "." +
                                                        std::string(formatName(format)) + "\"");
  return reply;
}

}  // namespace bianmin::center::desk
