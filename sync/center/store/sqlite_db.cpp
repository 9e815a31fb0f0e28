#include "sync/center/store/sqlite_db.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <mutex>
#include <unordered_map>

namespace bianmin::center {
namespace {

constexpr int kWaitForOtherProcessMs = 10'000;
constexpr std::string_view kForUpdate = " FOR UPDATE";

// Runs `work`; SQLite's exceptions become StoreError. Their texts hold no bound values.
template <typename Work>
auto guarded(Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const SQLite::Exception& error) {
    throw StoreError(std::string("the database: ") + error.what());
  }
}

std::string forSqlite(std::string_view sql) {
  if (sql.ends_with(kForUpdate)) sql.remove_suffix(kForUpdate.size());
  return std::string(sql);
}

class SqliteStatement final : public Statement {
 public:
  SqliteStatement(const SQLite::Database& db, const char* sql) : s_(db, forSqlite(sql)) {
    // SQLite counts names in the order of their appearance; another order would bind crosswise.
    for (int i = 1; i <= s_.getBindParameterCount(); ++i) {
      if (s_.getIndex(("$" + std::to_string(i)).c_str()) != i) {
        throw StoreError(std::string("placeholders are out of order in: ") + sql);
      }
    }
  }

  void bindNull(int index) override {
    guarded([&] { s_.bind(index); });
  }
  void bindInteger(int index, std::int64_t value) override {
    guarded([&] { s_.bind(index, value); });
  }
  void bindText(int index, std::string_view value) override {
    guarded([&] { s_.bind(index, std::string(value)); });
  }
  void bindBlob(int index, std::span<const unsigned char> value) override {
    guarded([&] { s_.bind(index, value.data(), static_cast<int>(value.size())); });
  }
  bool step() override {
    return guarded([&] { return !s_.isDone() && s_.executeStep(); });  // also after the last row
  }
  int run() override {
    return guarded([&] { return s_.exec(); });
  }
  // Gives the last run's error again, which has been thrown already. A statement that is not reset
  // keeps a read transaction open.
  void reset() noexcept override { s_.tryReset(); }
  bool isNull(int column) override {
    return guarded([&] { return s_.getColumn(column).isNull(); });
  }
  std::int64_t integer(int column) override {
    return guarded([&] { return s_.getColumn(column).getInt64(); });
  }
  std::string text(int column) override {
    return guarded([&] { return s_.getColumn(column).getString(); });
  }
  Blob blob(int column) override {
    return guarded([&] {
      const SQLite::Column value = s_.getColumn(column);
      const auto* first = static_cast<const unsigned char*>(value.getBlob());
      return first == nullptr ? Blob{} : Blob(first, first + value.getBytes());
    });
  }

 private:
  SQLite::Statement s_;
};

class SqliteDb final : public Db {
 public:
  SqliteDb(const std::string& file, std::shared_ptr<std::mutex> writers)
      : writers_(std::move(writers)),
        lock_(*writers_, std::defer_lock),
        db_(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
    db_.setBusyTimeout(kWaitForOtherProcessMs);
    db_.exec("PRAGMA journal_mode = WAL");
    db_.exec("PRAGMA synchronous = FULL");
    db_.exec("PRAGMA foreign_keys = ON");
  }

  Dialect dialect() const override { return Dialect::Sqlite; }
  Statement& prepared(const char* sql) override {
    auto& slot = statements_[sql];
    if (!slot) slot = guarded([&] { return std::make_unique<SqliteStatement>(db_, sql); });
    return *slot;
  }
  void exec(const std::string& sql) override {
    guarded([&] { db_.exec(sql); });
  }

 protected:
  void begin() override {
    lock_.lock();
    try {
      guarded([&] { db_.exec("BEGIN IMMEDIATE"); });
    } catch (...) {
      lock_.unlock();
      throw;
    }
  }
  void commit() override {
    guarded([&] { db_.exec("COMMIT"); });
    lock_.unlock();
  }
  void rollback() noexcept override {
    db_.tryExec("ROLLBACK");
    lock_.unlock();
  }

 private:
  std::shared_ptr<std::mutex> writers_;
  std::unique_lock<std::mutex> lock_;
  SQLite::Database db_;
  std::unordered_map<const void*, std::unique_ptr<SqliteStatement>> statements_;
};

class SqliteConnector final : public Connector {
 public:
  explicit SqliteConnector(std::string file) : file_(std::move(file)) {}
  std::unique_ptr<Db> connect() const override {
    return guarded([&] { return std::make_unique<SqliteDb>(file_, writers_); });
  }

 private:
  std::string file_;
  std::shared_ptr<std::mutex> writers_ = std::make_shared<std::mutex>();
};

}  // namespace

std::shared_ptr<const Connector> sqliteConnector(const std::filesystem::path& file) {
  return std::make_shared<SqliteConnector>(file.string());
}

}  // namespace bianmin::center
