#include "sync/config/variables.h"

#include <algorithm>
#include <utility>

namespace bianmin {

void Variables::add(Variable variable, std::string unset, Finding place) {
  entries_.push_back({std::move(variable), std::move(unset), std::move(place)});
}

std::optional<Finding> Variables::longestOf(const std::vector<std::string>& ids) const {
  const Entry* longest = nullptr;
  for (const std::string& id : ids) {
    const Entry* entry = find(id);
    if (entry == nullptr) continue;
    if (longest == nullptr || longest->words().size() < entry->words().size()) longest = entry;
  }
  if (longest == nullptr) return std::nullopt;
  Finding place = longest->place;
  place.message = longest->variable.title;
  return place;
}

const Variables::Entry* Variables::find(std::string_view id) const {
  const auto entry =
      std::ranges::find_if(entries_, [&](const Entry& e) { return e.variable.id == id; });
  return entry == entries_.end() ? nullptr : &*entry;
}

bool Variables::has(std::string_view id) const { return find(id) != nullptr; }

std::vector<Variable> Variables::list() const {
  std::vector<Variable> list;
  for (const Entry& entry : entries_) list.push_back(entry.variable);
  return list;
}

Variables::Filled Variables::fill(const std::string& text) const {
  Filled filled;
  std::size_t from = 0;
  for (;;) {
    const auto open = text.find_first_of("{}", from);
    filled.text.append(text, from, open == std::string::npos ? open : open - from);
    if (open == std::string::npos) return filled;
    const auto close = text.find_first_of("{}", open + 1);
    if (text[open] == '}' || close == std::string::npos || text[close] == '{') {
      filled.wrong.push_back(text.substr(open, close - open));
      from = close == std::string::npos ? text.size() : close;
      if (text[open] == '}') from = open + 1;
      continue;
    }
    const std::string id = text.substr(open + 1, close - open - 1);
    from = close + 1;
    const Entry* entry = find(id);
    if (entry == nullptr) {
      filled.wrong.push_back("{" + id + "}");
      continue;
    }
    used_.insert(id);
    filled.used.push_back(id);
    filled.waits = filled.waits || entry->variable.value.empty();
    filled.text += entry->words();
  }
}

}  // namespace bianmin
