// A typed view of one TOML table: every getter checks type and range, and remembers that its key
// was read, so that finish() can name the keys that nobody asked for.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sync/config/node.h"
#include "sync/config/reading.h"
#include "sync/domain/time.h"

namespace bianmin {

// A name in the file and what it means.
template <typename E>
using Names = std::initializer_list<std::pair<std::string_view, E>>;

// A fault (missing key, wrong type or value) is noted in the reading, and the getter gives a value
// that means nothing (empty text, the smallest number, the first of the names), so that one reading
// finds all faults; after a check of its own a caller goes on with what it has. Without a reading
// the first fault throws ConfigError. Not thread-safe.
class Table {
 public:
  // The whole file as one table. Throws ConfigError at the first fault.
  static Table fromFile(const std::filesystem::path& path);
  // Nothing when the file cannot be read, which is noted.
  static std::optional<Table> fromFile(const std::filesystem::path& path, Reading& reading);

  bool has(std::string_view key) const;

  // Text of 1 to `most` characters (not bytes), without control characters, line breaks or blanks
  // at the ends. For names, dates and other words that stand as they are.
  std::string text(std::string_view key, std::size_t most = 200) const;
  // The same, but may be missing or ""; then "".
  std::string textOr(std::string_view key, std::size_t most = 200) const;
  // Text that people read: the county's variables are put in, and `most` counts afterwards.
  std::string words(std::string_view key, std::size_t most) const;
  std::string wordsOr(std::string_view key, std::size_t most) const;
  std::int64_t integer(std::string_view key, std::int64_t least, std::int64_t most) const;
  // Takes 3.84 as well as 4. The bounds belong to the range.
  double number(std::string_view key, double least, double most) const;
  bool flag(std::string_view key) const;
  bool flagOr(std::string_view key, bool otherwise) const;
  // Not ok() after a fault.
  Date date(std::string_view key) const;

  template <typename E>
  E oneOf(std::string_view key, Names<E> names) const {
    const std::string word = text(key);
    std::string known;
    for (const auto& [name, meaning] : names) {
      if (name == word) return meaning;
      known.append(known.empty() ? "" : "、").append(name);
    }
    if (!word.empty()) fail(key, "\"" + word + "\" 不认识", "只能写 " + known);
    return names.begin()->second;
  }

  // An array of texts with `least` to `most` items.
  std::vector<std::string> texts(std::string_view key, std::size_t least, std::size_t most,
                                 std::size_t characters) const;
  std::vector<std::string> wordsList(std::string_view key, std::size_t least, std::size_t most,
                                     std::size_t characters) const;
  Table table(std::string_view key) const;
  // The items of an array of tables; a text item becomes a table with that text under `text_key`,
  // when one is given. An item of another kind is noted and left out.
  std::vector<Table> tables(std::string_view key, std::size_t least, std::size_t most,
                            std::string_view text_key = {}) const;
  // A table, or a text as above.
  Table tableOrText(std::string_view key, std::string_view text_key) const;

  // Notes every key that was not read.
  void finish() const;

  // Note a fault of the key, or of the table itself when the key is "".
  void fail(std::string_view key, std::string message, std::string fix) const;
  void warn(std::string_view key, std::string message, std::string fix) const;
  void note(std::string_view key, std::string message, std::string fix) const;

  // Where the key is written, or the table itself when the key is "" or missing.
  Finding at(std::string_view key) const;

  const std::string& file() const { return file_; }
  // nullptr when faults are thrown.
  Reading* reading() const { return reading_; }

 private:
  Table(std::shared_ptr<const Node> node, Reading* reading, std::string file, std::string path);
  // Stands for a table that is not there: its getters note nothing, since that is noted already.
  Table absent(const std::string& path) const;
  void say(Severity severity, std::string_view key, std::string message, std::string fix) const;
  const Node* look(std::string_view key) const;
  const Node* need(std::string_view key) const;
  std::string fieldOf(std::string_view key) const;
  const std::string* plainText(const Node& node, std::string_view key) const;
  bool wellFormed(std::u32string_view characters, std::string_view key) const;
  std::string checked(const Node& node, std::string_view key, std::size_t most, bool filled) const;
  std::string fill(const std::string& text, std::string_view key) const;
  void tooLong(const std::string& raw, std::string_view key, std::size_t characters,
               std::size_t most) const;
  std::string nearest(std::string_view key) const;
  std::optional<Table> view(const Node& node, const std::string& key,
                            std::string_view text_key) const;
  std::vector<std::string> list(std::string_view key, std::size_t least, std::size_t most,
                                std::size_t characters, bool filled) const;

  std::shared_ptr<const Node> node_;  // shares the ownership of the whole file
  Reading* reading_;
  bool silent_ = false;
  std::string file_;
  std::string path_;  // "matter[2].step[1]"; "" for the whole file
  // A table has few keys: a list is faster than a tree, and most names fit without an allocation.
  mutable std::vector<std::string> read_;
};

}  // namespace bianmin
