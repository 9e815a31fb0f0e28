// One connection to terminal.db: how it is opened, its prepared statements and its transactions.
// For this room's files.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>

#include "sync/domain/time.h"

namespace bianmin::store {

// Bytes to be bound as a blob; a std::string is bound as a text.
struct Blob {
  const std::string& bytes;
};

// Not thread-safe; several connections of several processes may be open at once, a writer waits for
// another up to five seconds. Throws std::runtime_error.
class Database {
 public:
  // Opens or creates `dir`/terminal.db, readable for its owner only, and migrates it.
  explicit Database(const std::filesystem::path& dir);

  // The prepared form of `sql`, which must be a text constant: it is known by its address.
  SQLite::Statement& prepared(const char* sql);
  SQLite::Database& sqlite() { return db_; }
  // The first thing that SQLite's own check finds wrong; empty when the file is sound.
  std::string damage();

 private:
  SQLite::Database db_;
  std::unordered_map<const char*, SQLite::Statement> statements_;
};

// A prepared statement in use; reset at the end of its scope, because a statement that is not reset
// holds its read transaction. Texts are bound without a copy and must outlive the Query.
class Query {
 public:
  template <typename... Values>
  Query(Database& db, const char* sql, const Values&... values) : s_(db.prepared(sql)) {
    int index = 0;
    (bindOne(++index, values), ...);
  }
  ~Query() { s_.tryReset(); }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  // True while there is a row.
  bool step() { return s_.executeStep(); }
  // Runs a statement without rows; how many rows it changed.
  int run() { return s_.exec(); }

  bool isNull(int column) { return s_.isColumnNull(column); }
  std::int64_t integer(int column) { return s_.getColumn(column).getInt64(); }
  std::string text(int column) { return s_.getColumn(column).getString(); }
  Instant instant(int column) { return Instant(std::chrono::milliseconds(integer(column))); }

 private:
  void bindOne(int i, std::int64_t value) { s_.bind(i, value); }
  void bindOne(int i, std::uint64_t value) { bindOne(i, static_cast<std::int64_t>(value)); }
  void bindOne(int i, int value) { s_.bind(i, value); }
  void bindOne(int i, Instant value) { bindOne(i, std::int64_t{value.time_since_epoch().count()}); }
  void bindOne(int i, const std::string& value) { s_.bindNoCopy(i, value); }
  void bindOne(int i, const char* value) { s_.bindNoCopy(i, value); }
  void bindOne(int i, const Blob& value) {
    s_.bindNoCopy(i, value.bytes.data(), static_cast<int>(value.bytes.size()));
  }

  SQLite::Statement& s_;
};

// Rolls back unless committed. IMMEDIATE: a transaction that reads before it writes could otherwise
// fail half-way because another connection wrote in between.
class WriteTransaction {
 public:
  explicit WriteTransaction(Database& db);
  ~WriteTransaction();
  WriteTransaction(const WriteTransaction&) = delete;
  WriteTransaction& operator=(const WriteTransaction&) = delete;

  // Returns when the transaction is on the disk; throws when that fails, and nothing has changed.
  void commit();

 private:
  Database& db_;
  bool open_ = true;
};

}  // namespace bianmin::store
