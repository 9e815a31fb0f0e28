// All of the county's data at once: a backup, its way back, and the way into another database.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace bianmin::center {

// All throw StoreError in words. `url` is as openStore() takes it. PostgreSQL's own pg_dump,
// pg_restore and psql do the work there; a password in `url` reaches them through the environment.

// Writes everything to `file`, which appears whole or not at all and replaces an older one; the
// centre may run meanwhile. SQLite: a database file that was checked. PostgreSQL: pg_dump's custom
// format.
void backupStore(const std::string& url, const std::filesystem::path& file);

// Replaces everything by what a backup of the same kind of database holds, and brings it to the
// newest version. Refuses a file that is damaged, of another program or newer than this one, and
// then changes nothing. SQLite: nothing else may have the database open, and what was there stays
// beside it as PATH.before-restore. PostgreSQL: in one transaction.
void restoreStore(const std::string& url, const std::filesystem::path& file);

struct CopiedTable {
  std::string name;
  std::int64_t rows = 0;
};

// Copies every table into a database of either kind, in one transaction: all or nothing, the
// numbers of rows compared at the end. Both are brought to the newest version before; the other one
// must hold nothing yet. Nobody should write to the first one meanwhile.
std::vector<CopiedTable> copyStore(const std::string& from, const std::string& to);

}  // namespace bianmin::center
