#include "sync/config/table.h"

#include <algorithm>

#include "sync/config/error.h"
#include "sync/domain/utf8.h"

namespace bianmin {
namespace {

const char* kindOf(const Node& node) {
  constexpr const char* kKinds[] = {"true or false", "a whole number", "a number",
                                    "a text",        "a list",         "a table"};
  return kKinds[node.value.index()];
}

bool isControl(char32_t c) { return c < 0x20 || c == 0x7F; }
bool isBlank(char32_t c) { return c == U' ' || c == U'　'; }

}  // namespace

Table Table::fromFile(const std::filesystem::path& path) {
  return Table(std::make_shared<const Node>(readToml(path)), path.string(), "");
}

Table::Table(std::shared_ptr<const Node> node, std::string file, std::string path)
    : node_(std::move(node)), file_(std::move(file)), path_(std::move(path)) {}

std::string Table::fieldOf(std::string_view key) const {
  if (key.empty()) return path_.empty() ? "file" : path_;
  return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

void Table::fail(std::string_view key, const std::string& wrong) const {
  const auto& members = std::get<Node::Table>(node_->value);
  const auto member = members.find(key);
  const int line = member == members.end() ? node_->line : member->second.line;
  throw ConfigError(file_, line, fieldOf(key), wrong);
}

const Node* Table::look(std::string_view key) const {
  read_.emplace(key);
  const auto& members = std::get<Node::Table>(node_->value);
  const auto member = members.find(key);
  return member == members.end() ? nullptr : &member->second;
}

const Node& Table::need(std::string_view key) const {
  const Node* node = look(key);
  if (node == nullptr) fail(key, "is missing");
  return *node;
}

bool Table::has(std::string_view key) const { return look(key) != nullptr; }

std::string Table::checkedText(const Node& node, std::string_view key, std::size_t most) const {
  const auto* text = std::get_if<std::string>(&node.value);
  if (text == nullptr) fail(key, std::string("expected a text, found ") + kindOf(node));
  const auto characters = decodeUtf8(*text);
  if (!characters) fail(key, "is not UTF-8");
  if (std::ranges::any_of(*characters, isControl)) fail(key, "has a control character");
  if (!characters->empty() && (isBlank(characters->front()) || isBlank(characters->back()))) {
    fail(key, "has a blank at its start or end");
  }
  if (characters->size() > most) {
    fail(key, "has " + std::to_string(characters->size()) + " characters, at most " +
                  std::to_string(most) + " fit");
  }
  return *text;
}

std::string Table::text(std::string_view key, std::size_t most) const {
  std::string text = checkedText(need(key), key, most);
  if (text.empty()) fail(key, "is empty");
  return text;
}

std::string Table::textOr(std::string_view key, std::size_t most) const {
  const Node* node = look(key);
  return node == nullptr ? std::string() : checkedText(*node, key, most);
}

std::int64_t Table::integer(std::string_view key, std::int64_t least, std::int64_t most) const {
  const Node& node = need(key);
  const auto* value = std::get_if<std::int64_t>(&node.value);
  if (value == nullptr) fail(key, std::string("expected a whole number, found ") + kindOf(node));
  if (*value < least || *value > most) {
    fail(key, std::to_string(*value) + " is not between " + std::to_string(least) + " and " +
                  std::to_string(most));
  }
  return *value;
}

double Table::number(std::string_view key, double least, double most) const {
  const Node& node = need(key);
  double value = 0;
  if (const auto* whole = std::get_if<std::int64_t>(&node.value)) {
    value = static_cast<double>(*whole);
  } else if (const auto* real = std::get_if<double>(&node.value)) {
    value = *real;
  } else {
    fail(key, std::string("expected a number, found ") + kindOf(node));
  }
  // Written so that nan, which TOML knows, is refused as well.
  if (!(value >= least && value <= most)) {
    fail(key, std::to_string(value) + " is not between " + std::to_string(least) + " and " +
                  std::to_string(most));
  }
  return value;
}

bool Table::flag(std::string_view key) const {
  const Node& node = need(key);
  const auto* value = std::get_if<bool>(&node.value);
  if (value == nullptr) fail(key, std::string("expected true or false, found ") + kindOf(node));
  return *value;
}

Date Table::date(std::string_view key) const {
  const std::string iso = text(key);
  const Date date = dateFromIso(iso);
  if (!date.ok()) fail(key, "\"" + iso + "\" is no date of the form 2026-11-22");
  return date;
}

std::vector<std::string> Table::texts(std::string_view key, std::size_t least, std::size_t most,
                                      std::size_t characters) const {
  std::vector<std::string> items;
  for (const Table& item : tables(key, least, most, "text")) {
    items.push_back(item.text("text", characters));
    item.finish();
  }
  return items;
}

Table Table::view(const Node& node, const std::string& key, std::string_view text_key) const {
  const std::string path = fieldOf(key);
  if (std::holds_alternative<Node::Table>(node.value)) {
    return Table(std::shared_ptr<const Node>(node_, &node), file_, path);
  }
  if (text_key.empty() || !std::holds_alternative<std::string>(node.value)) {
    const char* wanted = text_key.empty() ? "expected a table, found " : "expected a text, found ";
    throw ConfigError(file_, node.line, path, std::string(wanted) + kindOf(node));
  }
  auto wrapped = std::make_shared<Node>();
  wrapped->line = node.line;
  wrapped->value = Node::Table{{std::string(text_key), node}};
  return Table(std::move(wrapped), file_, path);
}

Table Table::table(std::string_view key) const { return view(need(key), std::string(key), {}); }

Table Table::tableOrText(std::string_view key, std::string_view text_key) const {
  return view(need(key), std::string(key), text_key);
}

std::vector<Table> Table::tables(std::string_view key, std::size_t least, std::size_t most,
                                 std::string_view text_key) const {
  const Node* node = look(key);
  if (node == nullptr) {
    if (least > 0) fail(key, "is missing");
    return {};
  }
  const auto* array = std::get_if<Node::Array>(&node->value);
  if (array == nullptr) fail(key, std::string("expected a list, found ") + kindOf(*node));
  if (array->size() < least || array->size() > most) {
    fail(key, "has " + std::to_string(array->size()) + " items, expected " + std::to_string(least) +
                  " to " + std::to_string(most));
  }
  std::vector<Table> items;
  for (std::size_t i = 0; i < array->size(); ++i) {
    items.push_back(
        view((*array)[i], std::string(key) + "[" + std::to_string(i + 1) + "]", text_key));
  }
  return items;
}

void Table::finish() const {
  for (const auto& [key, node] : std::get<Node::Table>(node_->value)) {
    if (!read_.contains(key)) fail(key, "is not a known key");
  }
}

}  // namespace bianmin
