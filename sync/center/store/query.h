// A prepared statement in use, and a write transaction.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "sync/domain/time.h"

namespace bianmin::center {

// Binds, steps and reads; resets the statement at the end of its scope, because a statement that is
// not reset keeps a read transaction open. Texts are bound without a copy: they must outlive the
// Query, so pass no temporaries.
class Query {
 public:
  template <typename... Values>
  explicit Query(SQLite::Statement& statement, const Values&... values) : s_(statement) {
    s_.tryReset();  // gives the last run's error again, which has been thrown already
    int index = 0;
    (bindOne(++index, values), ...);
  }
  ~Query() { s_.tryReset(); }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  bool step() { return s_.executeStep(); }
  // Runs a statement without rows; how many rows it changed.
  int run() { return s_.exec(); }

  bool isNull(int column) { return s_.getColumn(column).isNull(); }
  std::int64_t integer(int column) { return s_.getColumn(column).getInt64(); }
  std::string text(int column) { return s_.getColumn(column).getString(); }
  Instant instant(int column) { return Instant(std::chrono::milliseconds(integer(column))); }
  std::optional<Instant> maybeInstant(int column) {
    if (isNull(column)) return std::nullopt;
    return instant(column);
  }

 private:
  void bindOne(int i, std::int64_t value) { s_.bind(i, value); }
  void bindOne(int i, std::uint64_t value) { s_.bind(i, static_cast<std::int64_t>(value)); }
  void bindOne(int i, int value) { s_.bind(i, value); }
  void bindOne(int i, Instant value) { bindOne(i, std::int64_t{value.time_since_epoch().count()}); }
  void bindOne(int i, const std::string& value) { s_.bindNoCopy(i, value); }
  void bindOne(int i, const char* value) { s_.bindNoCopy(i, value); }
  void bindOne(int i, std::nullptr_t) { s_.bind(i); }
  template <std::size_t N>
  void bindOne(int i, const std::array<unsigned char, N>& value) {
    s_.bindNoCopy(i, value.data(), static_cast<int>(N));
  }
  template <typename T>
  void bindOne(int i, const std::optional<T>& value) {
    if (value) {
      bindOne(i, *value);
    } else {
      s_.bind(i);
    }
  }

  SQLite::Statement& s_;
};

// Rolls back unless committed. IMMEDIATE: a transaction that reads before it writes could otherwise
// fail half-way because another one wrote in between.
class WriteTransaction {
 public:
  WriteTransaction(SQLite::Database& db, std::mutex& writers)
      : lock_(writers), transaction_(db, SQLite::TransactionBehavior::IMMEDIATE) {}
  void commit() { transaction_.commit(); }

 private:
  std::lock_guard<std::mutex> lock_;
  SQLite::Transaction transaction_;
};

}  // namespace bianmin::center
