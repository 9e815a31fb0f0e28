#include "sync/center/desk/told_to.h"

#include <algorithm>
#include <map>

#include "sync/center/desk/words.h"
#include "sync/center/store/terminal_list.h"
#include "sync/domain/ulid.h"
#include "sync/domain/utf8.h"
#include "sync/seal/seal.h"

namespace bianmin::center::desk {
namespace {

constexpr int kMostTerminals = 2000;

bool isRegion(std::string_view code) {
  return (code.size() == 6 || code.size() == 9 || code.size() == 12) &&
         code.find_first_not_of("0123456789") == std::string_view::npos;
}

TerminalList listOf(const Call& call) { return {call.store.db(), call.account().area}; }

std::string areaTitle(const Call& call, const std::string& code) {
  const std::string name = areaName(call.parts, code);
  if (code.size() == 6) return name + "（全县）";
  return code.size() == 9 ? name + "（全乡镇）" : name;
}

}  // namespace

std::vector<Choice> placeChoices(const Call& call, bool terminals) {
  const std::string& own = call.account().area;
  std::map<std::string, std::string> places = {{own, areaTitle(call, own)}};
  for (const auto& [code, name] : call.parts.areas) {
    if (isRegion(code) && code.starts_with(own)) places.emplace(code, areaTitle(call, code));
  }
  std::vector<Choice> machines;
  for (const TerminalRow& row : listOf(call).page("", kMostTerminals)) {
    if (row.revoked_at) continue;
    places.emplace(row.village, areaTitle(call, row.village));
    machines.push_back({valueOf({row.village, row.name}), "只给终端 " + row.name});
  }
  std::vector<Choice> choices;
  for (auto& [code, title] : places) choices.push_back({code, title});
  if (terminals) std::ranges::move(machines, std::back_inserter(choices));
  return choices;
}

void addChoices(ctemplate::TemplateDictionary& page, const char* section,
                const std::vector<Choice>& choices, std::string_view chosen) {
  for (const Choice& choice : choices) {
    ctemplate::TemplateDictionary* one = page.AddSectionDictionary(section);
    one->SetValue("VALUE", choice.value);
    one->SetValue("CHOICE", choice.title);
    if (choice.value == chosen) one->ShowSection("CHOSEN");
  }
}

std::optional<ToldTo> toldTo(const Call& call, const std::string& value) {
  if (value.starts_with('@')) {
    const auto row = listOf(call).byName(value.substr(1));
    if (!row || row->revoked_at) return std::nullopt;
    return ToldTo{row->village, row->name};
  }
  if (!isRegion(value) || !value.starts_with(call.account().area)) return std::nullopt;
  return ToldTo{value, ""};
}

std::string valueOf(const ToldTo& to) { return to.terminal.empty() ? to.area : "@" + to.terminal; }

std::string placeWords(const Call& call, const ToldTo& to) {
  const std::string place = areaName(call.parts, to.area);
  return to.terminal.empty() ? place : place + "　终端 " + to.terminal;
}

std::string newUlid(Instant now) {
  std::array<std::uint8_t, 10> random{};
  seal::randomBytes(random.data(), random.size());
  return makeUlid(now, random);
}

bool fitsForm(std::string_view text, std::size_t most, bool lines) {
  const auto characters = decodeUtf8(text);
  if (!characters || characters->size() > most) return false;
  return std::ranges::none_of(*characters, [lines](char32_t c) {
    return (c < 0x20 && !(lines && c == U'\n')) || c == 0x7F;
  });
}

}  // namespace bianmin::center::desk
