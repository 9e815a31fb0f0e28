// One connection to the county's database, whichever it is: statements, rows, transactions. The
// only way to the data for the classes of this room; each of them takes a Db& and writes its SQL
// once:
//
//   std::optional<std::string> nameOf(Db& db, std::int64_t id) {
//     Query q(db, "SELECT name FROM terminals WHERE id = $1", id);
//     if (!q.step()) return std::nullopt;
//     return q.text(0);
//   }
//   void rename(Db& db, std::int64_t id, const std::string& name) {
//     Transaction transaction(db);
//     Query(db, "UPDATE terminals SET name = $1 WHERE id = $2", name, id).run();
//     transaction.commit();
//   }
//
// SQL for both databases
// - Placeholders are $1, $2 ..., numbered in the order in which they first appear.
// - ON CONFLICT, RETURNING, CASE, coalesce, count, sum, WITH RECURSIVE and window functions are the
//   same. In DO UPDATE write the table before the column of the old row (terminals.enrolment + 1).
// - A value that is only selected, or only compared with NULL, needs its type:
//   CAST($1 AS TEXT), CAST($1 AS BIGINT).
// - Whoever decides on a row and then changes it reads it with FOR UPDATE at the very end of the
//   statement; the SQLite driver cuts that off, because its transactions have the file alone.
// - Yes and no are integers (0, 1); moments are milliseconds since 1970 UTC; days are ISO texts.
// - Rows have an order only with ORDER BY.
// - Where the two must differ, give both texts: Query(db, Sql{"for SQLite", "for PostgreSQL"}).
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sync/center/store/store_error.h"
#include "sync/domain/time.h"

namespace bianmin::center {

using Blob = std::vector<unsigned char>;

enum class Dialect { Sqlite, Postgres };

// A prepared statement; a driver's side of Query, which is what to use. Columns count from 0,
// values from 1. Everything but reset() throws StoreError.
class Statement {
 public:
  virtual ~Statement() = default;
  virtual void bindNull(int index) = 0;
  virtual void bindInteger(int index, std::int64_t value) = 0;
  virtual void bindText(int index, std::string_view value) = 0;
  virtual void bindBlob(int index, std::span<const unsigned char> value) = 0;
  virtual bool step() = 0;
  virtual int run() = 0;
  virtual void reset() noexcept = 0;
  virtual bool isNull(int column) = 0;
  virtual std::int64_t integer(int column) = 0;
  virtual std::string text(int column) = 0;
  virtual Blob blob(int column) = 0;
};

// For one thread at a time. After a StoreError the open transaction is lost; the next one may
// succeed, also when the server was away: the connection is then made anew.
class Db {
 public:
  Db() = default;
  virtual ~Db() = default;
  Db(const Db&) = delete;
  Db& operator=(const Db&) = delete;

  virtual Dialect dialect() const = 0;
  // Prepared once a connection. `sql` must be a constant: its address is the key.
  virtual Statement& prepared(const char* sql) = 0;
  // One or more statements without values, such as those of a migration.
  virtual void exec(const std::string& sql) = 0;
  bool inTransaction() const { return depth_ > 0; }

 protected:
  virtual void begin() = 0;
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;

 private:
  friend class Transaction;
  int depth_ = 0;
  bool doomed_ = false;
};

// Rolls back unless committed. One inside another joins it: only the outermost commits, and an
// inner one that does not commit spoils the outer one, whose commit() then throws. SQLite: has the
// file for itself from the start (a transaction that reads before it writes could otherwise fail
// half-way), behind a lock of the process. PostgreSQL: READ COMMITTED.
class Transaction {
 public:
  explicit Transaction(Db& db);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  // When it returns the changes are on the disk. If the connection is lost just then they may be
  // kept although it throws; whoever repeats an operation must allow for that.
  void commit();

