#include "sync/center/store/migrate.h"

#include <array>
#include <string>

#include "sync/center/store/migrations.h"

namespace bianmin::center {
namespace {

constexpr std::int64_t kApplicationId = 0x426D4374;  // "BmCt": tells the data from any other's

bool exists(Db& db, Sql sql) {
  Query q(db, sql);
  return q.step();
}

std::int64_t number(Db& db, Sql sql) {
  Query q(db, sql);
  return q.step() ? q.integer(0) : 0;
}

// In the file's header; PostgreSQL has no such place, so it is a table there.
int found(Db& db) {
  if (db.dialect() == Dialect::Sqlite) {
    if (number(db, "PRAGMA application_id") == kApplicationId) {
      return static_cast<int>(number(db, "PRAGMA user_version"));
    }
  } else if (exists(db,
                    "SELECT 1 FROM pg_tables WHERE schemaname = current_schema()"
                    " AND tablename = 'bianmin_schema'")) {
    return static_cast<int>(number(db, "SELECT version FROM bianmin_schema"));
  }
  if (exists(db, Sql{"SELECT 1 FROM sqlite_schema LIMIT 1",
                     "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() LIMIT 1"})) {
    throw StoreError("the database is in use, but not by bianmin-center");
  }
  return 0;
}

void keep(Db& db, int version) {
  const std::string number_text = std::to_string(version);
  if (db.dialect() == Dialect::Sqlite) {
    db.exec("PRAGMA user_version = " + number_text);
    db.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    return;
  }
  db.exec("CREATE TABLE IF NOT EXISTS bianmin_schema (version BIGINT NOT NULL)");
  db.exec("DELETE FROM bianmin_schema");
  db.exec("INSERT INTO bianmin_schema VALUES (" + number_text + ")");
}

// SQLite's transaction is alone already.
void beAlone(Db& db) {
  if (db.dialect() == Dialect::Sqlite) return;
  // A migration may take longer than any request, and so may waiting for another process's.
  db.exec("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0");
  db.exec("SELECT pg_advisory_xact_lock(" + std::to_string(kApplicationId) + ")");
}

}  // namespace

std::span<const Migration> migrations(Dialect dialect) {
  if (dialect == Dialect::Sqlite) return kSqliteMigrations;
  return kPostgresMigrations;
}

int schemaVersion(Db& db) { return found(db); }

void requireKnown(int version, std::span<const Migration> steps) {
  const int newest = steps.empty() ? 0 : steps.back().version;
  if (version <= newest) return;
  throw StoreError("the database has version " + std::to_string(version) +
                   ", this program knows versions up to " + std::to_string(newest) +
                   ": install the newer bianmin-center");
}

void requireKnown(Db& db) {
  const int version = found(db);
  if (version == 0) throw StoreError("the database holds nothing of bianmin-center");
  requireKnown(version, migrations(db.dialect()));
}

int migrate(Db& db, std::span<const Migration> steps) {
  const int newest = steps.empty() ? 0 : steps.back().version;
  int taken = 0;
  for (;;) {
    const int before = found(db);
    requireKnown(before, steps);
    if (before == newest) return taken;
    Transaction transaction(db);
    beAlone(db);
    if (found(db) != before) continue;  // another process was faster
    const Migration& step = steps[static_cast<std::size_t>(before)];
    db.exec(step.sql);
    keep(db, step.version);
    transaction.commit();
    ++taken;
  }
}

int migrate(Db& db) { return migrate(db, migrations(db.dialect())); }

}  // namespace bianmin::center
