#include "kiosk/guide/finder.h"

#include <algorithm>
#include <optional>

#include "kiosk/guide/readings.h"
#include "sync/domain/utf8.h"

namespace bianmin {
namespace {

std::u32string normal(std::string_view typed) {
  std::u32string result;
  for (const char32_t c : decodeUtf8(typed).value_or(U"")) {
    if (c == U' ' || c == U'\u3000' || c == U'\'') continue;
    if (c == U'ü') {  // so the pinyin engine writes the key v
      result.push_back(U'v');
    } else {
      result.push_back(c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c);
    }
  }
  return result;
}

}  // namespace

Finder::Finder(const Catalogue& catalogue) {
  for (std::size_t i = 0; i < catalogue.matters.size(); ++i) {
    const Matter& matter = catalogue.matters[i];
    ids_.push_back(matter.id);
    add(i, Hit::Name, matter.name, true);
    add(i, Hit::Name, matter.old_name);
    for (const std::string& word : matter.words) add(i, Hit::Word, word);
    add(i, Hit::Official, matter.official_name);
    const auto service = std::ranges::find(catalogue.services, matter.service, &Service::code);
    if (service != catalogue.services.end()) {
      add(i, Hit::Official, service->name);
      add(i, Hit::Word, service->old_name);
    }
  }
  for (const LifeEvent& event : catalogue.events) {
    for (const std::string& id : event.matters) {
      const auto at = std::ranges::find(ids_, id);
      if (at != ids_.end())
        add(static_cast<std::size_t>(at - ids_.begin()), Hit::Word, event.title);
    }
  }
  // A matter's names lie together, those of the earlier matter first.
  std::ranges::stable_sort(names_, {}, &Name::matter);
}

void Finder::add(std::size_t matter, Hit hit, std::string_view text, bool own) {
  if (text.empty()) return;
  names_.push_back({matter, hit, own, decodeUtf8(text).value_or(U"")});
}

std::vector<Found> Finder::find(std::string_view typed, std::size_t most) const {
  const std::u32string wanted = normal(typed);
  if (wanted.empty()) return {};
  std::vector<std::optional<Found>> best(ids_.size());
  for (const Name& name : names_) {
    std::optional<Found>& found = best[name.matter];
    if (found && found->hit <= name.hit) continue;
    std::size_t at = 0;
    if (!isRead(name.text, wanted, &at)) continue;
    const Hit hit = at == 0 ? name.hit : Hit::Part;
    if (found && found->hit <= hit) continue;
    found = Found{ids_[name.matter], name.own ? "" : encodeUtf8(name.text), hit};
  }
  std::vector<Found> all;
  for (std::optional<Found>& found : best) {
    if (found) all.push_back(std::move(*found));
  }
  std::ranges::stable_sort(all, {}, &Found::hit);
  if (all.size() > most) all.resize(most);
  return all;
}

}  // namespace bianmin
