#include "sync/center/desk/xlsx_read.h"

#include <zip.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <optional>
#include <pugixml.hpp>

#include "sync/domain/utf8.h"

namespace bianmin::center::desk {
namespace {

constexpr std::size_t kMostPartBytes = 4 * 1024 * 1024;
constexpr std::size_t kMostTextBytes = 1024 * 1024;
constexpr std::size_t kMostColumns = 64;
constexpr double kMostWhole = 1e15;  // below it a double holds every whole number

constexpr const char* kBroken = "这个 Excel 文件读不出来。在 Excel 里打开，另存一份再选。";
constexpr const char* kTooLarge =
    "表格展开以后太大。只留要导入的行和列，新建一个文件存好，再选那个文件。";

// Thrown inside of this file only: why the file is refused.
struct Refusal {
  std::string words;
};

// What a file holds, unpacked on demand and never further than the limit.
class Archive {
 public:
  explicit Archive(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) zip_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (source != nullptr && !zip_) zip_source_free(source);
    zip_error_fini(&error);
    if (!zip_) throw Refusal{kBroken};
  }

  // Nothing when there is no such part.
  std::optional<std::string> part(const std::string& name) const {
    const zip_int64_t index = zip_name_locate(zip_.get(), name.c_str(), 0);
    if (index < 0) return std::nullopt;
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
        zip_fopen_index(zip_.get(), static_cast<zip_uint64_t>(index), 0), zip_fclose);
    if (!file) throw Refusal{kBroken};
    std::string bytes;
    for (;;) {
      constexpr std::size_t kPiece = 64 * 1024;
      const std::size_t before = bytes.size();
      bytes.resize(before + kPiece);
      const zip_int64_t got = zip_fread(file.get(), bytes.data() + before, kPiece);
      if (got < 0) throw Refusal{kBroken};
      bytes.resize(before + static_cast<std::size_t>(got));
      if (got == 0) return bytes;
      if (bytes.size() > kMostPartBytes) throw Refusal{kTooLarge};
    }
  }

 private:
  std::unique_ptr<zip_t, void (*)(zip_t*)> zip_{nullptr, zip_discard};
};

// Programs differ in the prefix that they write before a name.
std::string_view localName(const char* name) {
  const std::string_view all = name;
  const std::size_t colon = all.find(':');
  return colon == std::string_view::npos ? all : all.substr(colon + 1);
}

bool is(const pugi::xml_node& node, std::string_view name) {
  return localName(node.name()) == name;
}

pugi::xml_node childOf(const pugi::xml_node& node, std::string_view name) {
  return node.find_child([&](const pugi::xml_node& child) { return is(child, name); });
}

// Of the attributes of that name the one with a prefix: r:id, not id.
std::string relationOf(const pugi::xml_node& node) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (name.find(':') != std::string_view::npos && localName(attribute.name()) == "id") {
      return attribute.value();
    }
  }
  return {};
}

// Parsed in place. Entities other than XML's own five are never expanded: the parser skips a DTD.
class Document {
 public:
  Document(std::string bytes, std::string_view root) : bytes_(std::move(bytes)) {
    if (!tree_.load_buffer_inplace(bytes_.data(), bytes_.size(),
                                   pugi::parse_default | pugi::parse_ws_pcdata)) {
      throw Refusal{kBroken};
    }
    root_ = childOf(tree_, root);
    if (!root_) throw Refusal{kBroken};
  }
  const pugi::xml_node& root() const { return root_; }

 private:
  std::string bytes_;
  pugi::xml_document tree_;
  pugi::xml_node root_;
};

std::string needed(const Archive& archive, const std::string& name) {
  auto bytes = archive.part(name);
  if (!bytes) throw Refusal{"这不是 Excel 表格。下载模板，填好再选。"};
  return std::move(*bytes);
}

// The part with the first sheet that people see.
std::string firstSheet(const Archive& archive) {
  const Document book(needed(archive, "xl/workbook.xml"), "workbook");
  std::string relation;
  for (const pugi::xml_node sheet : childOf(book.root(), "sheets")) {
    const std::string_view state = sheet.attribute("state").value();
    if (!is(sheet, "sheet") || state == "hidden" || state == "veryHidden") continue;
    relation = relationOf(sheet);
    break;
  }
  const Document relations(needed(archive, "xl/_rels/workbook.xml.rels"), "Relationships");
  for (const pugi::xml_node one : relations.root()) {
    if (relation.empty() || relation != one.attribute("Id").value()) continue;
    const std::string target = one.attribute("Target").value();
    return target.starts_with('/') ? target.substr(1) : "xl/" + target;
  }
  throw Refusal{kBroken};
}

