#include "kiosk/store/migrate.h"

#include <SQLiteCpp/Transaction.h>

#include <array>
#include <stdexcept>
#include <string>

#include "kiosk/store/schema_sql.h"

namespace bianmin::store {
namespace {

constexpr int kApplicationId = 0x426D546D;  // "BmTm": tells the file from any other SQLite file

int pragma(SQLite::Database& db, const char* name) {
  return db.execAndGet(std::string("PRAGMA ") + name).getInt();
}

void checkOwner(SQLite::Database& db) {
  if (pragma(db, "application_id") == kApplicationId) return;
  if (db.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0) return;
  throw std::runtime_error(db.getFilename() + " is a database, but not one of a terminal");
}

}  // namespace

std::span<const Migration> migrations() {
  static constexpr std::array<Migration, 4> kAll{
      {{1, kSchemaSql}, {2, kMigration2Sql}, {3, kMigration3Sql}, {4, kMigration4Sql}}};
  return kAll;
}

void migrate(SQLite::Database& db, std::span<const Migration> steps) {
  const int newest = steps.back().version;
  if (pragma(db, "user_version") == newest && pragma(db, "application_id") == kApplicationId) {
    return;
  }
  SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
  checkOwner(db);
  const int found = pragma(db, "user_version");
  if (found > newest) {
    throw std::runtime_error(db.getFilename() + " has version " + std::to_string(found) +
                             ", this program knows versions up to " + std::to_string(newest) +
                             ": install the newer program");
  }
  for (const Migration& step : steps) {
    if (found < step.version) db.exec(step.sql);
  }
  SQLite::Statement dangling(db, "PRAGMA foreign_key_check");
  if (dangling.executeStep())
    throw std::runtime_error(db.getFilename() + ": a row of " + dangling.getColumn(0).getString() +
                             " refers to nothing");
  db.exec("PRAGMA user_version = " + std::to_string(newest));
  db.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  transaction.commit();
}

}  // namespace bianmin::store
