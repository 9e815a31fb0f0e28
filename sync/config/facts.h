// Small pieces that many tables of the catalogue have: ids, icons, facts with their source, limits.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sync/config/table.h"
#include "sync/domain/service.h"

namespace bianmin {

// The [[source]] entries of a file of services. Remembers which ones facts name.
class Sources {
 public:
  explicit Sources(const Table& file);

  std::vector<Source> list() const;
  bool has(std::string_view id) const;
  void use(const std::string& id) { used_.insert(id); }
  // Warns of each one that no fact named.
  void warnUnused() const;

 private:
  struct Entry {
    Source source;
    Table table;
  };
  std::vector<Entry> entries_;
  std::set<std::string> used_;
};

// Where the facts of a table come from when they do not say so themselves.
struct Origin {
  Sources& sources;
  std::string id;

  // The table's own source when it names one.
  Origin of(const Table& table) const;
};

bool onlyHas(std::string_view text, std::string_view characters);  // and is not empty
std::string readId(const Table& table, std::string_view key = "id");
// Reads a key that names an icon or a tile colour of the look.
std::string readIcon(const Table& table);
std::string readTile(const Table& table);

Certainty readCertainty(const Table& table);
Fact readFact(const Table& table, std::size_t most, const Origin& origin);
// The keys days and unit of a table of a reading; 0 days after a fault, not to be compared.
Limit readDays(const Table& table);
std::optional<Limit> readLimit(const Table& parent, std::string_view key, const Origin& origin);

// Notes an id that an earlier item has.
template <typename Items>
void refuseTwins(const Items& earlier, const std::string& id, const Table& table) {
  for (const auto& item : earlier) {
    if (item.id != id || id.empty()) continue;
    table.fail("id", "\"" + id + "\" 用了两次", "换一个没用过的编号");
    return;
  }
}

}  // namespace bianmin
