// The service packs that the county has published. For one thread at a time, like the Db. Throws
// StoreError.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sync/center/store/db.h"

namespace bianmin::center {

struct PackRow {
  std::int64_t version = 0;
  Instant made_at{};
  std::string published_by;
  std::string note;  // what is new in it; may be empty
  std::int64_t files = 0;
  std::int64_t size = 0;  // bytes
};

// A terminal that could not use a newer pack, as it said last.
struct PackProblem {
  std::string terminal, village, hall;
  std::int64_t version = 0;  // that it runs; 0: what it was installed with
  std::string words;
  Instant received_at{};
};

class PackStore {
 public:
  explicit PackStore(Db& db) : db_(db) {}

  // Keeps the next version; `make` gives the signed bytes of it. `row` tells all but version and
  // size. In one transaction: of two who publish at once one gets a StoreError. The row as it is
  // kept.
  PackRow add(PackRow row, const std::function<std::string(std::int64_t version)>& make);
  // Newest first.
  std::vector<PackRow> newest(int limit);
  std::int64_t newestVersion();  // 0: none
  // As a terminal gets it.
  std::optional<std::string> bytes(std::int64_t version);

  // Of the terminals whose village begins with `area`, as they reported last, without revoked ones:
  // how many run which version, and which of them have a problem, by name.
  std::map<std::int64_t, std::int64_t> inUse(const std::string& area);
  std::vector<PackProblem> problems(const std::string& area, int limit);

 private:
  Db& db_;
};

}  // namespace bianmin::center
