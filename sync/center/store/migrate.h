// Numbered migrations of the SQLite file; the number is kept in PRAGMA user_version.
#pragma once

#include <SQLiteCpp/Database.h>

#include <span>

namespace bianmin::center {

struct Migration {
  int version;      // 1, 2, 3 ... without gaps
  const char* sql;  // one or more statements
};

std::span<const Migration> migrations();

// Brings the file to the newest version, each step in a transaction of its own. Several processes
// may try at once. Throws StoreError for a file of another program or of a newer version.
void migrate(SQLite::Database& db, std::span<const Migration> steps = migrations());

}  // namespace bianmin::center
