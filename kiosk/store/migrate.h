// Numbered migrations of terminal.db; the number is kept in PRAGMA user_version.
#pragma once

#include <SQLiteCpp/Database.h>

#include <span>

namespace bianmin::store {

struct Migration {
  int version;      // 1, 2, 3 ... without gaps
  const char* sql;  // one or more statements
};

// schema.sql is the first.
std::span<const Migration> migrations();

// Brings the file to the newest version in one transaction. Several processes may try at once.
// Throws std::runtime_error for a file of another program or of a newer version. Foreign keys must
// not be enforced on the connection yet: a step may have to replace a table that others refer to.
void migrate(SQLite::Database& db, std::span<const Migration> steps = migrations());

}  // namespace bianmin::store
