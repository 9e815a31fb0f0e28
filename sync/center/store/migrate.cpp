#include "sync/center/store/migrate.h"

#include <SQLiteCpp/Transaction.h>

#include <array>
#include <string>

#include "sync/center/store/center_store.h"
#include "sync/center/store/schema_sql.h"

namespace bianmin::center {
namespace {

constexpr int kApplicationId = 0x426D4374;  // "BmCt": tells the file from any other SQLite file

int pragma(SQLite::Database& db, const char* name) {
  return db.execAndGet(std::string("PRAGMA ") + name).getInt();
}

void checkOwner(SQLite::Database& db) {
  const int owner = pragma(db, "application_id");
  const bool empty = db.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
  if (owner != kApplicationId && !empty) {
    throw StoreError(db.getFilename() + " is a database, but not one of bianmin-center");
  }
}

}  // namespace

std::span<const Migration> migrations() {
  static constexpr std::array<Migration, 2> kAll{{{1, kSchemaSql}, {2, kMigration2Sql}}};
  return kAll;
}

void migrate(SQLite::Database& db, std::span<const Migration> steps) {
  const int newest = steps.empty() ? 0 : steps.back().version;
  if (pragma(db, "user_version") == newest && pragma(db, "application_id") == kApplicationId) {
    return;
  }
  for (const Migration& step : steps) {
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    checkOwner(db);
    const int found = pragma(db, "user_version");
    if (found > newest) {
      throw StoreError("the database has version " + std::to_string(found) +
                       ", this program knows versions up to " + std::to_string(newest) +
                       ": install the newer bianmin-center");
    }
    if (found >= step.version) continue;
    db.exec(step.sql);
    db.exec("PRAGMA user_version = " + std::to_string(step.version));
    db.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    transaction.commit();
  }
}

}  // namespace bianmin::center
