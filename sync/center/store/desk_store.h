// What the staff desk asks about requests: worklists, who has which, and finding them by a keyed
// hash of what is sealed. For one thread at a time, like the Db. Throws StoreError.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/center/store/center_store.h"
#include "sync/center/store/db.h"

namespace bianmin::center {

// The saved queries. Those of open requests give the earliest day due first, the others the newest
// request first.
enum class Worklist {
  Mine,        // open and assigned to me
  DueSoon,     // open, due within a few days
  Overdue,     // open, due before today
  InTime,      // open, due later than that
  Supplement,  // waiting for papers
  Unassigned,  // open and nobody's
  Received,    // not accepted yet
  Notice,      // published in the village
  Objection,
  Done,  // closed, not delivered yet
  All,
};
inline constexpr int kWorklists = 11;

// Which requests somebody may see. A request outside of it does not exist for them.
struct DeskScope {
  std::string area;                  // region code; everything that begins with it
  std::vector<std::string> matters;  // empty: all
};

// Where a page begins: after this row. Empty: at the beginning.
struct PageKey {
  std::string due;
  std::string id;
};

struct WorklistQuery {
  Worklist list = Worklist::All;
  DeskScope scope;
  std::int64_t me = 0;
  std::string today;      // ISO date
  std::string soon;       // the last day that is "soon"
  std::string found_key;  // of search(): only requests with this key; with Worklist::All
  PageKey after;
  int limit = 50;
};

struct DeskRow {
  Dossier dossier;  // with its sealed part
  std::optional<std::int64_t> assignee;
};

// A search key of a request: one for the name, for the end of the ID number, for the code.
struct SearchKey {
  std::string dossier;
  std::string key;
};

class DeskStore {
 public:
  explicit DeskStore(Db& db) : db_(db) {}

  std::vector<DeskRow> worklist(const WorklistQuery& query);
  // How many, but counts no further than `most`: a count of millions is of no use and costs time.
  std::int64_t count(const WorklistQuery& query, int most);
  // Nothing for one outside of the scope, as for one that does not exist.
  std::optional<DeskRow> request(const std::string& id, const DeskScope& scope);

  // Compare-and-set: false when somebody else than `from` has it by now. In the caller's
  // transaction if there is one.
  bool assign(const std::string& dossier, std::optional<std::int64_t> from,
              std::optional<std::int64_t> to);

  // Requests without search keys yet, oldest first.
  std::vector<Dossier> unindexed(int limit);
  // Adds the keys and notes that these requests have theirs; twice is harmless.
  void addKeys(const std::vector<std::string>& dossiers, const std::vector<SearchKey>& keys);

 private:
  Db& db_;
};

}  // namespace bianmin::center
