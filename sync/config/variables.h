// What only the county can say: {name} in a text of the catalogue stands for it.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sync/config/finding.h"
#include "sync/domain/service.h"

namespace bianmin {

// What a text says when the county has not set the variable and the file has no words of its own.
inline constexpr std::string_view kAskTheWindow = "请向窗口咨询";

// The variables of county.toml. Not thread-safe: it remembers which were used.
class Variables {
 public:
  // A text with every {name} replaced.
  struct Filled {
    std::string text;
    std::vector<std::string> used;   // ids, in the order of the text
    bool waits = false;              // one of them is not set
    std::vector<std::string> wrong;  // in braces, but no variable: "{sum", "price"
  };

  // `unset`: the words that stand for it until it has a value. `place`: where those words or the
  // value are written; its message is not used.
  void add(Variable variable, std::string unset, Finding place);

  // Where the longest of these variables' words are written, with the variable's title as the
  // message. Nothing when none of them is known.
  std::optional<Finding> longestOf(const std::vector<std::string>& ids) const;

  Filled fill(const std::string& text) const;
  bool has(std::string_view id) const;
  bool wasUsed(std::string_view id) const { return used_.contains(id); }
  std::vector<Variable> list() const;

 private:
  struct Entry {
    Variable variable;
    std::string unset;
    Finding place;
    const std::string& words() const { return variable.value.empty() ? unset : variable.value; }
  };
  const Entry* find(std::string_view id) const;

  std::vector<Entry> entries_;
  mutable std::set<std::string, std::less<>> used_;
};

}  // namespace bianmin
