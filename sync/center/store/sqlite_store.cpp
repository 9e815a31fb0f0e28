#include "sync/center/store/sqlite_store.h"

#include "sync/center/store/migrate.h"
#include "sync/center/store/query.h"
#include "sync/center/store/sqlite_center_store.h"

namespace bianmin::center {
namespace {

constexpr int kWaitForOtherProcessMs = 10'000;

void configure(SQLite::Database& db) {
  db.setBusyTimeout(kWaitForOtherProcessMs);
  db.exec("PRAGMA journal_mode = WAL");
  db.exec("PRAGMA synchronous = FULL");
  db.exec("PRAGMA foreign_keys = ON");
}

}  // namespace

SqliteCenterStore::SqliteCenterStore(const std::string& file, std::shared_ptr<std::mutex> writers)
    : writers_(std::move(writers)), db_(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
  configure(db_);
}

SQLite::Statement& SqliteCenterStore::prepared(const char* sql) {
  auto& slot = statements_[sql];
  if (!slot) slot = std::make_unique<SQLite::Statement>(db_, sql);
  return *slot;
}

void SqliteCenterStore::audit(const AuditRow& row) {
  guarded([&] {
    WriteTransaction transaction(db_, *writers_);
    Query(prepared("INSERT INTO audit (at, actor, action, subject, reason) VALUES (?,?,?,?,?)"),
          row.at, row.by, row.action, row.subject, row.reason)
        .run();
    transaction.commit();
  });
}

std::vector<AuditRow> SqliteCenterStore::auditTrail(int limit) {
  return guarded([&] {
    Query q(prepared("SELECT at, actor, action, subject, reason FROM audit"
                     " ORDER BY id DESC LIMIT ?"),
            limit);
    std::vector<AuditRow> rows;
    while (q.step()) rows.push_back({q.instant(0), q.text(1), q.text(2), q.text(3), q.text(4)});
    return rows;
  });
}

StoreFactory sqliteStore(const std::filesystem::path& file) {
  auto writers = std::make_shared<std::mutex>();
  guarded([&] {
    SQLite::Database db(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    configure(db);
    migrate(db);
  });
  return [path = file.string(), writers]() -> std::unique_ptr<CenterStore> {
    return guarded([&] { return std::make_unique<SqliteCenterStore>(path, writers); });
  };
}

}  // namespace bianmin::center