 private:
  Db& db_;
  bool open_ = true;
};

// Runs `work`, which opens its own transaction, and again if the database ended it in favour of
// another one (RetryError); inside a transaction of the caller only once, because that is lost with
// it. `work` must leave no trace outside the database when it throws.
template <typename Work>
auto retried(Db& db, Work&& work) -> decltype(work()) {
  constexpr int kAgain = 4;
  for (int i = 0; i < kAgain && !db.inTransaction(); ++i) {
    try {
      return work();
    } catch (const RetryError&) {
    }
  }
  return work();
}

// A statement's text, one for both databases or one for each. Constants only.
struct Sql {
  constexpr Sql(const char* both) : sqlite(both), postgres(both) {}
  constexpr Sql(const char* for_sqlite, const char* for_postgres)
      : sqlite(for_sqlite), postgres(for_postgres) {}
  const char* of(Dialect dialect) const { return dialect == Dialect::Sqlite ? sqlite : postgres; }

  const char* sqlite;
  const char* postgres;
};

// A statement in use: binds, steps, reads; free again at the end of its scope. Values are copied.
// Two with the same text must not be open at once on one connection: read the first to its end,
// then start the next.
class Query {
 public:
  template <typename... Values>
  explicit Query(Db& db, Sql sql, const Values&... values)
      : statement_(db.prepared(sql.of(db.dialect()))) {
    statement_.reset();
    int index = 0;
    (bind(++index, values), ...);
  }
  ~Query() { statement_.reset(); }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  // The next row; false after the last one.
  bool step() { return statement_.step(); }
  // Runs a statement without rows; how many rows it changed.
  int run() { return statement_.run(); }

  bool isNull(int column) { return statement_.isNull(column); }
  // 0 and "" for NULL.
  std::int64_t integer(int column) { return statement_.integer(column); }
  std::string text(int column) { return statement_.text(column); }
  Blob blob(int column) { return statement_.blob(column); }
  // An integer that stands for yes or no, or the result of a comparison.
  bool flag(int column) { return integer(column) != 0; }
  Instant instant(int column) { return Instant(std::chrono::milliseconds(integer(column))); }
  std::optional<Instant> maybeInstant(int column) {
    if (isNull(column)) return std::nullopt;
    return instant(column);
  }
  std::optional<std::string> maybeText(int column) {
    if (isNull(column)) return std::nullopt;
    return text(column);
  }
  std::optional<std::int64_t> maybeInteger(int column) {
    if (isNull(column)) return std::nullopt;
    return integer(column);
  }

 private:
  void bind(int i, std::nullptr_t) { statement_.bindNull(i); }
  void bind(int i, std::nullopt_t) { statement_.bindNull(i); }
  void bind(int i, bool value) { statement_.bindInteger(i, value ? 1 : 0); }
  void bind(int i, int value) { statement_.bindInteger(i, value); }
  void bind(int i, std::int64_t value) { statement_.bindInteger(i, value); }
  void bind(int i, std::uint64_t value) {
    statement_.bindInteger(i, static_cast<std::int64_t>(value));
  }
  void bind(int i, Instant value) { statement_.bindInteger(i, value.time_since_epoch().count()); }
  void bind(int i, const char* value) { statement_.bindText(i, value); }
  void bind(int i, std::string_view value) { statement_.bindText(i, value); }
  void bind(int i, const std::string& value) { statement_.bindText(i, value); }
  void bind(int i, const Blob& value) { statement_.bindBlob(i, value); }
  template <std::size_t N>
  void bind(int i, const std::array<unsigned char, N>& value) {
    statement_.bindBlob(i, value);
  }
  template <typename T>
  void bind(int i, const std::optional<T>& value) {
    if (value) {
      bind(i, *value);
    } else {
      statement_.bindNull(i);
    }
  }

  Statement& statement_;
};

// Learns that another process has changed something. For one thread, but interrupt().
class ChangeSignal {
 public:
  virtual ~ChangeSignal() = default;
  // Sleeps until something was changed, interrupt() was called or the time is over; true when
  // something was changed since the last call. Throws StoreError when the server is away; the next
  // call connects anew.
  virtual bool wait(std::chrono::milliseconds longest) = 0;
  virtual void interrupt() = 0;
};

// Where a database is and how to reach it; thread-safe.
class Connector {
 public:
  virtual ~Connector() = default;
  virtual std::unique_ptr<Db> connect() const = 0;
  // nullptr when this database does not tell.
  virtual std::unique_ptr<ChangeSignal> changes() const { return nullptr; }
};

}  // namespace bianmin::center
