#include "sync/center/desk/table_read.h"

#include <iconv.h>

#include <algorithm>
#include <optional>

#include "sync/center/desk/xlsx_read.h"
#include "sync/domain/utf8.h"

namespace bianmin::center::desk {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

std::optional<std::string> fromGb18030(std::string_view bytes) {
  const iconv_t converter = iconv_open("UTF-8", "GB18030");
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  std::string in(bytes);
  std::string out(bytes.size() * 4 + 16, '\0');  // no character of GB18030 grows more
  char* from = in.data();
  char* to = out.data();
  std::size_t from_left = in.size();
  std::size_t to_left = out.size();
  const std::size_t done = iconv(converter, &from, &from_left, &to, &to_left);
  iconv_close(converter);
  if (done == static_cast<std::size_t>(-1) || from_left > 0) return std::nullopt;
  out.resize(out.size() - to_left);
  return out;
}

// One pass over the text; a quote is special only at a cell's beginning and inside of a quoted one.
class Reader {
 public:
  Reader(std::string_view text, std::size_t most) : text_(text), most_(most) {}

  ReadTable read() {
    while (at_ < text_.size() && table_.refused.empty()) {
      row_ = {line_, {}};
      while (cell()) {
      }
      endRow();
    }
    return std::move(table_);
  }

 private:
  // True when another cell follows in the row.
  bool cell() {
    std::string value = at_ < text_.size() && text_[at_] == '"' ? quoted() : plain();
    row_.cells.push_back(trimmed(value));
    if (at_ >= text_.size()) return false;
    const char c = text_[at_++];
    if (c == ',') return true;
    if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
    return false;
  }

  std::string plain() {
    const std::size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    std::string value(text_.substr(at_, end - at_));
    at_ = end;
    return value;
  }

  std::string quoted() {
    const std::size_t begun = line_;
    std::string value;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        value += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        value += text_[++at_];
      } else {
        ++at_;
        return value + plain();
      }
    }
    table_.refused = "第 " + std::to_string(begun) + " 行的引号没有配对。";
    return value;
  }

  void endRow() {
    if (std::ranges::all_of(row_.cells, &std::string::empty)) return;
    if (table_.rows.size() == most_) {
      table_.refused = "行数太多。分成几个文件再导入。";
      return;
    }
    table_.rows.push_back(std::move(row_));
  }

  std::string_view text_;
  const std::size_t most_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  TableRow row_;
  ReadTable table_;
};

}  // namespace

std::string trimmed(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpaces);
  if (first == std::string::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(kSpaces) - first + 1));
}

bool hasControl(std::string_view text) {
  return std::ranges::any_of(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

ReadTable readTable(std::string_view bytes, std::size_t most) {
  if (bytes.empty()) return {"文件是空的。选一个文件再试。", {}};
  if (bytes.starts_with(kZipMark)) return readXlsx(bytes, most);
  if (bytes.starts_with(kOldExcelMark)) {
    return {"这是旧版的 Excel 文件，或者加了密码。另存为“Excel 工作簿（.xlsx）”，不加密码，再选。",
            {}};
  }
  std::string converted;
  if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
  if (!decodeUtf8(bytes)) {
    const auto text = fromGb18030(bytes);
    if (!text) return {"文件里的字读不出来。另存为“CSV UTF-8”再试。", {}};
    converted = *text;
    bytes = converted;
  }
  if (bytes.find('\0') != std::string_view::npos) {
    return {"这不是 Excel 文件，也不是 CSV 文件。下载模板，填好再选。", {}};
  }
  return Reader(bytes, most).read();
}

}  // namespace bianmin::center::desk
