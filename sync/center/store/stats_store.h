// The county's figures: requests handed in and closed, the on-time rate, what residents thought of
// it. Counted by the database; what comes back is a line a matter, place or month. For one thread
// at a time, like the Db. Throws StoreError.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sync/center/store/desk_store.h"

namespace bianmin::center {

// What a line of the table stands for; its key is a matter's id, a region code of 9 or 12 digits,
// or "2026-11".
enum class StatsBy { Matter, Town, Village, Month };

// What a figure counts, each by a day of its own: Received by the day on which the request reached
// the centre, the closed ones by the day of their closing, ratings by the day on which they were
// given.
enum class StatsOf {
  Received,
  Closed,     // 办结, with a limit or without
  InTime,     // closed on the day that was due or before
  Late,       // closed after it
  NoLimit,    // closed, the matter has no limit
  Rated,      // ratings that were given
  Satisfied,  // of these 4 or 5 stars
};

struct StatsQuery {
  DeskScope scope;
  Date from{};   // the first day in the hall
  Date until{};  // the last one
  // Only the place itself, such as a town's own hall, without the villages in it.
  bool place_only = false;
};

struct StatsFigures {
  std::int64_t received = 0;
  OnTime closed;  // as sync/domain/lamp.h defines it
  std::int64_t rated = 0;
  std::int64_t satisfied = 0;

  std::int64_t count(StatsOf what) const;
  void add(const StatsFigures& other);
};
using StatsTable = std::map<std::string, StatsFigures>;

// One request behind a figure, or one rating with its request if the centre knows that.
struct StatsRow {
  std::string id;       // of the request or the rating: where the next page begins
  std::string dossier;  // ULID; empty: a rating of something else
  std::string matter;   // empty likewise
  std::string village;
  Instant at{};  // handed in; of a rating: given
  std::optional<std::string> due, closed_on;
  int stars = 0;  // of a rating
};

class StatsStore {
 public:
  explicit StatsStore(Db& db) : db_(db) {}

  // Lines without anything to count are absent. A rating of something else than a request has the
  // matter "".
  StatsTable table(const StatsQuery& query, StatsBy by);
  // The rows that such a figure counted, newest first, after the row `after` ("": from the
  // beginning).
  std::vector<StatsRow> rows(const StatsQuery& query, StatsOf what, const std::string& after,
                             int limit);

 private:
  Db& db_;
};

}  // namespace bianmin::center
