// SQLite copies a database page by page while others use it, and begins again when one of them has
// written: the copy is of one moment.
#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include "sync/center/store/backups.h"
#include "sync/center/store/feed_life.h"
#include "sync/center/store/migrate.h"
#include "sync/center/store/sqlite_db.h"

namespace bianmin::center {
namespace {

namespace fs = std::filesystem;

constexpr int kWaitMs = 10'000;

fs::path beside(const fs::path& file, const char* ending) { return file.string() + ending; }

// Removed at the end of its scope unless it was moved away.
class PartFile {
 public:
  explicit PartFile(fs::path path) : path_(std::move(path)) { remove(); }
  ~PartFile() { remove(); }
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;
  const fs::path& path() const { return path_; }

 private:
  void remove() const {
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
      fs::remove(beside(path_, ending), ignored);
    }
  }
  fs::path path_;
};

void copyPages(const fs::path& from, const fs::path& to) {
  try {
    SQLite::Database source(from.string(), SQLite::OPEN_READWRITE);
    source.setBusyTimeout(kWaitMs);
    SQLite::Database target(to.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    if (SQLite::Backup(target, source).executeStep() != SQLITE_DONE) {
      throw StoreError(from.string() + " is busy: try again");
    }
  } catch (const SQLite::Exception& error) {
    throw StoreError(from.string() + ": " + error.what());
  }
}

// One file without companions, whole and ours.
void check(Db& db, const fs::path& name) {
  {
    Query q(db, "PRAGMA integrity_check");
    if (!q.step() || q.text(0) != "ok") throw StoreError(name.string() + " is damaged");
  }
  requireKnown(db);
}

void settle(Db& db) { db.exec("PRAGMA journal_mode = DELETE"); }

// Also brings what still lies in the companion file into the database itself. A damaged file is
// nobody's.
void requireUnused(const fs::path& data) {
  try {
    SQLite::Database db(data.string(), SQLite::OPEN_READWRITE);
    db.setBusyTimeout(0);
    db.exec("PRAGMA journal_mode = DELETE");
  } catch (const SQLite::Exception& error) {
    if (error.getErrorCode() == SQLITE_BUSY || error.getErrorCode() == SQLITE_LOCKED) {
      throw StoreError(data.string() + " is in use: stop bianmin-center first");
    }
  }
}

void setAside(const fs::path& data) {
  const fs::path aside = beside(data, ".before-restore");
  fs::remove(aside);
  fs::create_hard_link(data, aside);
  for (const char* ending : {"-wal", "-shm"}) {
    fs::remove(beside(aside, ending));
    if (fs::exists(beside(data, ending))) fs::rename(beside(data, ending), beside(aside, ending));
  }
}

}  // namespace

void backupSqlite(const fs::path& data, const fs::path& file) {
  const PartFile part(beside(file, ".part"));
  copyPages(data, part.path());
  {
    const auto db = sqliteConnector(part.path())->connect();
    check(*db, part.path());
    settle(*db);
  }
  fs::rename(part.path(), file);
}

void restoreSqlite(const fs::path& data, const fs::path& file) {
  if (data.has_parent_path()) fs::create_directories(data.parent_path());
  const PartFile part(beside(data, ".part"));
  copyPages(file, part.path());
  {
    const auto db = sqliteConnector(part.path())->connect();
    check(*db, file);
    migrate(*db);
    beginFeedAnew(*db);
    settle(*db);
  }
  if (fs::exists(data)) {
    requireUnused(data);
    setAside(data);
  }
  fs::rename(part.path(), data);
}

}  // namespace bianmin::center
