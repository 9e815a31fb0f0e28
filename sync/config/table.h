// A typed view of one TOML table: every getter checks type and range, and remembers that its key
// was read, so that finish() can name the keys that nobody asked for.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sync/config/node.h"
#include "sync/domain/time.h"

namespace bianmin {

// A name in the file and what it means.
template <typename E>
using Names = std::initializer_list<std::pair<std::string_view, E>>;

// Getters without a fallback throw ConfigError when the key is missing; all throw it for a wrong
// type or value. Not thread-safe.
class Table {
 public:
  // The whole file as one table. Throws ConfigError.
  static Table fromFile(const std::filesystem::path& path);

  bool has(std::string_view key) const;

  // Text of 1 to `most` characters (not bytes), without control characters, line breaks or blanks
  // at the ends.
  std::string text(std::string_view key, std::size_t most = 200) const;
  // The same, but may be missing or ""; then "".
  std::string textOr(std::string_view key, std::size_t most = 200) const;
  std::int64_t integer(std::string_view key, std::int64_t least, std::int64_t most) const;
  // Takes 3.84 as well as 4. The bounds belong to the range.
  double number(std::string_view key, double least, double most) const;
  bool flag(std::string_view key) const;
  Date date(std::string_view key) const;

  template <typename E>
  E oneOf(std::string_view key, Names<E> names) const {
    const std::string word = text(key);
    std::string known;
    for (const auto& [name, meaning] : names) {
      if (name == word) return meaning;
      known.append(known.empty() ? "" : ", ").append(name);
    }
    fail(key, "\"" + word + "\" is not one of " + known);
  }

  // An array of texts with `least` to `most` items.
  std::vector<std::string> texts(std::string_view key, std::size_t least, std::size_t most,
                                 std::size_t characters) const;
  Table table(std::string_view key) const;
  // The items of an array of tables; a text item becomes a table with that text under `text_key`,
  // when one is given.
  std::vector<Table> tables(std::string_view key, std::size_t least, std::size_t most,
                            std::string_view text_key = {}) const;
  // A table, or a text as above.
  Table tableOrText(std::string_view key, std::string_view text_key) const;

  // Throws ConfigError for the first key that was not read.
  void finish() const;

  // Throws ConfigError for the key, or for the table itself when the key is "".
  [[noreturn]] void fail(std::string_view key, const std::string& wrong) const;

  const std::string& file() const { return file_; }

 private:
  Table(std::shared_ptr<const Node> node, std::string file, std::string path);
  const Node* look(std::string_view key) const;
  const Node& need(std::string_view key) const;
  std::string fieldOf(std::string_view key) const;
  std::string checkedText(const Node& node, std::string_view key, std::size_t most) const;
  Table view(const Node& node, const std::string& key, std::string_view text_key) const;

  std::shared_ptr<const Node> node_;  // shares the ownership of the whole file
  std::string file_;
  std::string path_;  // "matter[2].step[1]"; "" for the whole file
  mutable std::set<std::string, std::less<>> read_;
};

}  // namespace bianmin