// Plain or in pieces of different looks; how characters are read aloud (rPh) is left out.
std::string richText(const pugi::xml_node& item) {
  std::string text;
  for (const pugi::xml_node child : item) {
    if (is(child, "t")) text += child.text().get();
    if (is(child, "r")) text += childOf(child, "t").text().get();
  }
  return text;
}

std::vector<std::string> sharedStrings(const Archive& archive) {
  auto bytes = archive.part("xl/sharedStrings.xml");
  if (!bytes) return {};
  std::vector<std::string> all;
  const Document document(std::move(*bytes), "sst");
  for (const pugi::xml_node item : document.root()) {
    if (is(item, "si")) all.push_back(richText(item));
  }
  return all;
}

template <typename Number>
std::optional<Number> numberIn(std::string_view text) {
  Number number{};
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// 6.10622102201E+11 is 610622102201.
std::string numberText(const std::string& value) {
  const auto number = numberIn<double>(value);
  if (!number || std::abs(*number) >= kMostWhole || std::floor(*number) != *number) return value;
  return std::to_string(static_cast<long long>(*number));
}

// "AB12": 27; nothing when it names no column.
std::optional<std::size_t> columnOf(std::string_view reference) {
  std::size_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    if (column > 16384) throw Refusal{kBroken};  // more than a sheet has
  }
  return column == 0 ? std::nullopt : std::optional(column - 1);
}

class SheetReader {
 public:
  SheetReader(std::vector<std::string> shared, std::size_t most)
      : shared_(std::move(shared)), most_(most) {}

  std::vector<TableRow> read(const pugi::xml_node& sheet) {
    for (const pugi::xml_node row : childOf(sheet, "sheetData")) {
      if (is(row, "row")) addRow(row);
    }
    return std::move(rows_);
  }

 private:
  void addRow(const pugi::xml_node& row) {
    const auto number = numberIn<std::size_t>(row.attribute("r").value());
    line_ = number ? *number : line_ + 1;
    TableRow read{line_, {}};
    std::size_t next = 0;
    for (const pugi::xml_node cell : row) {
      if (!is(cell, "c")) continue;
      const std::size_t column = columnOf(cell.attribute("r").value()).value_or(next);
      next = column + 1;
      std::string text = trimmed(textOf(cell));
      if (text.empty()) continue;
      if (column >= kMostColumns) throw Refusal{kTooLarge};
      if (read.cells.size() <= column) read.cells.resize(column + 1);
      count(text);
      read.cells[column] = std::move(text);
    }
    if (read.cells.empty()) return;
    if (rows_.size() == most_) throw Refusal{"行数太多。分成几个文件再导入。"};
    rows_.push_back(std::move(read));
  }

  std::string textOf(const pugi::xml_node& cell) const {
    const std::string_view kind = cell.attribute("t").value();
    if (kind == "inlineStr") return richText(childOf(cell, "is"));
    const std::string value = childOf(cell, "v").text().get();
    if (kind == "s") {
      const auto index = numberIn<std::size_t>(value);
      if (!index || *index >= shared_.size()) throw Refusal{kBroken};
      return shared_[*index];
    }
    if (kind == "e") {
      throw Refusal{"第 " + std::to_string(line_) + " 行有算错的公式（" + value +
                    "）。改好，存了再选。"};
    }
    return kind.empty() || kind == "n" ? numberText(value) : value;
  }

  // A short reference may stand for a long text many times.
  void count(const std::string& text) {
    text_bytes_ += text.size();
    if (text_bytes_ > kMostTextBytes) throw Refusal{kTooLarge};
    if (!decodeUtf8(text)) throw Refusal{kBroken};
  }

  const std::vector<std::string> shared_;
  const std::size_t most_;
  std::size_t line_ = 0;
  std::size_t text_bytes_ = 0;
  std::vector<TableRow> rows_;
};

}  // namespace

ReadTable readXlsx(std::string_view bytes, std::size_t most) {
  try {
    const Archive archive(bytes);
    const std::string part = firstSheet(archive);
    SheetReader reader(sharedStrings(archive), most);
    const Document sheet(needed(archive, part), "worksheet");
    return {"", reader.read(sheet.root())};
  } catch (Refusal& refusal) {
    return {std::move(refusal.words), {}};
  }
}

}  // namespace bianmin::center::desk
