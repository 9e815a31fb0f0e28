#include "sync/config/hall_files.h"

#include <algorithm>

#include "sync/config/facts.h"

namespace bianmin {
namespace {

// Matters that a table names; each has to be in a file of services.
std::vector<std::string> readMatters(const Table& table, Folder& folder) {
  auto matters = table.texts("matters", 1, 30, 32);
  std::erase(matters, "");
  for (const std::string& matter : matters) {
    folder.references.push_back({table, "matters", matter});
  }
  return matters;
}

bool isExpired(const Catalogue& catalogue, const std::string& id, const Date& today) {
  const Matter* matter = catalogue.find(id);
  return matter != nullptr && matter->valid_until && *matter->valid_until < today;
}

HomeCard readCard(const Table& table, Folder& folder) {
  HomeCard card;
  card.id = table.text("id", 32);
  refuseTwins(folder.catalogue.cards, card.id, table);
  card.title = table.words("title", 6);
  card.line = table.words("line", 14);
  card.icon = readIcon(table);
  card.tile = readTile(table);
  card.matters = readMatters(table, folder);
  table.finish();
  const std::optional<Date> today = folder.reading.today;
  if (today && !card.matters.empty() && std::ranges::all_of(card.matters, [&](const auto& id) {
        return isExpired(folder.catalogue, id, *today);
      })) {
    table.fail("matters", "卡片“" + card.title + "”里的事项全都过期了",
               "换成新的内容，或者先拿掉这张卡片");
  }
  return card;
}

Agency readAgency(const Table& table, Folder& folder) {
  Agency agency;
  agency.code = table.text("code", 3);
  if (!agency.code.empty() && (agency.code.size() != 3 || agency.code[0] != 'D' ||
                               !onlyHas(agency.code.substr(1), "0123456789"))) {
    table.fail("code", "\"" + agency.code + "\" 不合规定", "写成 D01 到 D99");
  }
  const auto& earlier = folder.catalogue.agencies;
  if (std::ranges::find(earlier, agency.code, &Agency::code) != earlier.end() &&
      !agency.code.empty()) {
    table.fail("code", "\"" + agency.code + "\" 用了两次", "换一个没用过的编号");
  }
  agency.name = table.words("name", 32);
  agency.mode = table.oneOf<VillageMode>("mode", {{"direct", VillageMode::Direct},
                                                  {"agent", VillageMode::Agent},
                                                  {"assist", VillageMode::Assist},
                                                  {"inform", VillageMode::Inform}});
  agency.matters = readMatters(table, folder);
  agency.onward = table.words("onward", 20);
  agency.limit = table.wordsOr("limit", 24);
  agency.may_not = table.wordsOr("may_not", 40);
  agency.certainty = readCertainty(table);
  agency.source = table.words("source", 60);
  table.finish();
  return agency;
}

LifeEvent readEvent(const Table& table, Folder& folder) {
  LifeEvent event;
  event.id = readId(table);
  refuseTwins(folder.catalogue.events, event.id, table);
  event.title = table.words("title", 6);
  event.icon = readIcon(table);
  event.tile = readTile(table);
  event.matters = readMatters(table, folder);
  table.finish();
  return event;
}

}  // namespace

void readQueues(const std::filesystem::path& path, Folder& folder) {
  const auto file = Table::fromFile(path, folder.reading);
  if (!file) return;
  auto& groups = folder.catalogue.groups;
  for (const Table& item : file->tables("group", 1, 24)) {
    const QueueGroup group{item.text("letter", 1), item.words("name", 8)};
    if (!group.letter.empty() && (group.letter[0] < 'A' || group.letter[0] > 'X')) {
      item.fail("letter", "\"" + group.letter + "\" 不能做队列", "用一个大写字母 A 到 X");
    } else if (std::ranges::find(groups, group.letter, &QueueGroup::letter) != groups.end()) {
      item.fail("letter", "\"" + group.letter + "\" 用了两次", "换一个字母");
    }
    item.finish();
    groups.push_back(group);
  }
  file->finish();
}

void readHome(const std::filesystem::path& path, Folder& folder) {
  const auto file = Table::fromFile(path, folder.reading);
  if (!file) return;
  for (const Table& item : file->tables("card", 1, 12)) {
    folder.catalogue.cards.push_back(readCard(item, folder));
  }
  file->finish();
}

void readAgencies(const std::filesystem::path& path, Folder& folder) {
  if (!std::filesystem::exists(path)) return;
  const auto file = Table::fromFile(path, folder.reading);
  if (!file) return;
  for (const Table& item : file->tables("agency", 0, 99)) {
    folder.catalogue.agencies.push_back(readAgency(item, folder));
  }
  file->finish();
}

void readEvents(const std::filesystem::path& path, Folder& folder) {
  if (!std::filesystem::exists(path)) return;
  const auto file = Table::fromFile(path, folder.reading);
  if (!file) return;
  for (const Table& item : file->tables("event", 1, 18)) {
    folder.catalogue.events.push_back(readEvent(item, folder));
  }
  file->finish();
}

}  // namespace bianmin
