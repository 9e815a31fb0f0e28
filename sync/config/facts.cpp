#include "sync/config/facts.h"

#include <algorithm>
#include <utility>

namespace bianmin {
namespace {

constexpr std::string_view kStable = "abcdefghijklmnopqrstuvwxyz0123456789_";

std::string readStable(const Table& table, std::string_view key) {
  std::string word = table.text(key, 32);
  if (!word.empty() && !onlyHas(word, kStable)) {
    table.fail(key, "\"" + word + "\" 里有不能用的字", "只用小写字母 a-z、数字和 _");
    return {};
  }
  return word;
}

}  // namespace

bool onlyHas(std::string_view text, std::string_view characters) {
  return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

std::string readId(const Table& table, std::string_view key) { return readStable(table, key); }

std::string readIcon(const Table& table) {
  std::string icon = readStable(table, "icon");
  const Reading* reading = table.reading();
  if (!icon.empty() && reading != nullptr && reading->has_icon && !reading->has_icon(icon)) {
    table.fail("icon", "没有 \"" + icon + "\" 这个图标",
               "从 assets/icons/icons.svg 里的 id 选一个");
  }
  return icon;
}

std::string readTile(const Table& table) {
  const auto name = [](std::string_view text) { return std::pair{text, std::string(text)}; };
  return table.oneOf<std::string>("tile", {name("plum"), name("teal"), name("brick"), name("green"),
                                           name("violet"), name("rose"), name("slate")});
}

Sources::Sources(const Table& file) {
  for (const Table& item : file.tables("source", 1, 60)) {
    Source source{readId(item), item.words("text", 60)};
    refuseTwins(list(), source.id, item);
    item.finish();
    entries_.push_back({std::move(source), item});
  }
}

std::vector<Source> Sources::list() const {
  std::vector<Source> list;
  for (const Entry& entry : entries_) list.push_back(entry.source);
  return list;
}

bool Sources::has(std::string_view id) const {
  return std::ranges::any_of(entries_, [&](const Entry& entry) { return entry.source.id == id; });
}

void Sources::warnUnused() const {
  for (const Entry& entry : entries_) {
    if (entry.source.id.empty() || used_.contains(entry.source.id)) continue;
    entry.table.warn("id", "来源 \"" + entry.source.id + "\" 没有用到",
                     "在用到它的内容上写 source，或者删掉");
  }
}

Origin Origin::of(const Table& table) const {
  if (!table.has("source")) return *this;
  const std::string own = table.text("source", 32);
  if (own.empty()) return *this;
  if (!sources.has(own)) {
    table.fail("source", "[[source]] 里没有 \"" + own + "\"",
               "改正拼写，或者在文件开头加一段 [[source]]");
    return *this;
  }
  sources.use(own);
  return {sources, own};
}

Certainty readCertainty(const Table& table) {
  if (!table.has("certainty")) return Certainty::Confirmed;
  return table.oneOf<Certainty>(
      "certainty", {{"confirmed", Certainty::Confirmed}, {"to_verify", Certainty::ToVerify}});
}

Fact readFact(const Table& table, std::size_t most, const Origin& origin) {
  Fact fact{table.words("text", most), readCertainty(table), origin.of(table).id};
  table.finish();
  return fact;
}

Limit readDays(const Table& table) {
  const auto faults = table.reading()->findings.size();
  Limit limit;
  limit.days = static_cast<int>(table.integer("days", 1, 365));
  limit.unit = table.oneOf<DayUnit>(
      "unit", {{"working", DayUnit::Working}, {"calendar", DayUnit::Calendar}});
  if (table.reading()->findings.size() != faults) limit.days = 0;
  return limit;
}

std::optional<Limit> readLimit(const Table& parent, std::string_view key, const Origin& origin) {
  if (!parent.has(key)) return std::nullopt;
  const Table table = parent.table(key);
  Limit limit = readDays(table);
  limit.certainty = readCertainty(table);
  limit.source = origin.of(table).id;
  table.finish();
  return limit;
}

}  // namespace bianmin
