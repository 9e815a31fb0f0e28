#include "sync/center/desk/xlsx.h"

#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace bianmin::center::desk {
namespace {

// Characters of the usual width; wide enough for a name of a matter.
constexpr double kColumnWidth = 18;
constexpr std::size_t kMostLetters = 32767;  // that a cell holds
constexpr std::size_t kMostTitle = 31;       // bytes here, letters for a spreadsheet

void check(lxw_error error) {
  if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("xlsx: ") + lxw_strerror(error));
}

// A folder that nobody else reads, gone with the object.
class OwnFolder {
 public:
  OwnFolder() : path_((std::filesystem::temp_directory_path() / "bianmin-XXXXXX").string()) {
    if (mkdtemp(path_.data()) == nullptr) throw std::runtime_error("xlsx: no temporary folder");
  }
  ~OwnFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  OwnFolder(const OwnFolder&) = delete;
  OwnFolder& operator=(const OwnFolder&) = delete;
  std::string& path() { return path_; }
  std::string file() const { return path_ + "/sheet.xlsx"; }

 private:
  std::string path_;
};

// XML has no place for control characters, and the library writes them as they are.
std::string cellText(std::string text) {
  std::erase_if(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n'; });
  if (text.size() > kMostLetters) {
    std::size_t end = kMostLetters;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text.resize(end);
  }
  return text;
}

class XlsxSheet : public SheetWriter {
 public:
  explicit XlsxSheet(const std::string& title) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder_.path().data();
    book_ = workbook_new_opt(folder_.file().c_str(), &options);
    if (book_ == nullptr) throw std::runtime_error("xlsx: no workbook");
    const bool fits = !title.empty() && title.size() <= kMostTitle;
    sheet_ = workbook_add_worksheet(book_, fits ? title.c_str() : nullptr);
    if (sheet_ == nullptr) {
      workbook_close(std::exchange(book_, nullptr));
      throw std::runtime_error("xlsx: no worksheet");
    }
    bold_ = workbook_add_format(book_);
    format_set_bold(bold_);
    worksheet_freeze_panes(sheet_, 1, 0);
  }
  ~XlsxSheet() override {
    if (book_ != nullptr) workbook_close(book_);  // there is no other way to free it
  }

  void add(const std::vector<SheetCell>& cells) override {
    if (row_ == 0) {
      const auto last = static_cast<lxw_col_t>(std::max<std::size_t>(cells.size(), 1) - 1);
      check(worksheet_set_column(sheet_, 0, last, kColumnWidth, nullptr));
    }
    lxw_format* format = row_ == 0 ? bold_ : nullptr;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      if (const auto* number = std::get_if<std::int64_t>(&cells[i])) {
        check(worksheet_write_number(sheet_, row_, column, static_cast<double>(*number), format));
      } else {
        const std::string text = cellText(std::get<std::string>(cells[i]));
        check(worksheet_write_string(sheet_, row_, column, text.c_str(), format));
      }
    }
    ++row_;
  }

  std::string finish() override {
    check(workbook_close(std::exchange(book_, nullptr)));
    std::ifstream stream(folder_.file(), std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    if (!stream) throw std::runtime_error("xlsx: cannot be read back");
    return std::move(bytes).str();
  }

 private:
  OwnFolder folder_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format* bold_ = nullptr;
  lxw_row_t row_ = 0;
};

}  // namespace

std::unique_ptr<SheetWriter> makeXlsx(const std::string& title) {
  return std::make_unique<XlsxSheet>(title);
}

}  // namespace bianmin::center::desk
