// The county's terminals as staff see them, a page at a time. For one thread at a time, like the
// Db. Throws StoreError.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sync/center/store/db.h"

namespace bianmin::center {

struct TerminalRow {
  std::string name;
  std::string village;  // region code
  std::string hall;     // may be empty
  std::optional<Instant> last_seen;
  std::optional<Instant> revoked_at;
  std::optional<Instant> not_after;  // of its newest certificate that counts
  std::int64_t last_seq = 0;         // the highest entry number since the last enrolment
  std::int64_t findings = 0;         // what a person has to look at
};

struct TerminalCounts {
  std::int64_t all = 0;
  std::int64_t silent = 0;  // not revoked, not heard of since a moment
  std::int64_t ending = 0;  // not revoked, its certificate ends before a moment
  std::int64_t revoked = 0;
};

class TerminalList {
 public:
  // Only terminals whose village begins with `area` exist.
  TerminalList(Db& db, std::string area) : db_(db), area_(std::move(area)) {}

  // By name, after the name `after` ("": from the beginning).
  std::vector<TerminalRow> page(const std::string& after, int limit);
  std::optional<TerminalRow> byName(const std::string& name);
  // Whether the name is given to any terminal, also to one outside of the area.
  bool taken(const std::string& name);
  TerminalCounts counts(Instant silent_since, Instant ending_before);

 private:
  Db& db_;
  std::string area_;
};

}  // namespace bianmin::center
