#include "sync/config/catalogue.h"

#include <algorithm>

#include "sync/config/error.h"
#include "sync/config/service_file.h"
#include "sync/config/table.h"

namespace bianmin {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// The *.toml of a folder by name; none when there is no such folder.
std::vector<std::filesystem::path> tomlFiles(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto& path = entry.path();
    // Editors leave hidden copies behind.
    if (path.extension() == ".toml" && !path.filename().string().starts_with(".")) {
      files.push_back(path);
    }
  }
  std::ranges::sort(files);
  return files;
}

std::vector<QueueGroup> readQueues(const std::filesystem::path& path) {
  const Table file = Table::fromFile(path);
  std::vector<QueueGroup> groups;
  for (const Table& item : file.tables("group", 1, 24)) {
    const QueueGroup group{item.text("letter", 1), item.text("name", 8)};
    if (group.letter[0] < 'A' || group.letter[0] > 'X') {
      item.fail("letter", "is not a letter from A to X");
    }
    if (std::ranges::find(groups, group.letter, &QueueGroup::letter) != groups.end()) {
      item.fail("letter", "\"" + group.letter + "\" is used twice");
    }
    item.finish();
    groups.push_back(group);
  }
  file.finish();
  return groups;
}

HomeCard readCard(const Table& table, const std::vector<HomeCard>& earlier) {
  HomeCard card;
  card.id = table.text("id", 32);
  if (std::ranges::find(earlier, card.id, &HomeCard::id) != earlier.end()) {
    table.fail("id", "\"" + card.id + "\" is used twice");
  }
  card.title = table.text("title", 6);
  card.line = table.text("line", 14);
  card.icon = readIcon(table);
  card.tile = readTile(table);
  card.matters = table.texts("matters", 1, 20, 32);
  table.finish();
  return card;
}

// The cards of home.toml; `check` may refuse what a card names.
template <typename Check>
std::vector<HomeCard> readCards(const std::filesystem::path& path, Check check) {
  const Table file = Table::fromFile(path);
  std::vector<HomeCard> cards;
  for (const Table& item : file.tables("card", 1, 12)) {
    cards.push_back(readCard(item, cards));
    check(item, cards.back());
  }
  file.finish();
  return cards;
}

// "2026-05-01" or "2026-05-01/2026-05-05".
std::pair<sys_days, sys_days> readRange(const Table& file, std::string_view key,
                                        const std::string& text, int year) {
  const auto slash = text.find('/');
  const Date first = dateFromIso(text.substr(0, slash));
  const Date last = slash == std::string::npos ? first : dateFromIso(text.substr(slash + 1));
  const std::string shown = "\"" + text + "\"";
  if (!first.ok() || !last.ok()) {
    file.fail(key, shown + " is not 2026-05-01 or 2026-05-01/2026-05-05");
  }
  if (last < first) file.fail(key, shown + " ends before it starts");
  if (static_cast<int>(first.year()) != year || static_cast<int>(last.year()) != year) {
    file.fail(key, shown + " is not in the year " + std::to_string(year));
  }
  return {sys_days{first}, sys_days{last}};
}

CalendarYear readCalendarYear(const std::filesystem::path& path) {
  const Table file = Table::fromFile(path);
  CalendarYear year;
  year.year = static_cast<int>(file.integer("year", 2000, 2199));
  file.text("notice");  // for the reader of the file: where the days come from
  for (const std::string& text : file.texts("off", 1, 60, 21)) {
    const auto [first, last] = readRange(file, "off", text, year.year);
    for (sys_days day = first; day <= last; day += days{1}) year.off.insert(day);
  }
  for (const std::string& text : file.texts("work", 0, 30, 21)) {
    const auto [first, last] = readRange(file, "work", text, year.year);
    for (sys_days day = first; day <= last; day += days{1}) {
      if (year.off.contains(day)) file.fail("work", toIso(Date{day}) + " is in off as well");
      const std::chrono::weekday name{day};
      if (name != std::chrono::Saturday && name != std::chrono::Sunday) {
        file.fail("work", toIso(Date{day}) + " is a working day anyway; is the date right?");
      }
      year.work.insert(day);
    }
  }
  file.finish();
  return year;
}

}  // namespace

Catalogue loadCatalogue(const std::filesystem::path& config_dir) {
  Catalogue catalogue;
  catalogue.groups = readQueues(config_dir / "queues.toml");
  const auto services = config_dir / "services";
  const auto files = tomlFiles(services);
  if (files.empty()) throw ConfigError(services.string(), 0, "file", "no service file is there");
  for (const auto& path : files) {
    auto matters = readServiceFile(Table::fromFile(path), catalogue.groups, catalogue.matters);
    std::ranges::move(matters, std::back_inserter(catalogue.matters));
  }
  catalogue.cards =
      readCards(config_dir / "home.toml", [&](const Table& item, const HomeCard& card) {
        for (const std::string& matter : card.matters) {
          if (catalogue.find(matter) == nullptr) {
            item.fail("matters", "\"" + matter + "\" is in no file of services");
          }
        }
      });
  return catalogue;
}

Catalogue loadHome(const std::filesystem::path& config_dir) {
  Catalogue catalogue;
  catalogue.groups = readQueues(config_dir / "queues.toml");
  catalogue.cards = readCards(config_dir / "home.toml", [](const Table&, const HomeCard&) {});
  return catalogue;
}

WorkCalendar loadCalendar(const std::filesystem::path& config_dir) {
  std::vector<CalendarYear> years;
  for (const auto& path : tomlFiles(config_dir / "calendar")) {
    CalendarYear year = readCalendarYear(path);
    if (std::ranges::find(years, year.year, &CalendarYear::year) != years.end()) {
      throw ConfigError(path.string(), 1, "year",
                        std::to_string(year.year) + " is in another file as well");
    }
    years.push_back(std::move(year));
  }
  return WorkCalendar(std::move(years));
}

}  // namespace bianmin
