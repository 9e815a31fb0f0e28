#include "sync/config/table.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <numeric>

#include "sync/config/error.h"
#include "sync/domain/utf8.h"

namespace bianmin {
namespace {

const char* kindOf(const Node& node) {
  constexpr const char* kKinds[] = {"true 或 false", "整数", "小数", "文字", "列表", "一组键"};
  return kKinds[node.value.index()];
}

bool isControl(char32_t c) { return c < 0x20 || c == 0x7F; }
bool isBlank(char32_t c) { return c == U' ' || c == U'　'; }

std::string plain(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

// How many letters have to be changed, put in or taken out.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

Table Table::fromFile(const std::filesystem::path& path) {
  return Table(std::make_shared<const Node>(readToml(path)), nullptr, path.string(), "");
}

std::optional<Table> Table::fromFile(const std::filesystem::path& path, Reading& reading) {
  try {
    return Table(std::make_shared<const Node>(readToml(path)), &reading, path.string(), "");
  } catch (const ConfigError& error) {
    reading.findings.push_back(error.finding());
    return std::nullopt;
  }
}

Table::Table(std::shared_ptr<const Node> node, Reading* reading, std::string file, std::string path)
    : node_(std::move(node)), reading_(reading), file_(std::move(file)), path_(std::move(path)) {}

Table Table::absent(const std::string& path) const {
  auto nothing = std::make_shared<Node>();
  nothing->line = node_->line;
  nothing->value = Node::Table{};
  Table table(std::move(nothing), reading_, file_, path);
  table.silent_ = true;
  return table;
}

std::string Table::fieldOf(std::string_view key) const {
  if (key.empty()) return path_.empty() ? "file" : path_;
  return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

void Table::say(Severity severity, std::string_view key, std::string message,
                std::string fix) const {
  if (silent_) return;
  Finding finding = at(key);
  finding.severity = severity;
  finding.message = std::move(message);
  finding.fix = std::move(fix);
  if (reading_ != nullptr) {
    reading_->findings.push_back(std::move(finding));
  } else if (severity == Severity::Error) {
    throw ConfigError(std::move(finding));
  }
}

Finding Table::at(std::string_view key) const {
  const auto& members = std::get<Node::Table>(node_->value);
  const auto member = members.find(key);
  const int line = member == members.end() ? node_->line : member->second.line;
  return {file_, line, fieldOf(key), Severity::Error, {}, {}};
}

void Table::fail(std::string_view key, std::string message, std::string fix) const {
  say(Severity::Error, key, std::move(message), std::move(fix));
}

void Table::warn(std::string_view key, std::string message, std::string fix) const {
  say(Severity::Warning, key, std::move(message), std::move(fix));
}

void Table::note(std::string_view key, std::string message, std::string fix) const {
  say(Severity::Note, key, std::move(message), std::move(fix));
}

const Node* Table::look(std::string_view key) const {
  if (std::ranges::find(read_, key) == read_.end()) read_.emplace_back(key);
  const auto& members = std::get<Node::Table>(node_->value);
  const auto member = members.find(key);
  return member == members.end() ? nullptr : &member->second;
}

const Node* Table::need(std::string_view key) const {
  const Node* node = look(key);
  if (node == nullptr) fail(key, "少了这一项", "补上，写法见 config/README.md");
  return node;
}

bool Table::has(std::string_view key) const { return look(key) != nullptr; }

const std::string* Table::plainText(const Node& node, std::string_view key) const {
  const auto* text = std::get_if<std::string>(&node.value);
  if (text == nullptr) {
    fail(key, std::string("要写文字，写成了") + kindOf(node), "加上英文引号：\"…\"");
  }
  return text;
}

bool Table::wellFormed(std::u32string_view characters, std::string_view key) const {
  if (std::ranges::any_of(characters, isControl)) {
    fail(key, "里面有换行或控制字符", "写成一行，删掉看不见的字符");
    return false;
  }
  if (!characters.empty() && (isBlank(characters.front()) || isBlank(characters.back()))) {
    fail(key, "开头或结尾有空格", "删掉空格");
    return false;
  }
  if (reading_ == nullptr || !reading_->can_draw) return true;
  for (const char32_t c : characters) {
    if (reading_->can_draw(c)) continue;
    char code[16];
    std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(c));
    fail(key,
         "“" + encodeUtf8(std::u32string_view(&c, 1)) + "”（" + code + "）这个字屏幕上画不出来",
         "换一个字；一定要用的，先装上有这个字的字体");
    return false;
  }
  return true;
}

// Puts the county's variables in. Outside the catalogue a brace is a character like others.
std::string Table::fill(const std::string& text, std::string_view key) const {
  if (reading_ == nullptr) return text;
  if (text.find("｛") != std::string::npos || text.find("｝") != std::string::npos) {
    fail(key, "用了中文的花括号", "变量要用英文花括号：{变量}");
    return {};
  }
  if (!reading_->in_catalogue) {
    if (text.find_first_of("{}") == std::string::npos) return text;
    fail(key, "这个文件里不能用 {变量}", "写上要显示的文字");
    return {};
  }
  Variables::Filled filled = reading_->variables.fill(text);
  for (const std::string& wrong : filled.wrong) {
    fail(key, wrong + " 不是 county.toml 里的变量", "改正拼写，或者在 county.toml 里加上");
  }
  if (!filled.wrong.empty()) return {};
  reading_->waits = reading_->waits || filled.waits;
  return std::move(filled.text);
}

// The words that a variable brings are to be shortened where they are written.
void Table::tooLong(const std::string& raw, std::string_view key, std::size_t characters,
                    std::size_t most) const {
  const std::string many =
      "有 " + std::to_string(characters) + " 个字，最多 " + std::to_string(most) + " 个字";
  const bool brings = reading_ != nullptr && reading_->in_catalogue && !silent_;
  std::optional<Finding> blamed;
  if (brings) blamed = reading_->variables.longestOf(reading_->variables.fill(raw).used);
  if (!blamed) return fail(key, many, "改短一些，屏幕放不下");
  const Finding here = at(key);
  const std::string name = std::filesystem::path(here.file).filename().string();
  blamed->message = "“" + blamed->message + "”填进 " + name + " 第 " + std::to_string(here.line) +
                    " 行（" + here.field + "）以后" + many;
  blamed->fix = "改短一些，屏幕放不下";
  reading_->findings.push_back(std::move(*blamed));
}

std::string Table::checked(const Node& node, std::string_view key, std::size_t most,
                           bool filled) const {
  const std::string* raw = plainText(node, key);
  if (raw == nullptr) return {};
  std::string text = filled ? fill(*raw, key) : *raw;
  const auto characters = decodeUtf8(text);
  if (!characters || !wellFormed(*characters, key)) return {};
  if (characters->size() > most) {
    tooLong(*raw, key, characters->size(), most);
  }
  return text;
}

std::string Table::text(std::string_view key, std::size_t most) const {
  const Node* node = need(key);
  if (node == nullptr) return {};
  if (const auto* text = std::get_if<std::string>(&node->value); text != nullptr && text->empty()) {
    fail(key, "是空的", "写上内容");
  }
  return checked(*node, key, most, false);
}

std::string Table::textOr(std::string_view key, std::size_t most) const {
  const Node* node = look(key);
  return node == nullptr ? std::string() : checked(*node, key, most, false);
}

std::string Table::words(std::string_view key, std::size_t most) const {
  const Node* node = need(key);
  if (node == nullptr) return {};
  if (const auto* text = std::get_if<std::string>(&node->value); text != nullptr && text->empty()) {
    fail(key, "是空的", "写上内容");
  }
  return checked(*node, key, most, true);
}

std::string Table::wordsOr(std::string_view key, std::size_t most) const {
  const Node* node = look(key);
  return node == nullptr ? std::string() : checked(*node, key, most, true);
}

std::int64_t Table::integer(std::string_view key, std::int64_t least, std::int64_t most) const {
  const Node* node = need(key);
  if (node == nullptr) return least;
  const auto* value = std::get_if<std::int64_t>(&node->value);
  if (value == nullptr) {
    fail(key, std::string("要写整数，写成了") + kindOf(*node), "写数字，不加引号");
    return least;
  }
  if (*value < least || *value > most) {
    const std::string range = std::to_string(least) + " 到 " + std::to_string(most);
    fail(key, std::to_string(*value) + " 不在 " + range + " 之间", "改成 " + range + " 的整数");
    return least;
  }
  return *value;
}

double Table::number(std::string_view key, double least, double most) const {
  const Node* node = need(key);
  if (node == nullptr) return least;
  double value = 0;
  if (const auto* whole = std::get_if<std::int64_t>(&node->value)) {
    value = static_cast<double>(*whole);
  } else if (const auto* real = std::get_if<double>(&node->value)) {
    value = *real;
  } else {
    fail(key, std::string("要写数字，写成了") + kindOf(*node), "写数字，不加引号");
    return least;
  }
  // Written so that nan, which TOML knows, is refused as well.
  if (!(value >= least && value <= most)) {
    const std::string range = plain(least) + " 到 " + plain(most);
    fail(key, plain(value) + " 不在 " + range + " 之间", "改成 " + range + " 的数字");
    return least;
  }
  return value;
}

bool Table::flag(std::string_view key) const {
  const Node* node = need(key);
  if (node == nullptr) return false;
  const auto* value = std::get_if<bool>(&node->value);
  if (value == nullptr) {
    fail(key, std::string("要写 true 或 false，写成了") + kindOf(*node),
         "是写 true，不是写 false，不加引号");
    return false;
  }
  return *value;
}

bool Table::flagOr(std::string_view key, bool otherwise) const {
  return has(key) ? flag(key) : otherwise;
}

Date Table::date(std::string_view key) const {
  const std::string iso = text(key);
  const Date date = dateFromIso(iso);
  if (!iso.empty() && !date.ok()) {
    fail(key, "\"" + iso + "\" 不是日期", "写成 \"2026-11-22\" 这样，日子要真有");
  }
  return date;
}

std::vector<std::string> Table::list(std::string_view key, std::size_t least, std::size_t most,
                                     std::size_t characters, bool filled) const {
  std::vector<std::string> items;
  for (const Table& item : tables(key, least, most, "text")) {
    items.push_back(filled ? item.words("text", characters) : item.text("text", characters));
    item.finish();
  }
  return items;
}

std::vector<std::string> Table::texts(std::string_view key, std::size_t least, std::size_t most,
                                      std::size_t characters) const {
  return list(key, least, most, characters, false);
}

std::vector<std::string> Table::wordsList(std::string_view key, std::size_t least, std::size_t most,
                                          std::size_t characters) const {
  return list(key, least, most, characters, true);
}

std::optional<Table> Table::view(const Node& node, const std::string& key,
                                 std::string_view text_key) const {
  const std::string path = fieldOf(key);
  if (std::holds_alternative<Node::Table>(node.value)) {
    Table table(std::shared_ptr<const Node>(node_, &node), reading_, file_, path);
    table.silent_ = silent_;
    return table;
  }
  auto wrapped = std::make_shared<Node>();
  wrapped->line = node.line;
  if (text_key.empty() || !std::holds_alternative<std::string>(node.value)) {
    wrapped->value = Node::Table{};
    const Table here(std::move(wrapped), reading_, file_, path);
    here.fail(
        "",
        std::string(text_key.empty() ? "要写一组键，写成了" : "要写文字，写成了") + kindOf(node),
        text_key.empty() ? "写成 { 键 = 值 } 这样，或者用 [[…]] 另起一段" : "加上英文引号：\"…\"");
    return std::nullopt;
  }
  wrapped->value = Node::Table{{std::string(text_key), node}};
  return Table(std::move(wrapped), reading_, file_, path);
}

Table Table::table(std::string_view key) const { return tableOrText(key, {}); }

Table Table::tableOrText(std::string_view key, std::string_view text_key) const {
  const Node* node = need(key);
  std::optional<Table> found;
  if (node != nullptr) found = view(*node, std::string(key), text_key);
  return found ? std::move(*found) : absent(fieldOf(key));
}

std::vector<Table> Table::tables(std::string_view key, std::size_t least, std::size_t most,
                                 std::string_view text_key) const {
  const Node* node = least > 0 ? need(key) : look(key);
  if (node == nullptr) return {};
  const auto* array = std::get_if<Node::Array>(&node->value);
  if (array == nullptr) {
    fail(key, std::string("要写列表，写成了") + kindOf(*node), "写成 [\"…\", \"…\"] 这样");
    return {};
  }
  if (array->size() < least || array->size() > most) {
    fail(key,
         "有 " + std::to_string(array->size()) + " 条，要 " + std::to_string(least) + " 到 " +
             std::to_string(most) + " 条",
         array->size() < least ? "再加几条" : "减掉几条");
  }
  std::vector<Table> items;
  for (std::size_t i = 0; i < array->size(); ++i) {
    auto item = view((*array)[i], std::string(key) + "[" + std::to_string(i + 1) + "]", text_key);
    if (item) items.push_back(std::move(*item));
  }
  return items;
}

// The known key that was most likely meant, or "".
std::string Table::nearest(std::string_view key) const {
  std::string best;
  std::size_t least = 3;
  for (const std::string& known : read_) {
    const std::size_t far = distance(key, known);
    if (far < least && far < known.size()) {
      least = far;
      best = known;
    }
  }
  return best;
}

void Table::finish() const {
  for (const auto& [key, node] : std::get<Node::Table>(node_->value)) {
    if (std::ranges::find(read_, key) != read_.end()) continue;
    const std::string meant = nearest(key);
    fail(key, "没有这一项",
         meant.empty() ? "多半是拼错了或者放错了地方，照 config/README.md 改"
                       : "是不是想写 " + meant);
  }
}

}  // namespace bianmin
