// A table as a file that a spreadsheet opens, written a row at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sync/center/desk/call.h"

namespace bianmin::center::desk {

enum class SheetFormat { Csv, Xlsx };
// "csv", "xlsx": in addresses, and how the file's name ends.
std::string_view formatName(SheetFormat format);
std::optional<SheetFormat> formatFromName(std::string_view name);

// Text stays text: nothing in it is taken for a formula, a number or a date.
using SheetCell = std::variant<std::string, std::int64_t>;

// One thread at a time. Throws std::runtime_error when the file cannot be written.
class SheetWriter {
 public:
  virtual ~SheetWriter() = default;
  virtual void add(const std::vector<SheetCell>& cells) = 0;
  // The file's bytes; nothing can be added afterwards.
  virtual std::string finish() = 0;
};
// The first row that is added is that of the titles. An .xlsx needs a folder for temporary files;
// it holds one row at a time in memory.
std::unique_ptr<SheetWriter> makeSheet(SheetFormat format, const std::string& title);

// A file has so many rows at most, besides that of the titles.
inline constexpr std::size_t kMostSheetRows = 50'000;
std::string mostRowsWords();  // 最多 50000 行

// Stops at the limit, and then the last line says so: a list that is cut off must not look whole.
class LimitedSheet {
 public:
  LimitedSheet(SheetWriter& sheet, std::size_t most) : sheet_(sheet), most_(most) {}
  // False when it did not fit any more.
  bool add(const std::vector<SheetCell>& cells);
  std::size_t rows() const { return rows_; }

 private:
  SheetWriter& sheet_;
  const std::size_t most_;
  std::size_t rows_ = 0;
  bool full_ = false;
};

// The file as an answer; `name` without its ending, of letters, digits and dashes.
http::Reply sheetReply(SheetFormat format, const std::string& name, std::string bytes);

}  // namespace bianmin::center::desk
