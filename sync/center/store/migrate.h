// Numbered migrations: sqlite/NNN.sql and postgres/NNN.sql, part of the program. A change is a new
// number with a file in both folders; a file that was released stays as it is.
#pragma once

#include <span>

#include "sync/center/store/db.h"

namespace bianmin::center {

struct Migration {
  int version;      // 1, 2, 3 ... without gaps
  const char* sql;  // one or more statements
};

std::span<const Migration> migrations(Dialect dialect);

// The version that the database has; 0: it is empty. Throws StoreError for another program's.
int schemaVersion(Db& db);

// Throws StoreError for a version that is newer than the steps; the other one also for a database
// that is empty or another program's.
void requireKnown(int version, std::span<const Migration> steps);
void requireKnown(Db& db);

// Brings the database to the newest version, each step in a transaction of its own. Several
// processes may try at once. Throws StoreError for a database of another program or of a newer
// version. How many steps it took.
int migrate(Db& db, std::span<const Migration> steps);
int migrate(Db& db);

}  // namespace bianmin::center
