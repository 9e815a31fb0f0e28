// From one database into another, table by table. The tables and columns are read from the database
// itself, so whatever a later migration adds is copied too.
#include <algorithm>
#include <deque>
#include <map>
#include <variant>

#include "sync/center/store/feed_life.h"
#include "sync/center/store/migrate.h"
#include "sync/center/store/postgres_db.h"
#include "sync/center/store/sqlite_db.h"
#include "sync/center/store/stores.h"
#include "sync/center/store/whole.h"

namespace bianmin::center {
namespace {

constexpr int kRowsAtOnce = 500;

enum class Kind { Integer, Text, Bytes };
struct Column {
  std::string name;
  Kind kind = Kind::Text;
};
struct Table {
  std::string name;
  std::vector<Column> columns;
};
using Value = std::optional<std::variant<std::int64_t, std::string, Blob>>;
using Row = std::vector<Value>;

// Texts of statements that are made here: a Db keys them by address, so they outlive it.
using Texts = std::deque<std::string>;
const char* keep(Texts& texts, std::string sql) {
  return texts.emplace_back(std::move(sql)).c_str();
}

constexpr Sql kTables{
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
    "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
    " AND tablename <> 'bianmin_schema' ORDER BY tablename"};
// The tables that a table refers to.
constexpr Sql kParents{
    "SELECT \"table\" FROM pragma_foreign_key_list($1)",
    "SELECT p.relname FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid"
    " JOIN pg_class p ON p.oid = c.confrelid JOIN pg_namespace n ON n.oid = t.relnamespace"
    " WHERE c.contype = 'f' AND n.nspname = current_schema() AND t.relname = $1"};
constexpr Sql kColumns{"SELECT name, lower(type) FROM pragma_table_info($1) ORDER BY name",
                       "SELECT column_name, data_type FROM information_schema.columns"
                       " WHERE table_schema = current_schema() AND table_name = $1"
                       " ORDER BY column_name COLLATE \"C\""};

std::vector<std::string> texts(Query& q) {
  std::vector<std::string> all;
  while (q.step()) all.push_back(q.text(0));
  return all;
}

Kind kindOf(const std::string& type) {
  if (type == "integer" || type == "bigint") return Kind::Integer;
  if (type == "text") return Kind::Text;
  if (type == "blob" || type == "bytea") return Kind::Bytes;
  throw StoreError("a column has a type that cannot be copied: " + type);
}

std::vector<Column> columnsOf(Db& db, const std::string& table) {
  Query q(db, kColumns, table);
  std::vector<Column> columns;
  while (q.step()) columns.push_back({q.text(0), kindOf(q.text(1))});
  return columns;
}

// Parents before children, so that every reference finds its row.
std::vector<Table> tablesOf(Db& db) {
  std::vector<std::string> waiting;
  {
    Query q(db, kTables);
    waiting = texts(q);
  }
  const auto waits = [&](const std::string& name) {
    Query q(db, kParents, name);
    const std::vector<std::string> parents = texts(q);
    return std::any_of(parents.begin(), parents.end(), [&](const std::string& parent) {
      return parent != name && std::find(waiting.begin(), waiting.end(), parent) != waiting.end();
    });
  };
  std::vector<Table> ordered;
  while (!waiting.empty()) {
    const auto next = std::find_if_not(waiting.begin(), waiting.end(), waits);
    if (next == waiting.end()) throw StoreError("the tables refer to each other in a circle");
    const std::string name = *next;
    waiting.erase(next);
    ordered.push_back({name, columnsOf(db, name)});
  }
  return ordered;
}

std::string joined(const Table& table) {
  std::string names;
  for (const Column& column : table.columns) {
    names += (names.empty() ? "\"" : ", \"") + column.name + "\"";
  }
  return names;
}

std::int64_t countOf(Db& db, Texts& made, const std::string& table) {
  Query q(db, keep(made, "SELECT count(*) FROM " + table));
  q.step();
  return q.integer(0);
}

// A new database is not without rows: migrations put some there.
void requireNew(Db& db, Texts& made, const std::vector<Table>& tables) {
  const auto fresh = sqliteConnector(":memory:")->connect();
  migrate(*fresh);
  Texts asked;
  for (const Table& table : tables) {
    if (countOf(db, made, table.name) > countOf(*fresh, asked, table.name)) {
      throw StoreError("the database to copy into has data in it already (" + table.name + ")");
    }
  }
}

Value valueOf(Query& q, int column, Kind kind) {
  if (q.isNull(column)) return std::nullopt;
  switch (kind) {
    case Kind::Integer:
      return q.integer(column);
    case Kind::Bytes:
      return q.blob(column);
    case Kind::Text:
      break;
  }
  return q.text(column);
}

Row rowOf(Query& q, const Table& table) {
  Row row;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    row.push_back(valueOf(q, static_cast<int>(i), table.columns[i].kind));
  }
  return row;
}

// Gives all rows, some at a time: PostgreSQL would send a whole table at once.
class Reader {
 public:
  Reader(Db& db, Texts& made, const Table& table) : db_(db), table_(table) {
    const std::string all = "SELECT " + joined(table) + " FROM " + table.name;
    if (db_.dialect() == Dialect::Postgres) {
      db_.exec("DECLARE copied NO SCROLL CURSOR FOR " + all);
      fetch_ = keep(made, "FETCH FORWARD " + std::to_string(kRowsAtOnce) + " FROM copied");
    } else {
      whole_ = std::make_unique<Query>(db_, keep(made, all));
    }
  }
  ~Reader() = default;

  std::vector<Row> next() {
    std::vector<Row> rows;
    if (whole_) {
      while (rows.size() < kRowsAtOnce && whole_->step()) rows.push_back(rowOf(*whole_, table_));
      return rows;
    }
    Query q(db_, fetch_);
    while (q.step()) rows.push_back(rowOf(q, table_));
    if (rows.empty()) db_.exec("CLOSE copied");
    return rows;
  }

 private:
  Db& db_;
  const Table& table_;
  const char* fetch_ = nullptr;
  std::unique_ptr<Query> whole_;
};

void add(PostgresArray& array, const Value& value) {
  if (!value) return array.addNull();
  if (const auto* number = std::get_if<std::int64_t>(&*value)) return array.add(*number);
  if (const auto* bytes = std::get_if<Blob>(&*value)) {
    return array.add(std::span<const unsigned char>(*bytes));
  }
  array.add(std::string_view(std::get<std::string>(*value)));
}

const char* arrayType(Kind kind) {
  return kind == Kind::Integer ? "::bigint[]" : kind == Kind::Bytes ? "::bytea[]" : "::text[]";
}

void bindTo(Statement& statement, int index, const Value& value) {
  if (!value) return statement.bindNull(index);
  if (const auto* number = std::get_if<std::int64_t>(&*value)) {
    return statement.bindInteger(index, *number);
  }
  if (const auto* bytes = std::get_if<Blob>(&*value)) return statement.bindBlob(index, *bytes);
  statement.bindText(index, std::get<std::string>(*value));
}

// Takes rows: one by one into SQLite, some hundred with one statement into PostgreSQL.
class Writer {
 public:
  Writer(Db& db, Texts& made, const Table& table)
      : postgres_(db.dialect() == Dialect::Postgres),
        table_(table),
        statement_(db.prepared(keep(made, insertion()))) {}

  void write(const std::vector<Row>& rows) {
    if (postgres_) return writeTogether(rows);
    for (const Row& row : rows) {
      statement_.reset();
      for (std::size_t i = 0; i < row.size(); ++i) {
        bindTo(statement_, static_cast<int>(i) + 1, row[i]);
      }
      statement_.run();
    }
    statement_.reset();
  }

 private:
  std::string insertion() const {
    std::string values;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      values += (i == 0 ? "$" : ", $") + std::to_string(i + 1);
      if (postgres_) values += arrayType(table_.columns[i].kind);
    }
    return "INSERT INTO " + table_.name + " (" + joined(table_) + ")" +
           (postgres_ ? " SELECT * FROM unnest(" + values + ")" : " VALUES (" + values + ")");
  }

  void writeTogether(const std::vector<Row>& rows) {
    statement_.reset();
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      PostgresArray array;
      for (const Row& row : rows) add(array, row[i]);
      statement_.bindText(static_cast<int>(i) + 1, array.take());
    }
    statement_.run();
    statement_.reset();
  }

  bool postgres_;
  const Table& table_;
  Statement& statement_;
};

// The next id that PostgreSQL gives comes after those that were copied.
void setCounters(Db& db, Texts& made, const std::vector<Table>& tables) {
  if (db.dialect() != Dialect::Postgres) return;
  for (const Table& table : tables) {
    const bool has_id =
        std::any_of(table.columns.begin(), table.columns.end(),
                    [](const Column& c) { return c.name == "id" && c.kind == Kind::Integer; });
    if (!has_id) continue;
    Query q(db, keep(made, "SELECT setval(s, coalesce((SELECT max(id) FROM " + table.name +
                               "), 0) + 1, false) FROM pg_get_serial_sequence('" + table.name +
                               "', 'id') AS s WHERE s IS NOT NULL"));
    q.step();
  }
}

bool sameTables(const std::vector<Table>& a, const std::vector<Table>& b) {
  std::map<std::string, std::string> left, right;
  for (const Table& table : a) left[table.name] = joined(table);
  for (const Table& table : b) right[table.name] = joined(table);
  return left == right;
}

std::vector<CopiedTable> copyAll(Db& source, Db& target, Texts& made) {
  const std::vector<Table> tables = tablesOf(target);
  if (!sameTables(tables, tablesOf(source))) {
    throw StoreError("the two databases do not have the same tables");
  }
  Transaction reading(source);
  if (source.dialect() == Dialect::Postgres) {
    source.exec(
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SET LOCAL statement_timeout = 0;"
        " SET LOCAL idle_in_transaction_session_timeout = 0");
  }
  Transaction writing(target);
  if (target.dialect() == Dialect::Postgres) {
    target.exec(
        "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0");
  }
  requireNew(target, made, tables);
  for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
    target.exec("DELETE FROM " + table->name);
  }
  std::vector<CopiedTable> copied;
  for (const Table& table : tables) {
    Reader reader(source, made, table);
    Writer writer(target, made, table);
    for (auto rows = reader.next(); !rows.empty(); rows = reader.next()) writer.write(rows);
  }
  for (const Table& table : tables) {
    copied.push_back({table.name, countOf(target, made, table.name)});
    if (countOf(source, made, table.name) != copied.back().rows) {
      throw StoreError("not every row of " + table.name + " was copied");
    }
  }
  setCounters(target, made, tables);
  beginFeedAnew(target);
  writing.commit();
  return copied;
}

}  // namespace

std::vector<CopiedTable> copyStore(const std::string& from, const std::string& to) {
  Texts made;  // outlives the connections
  const StoreFactory source = openStore(from);
  const StoreFactory target = openStore(to);
  return copyAll(*source.connect(), *target.connect(), made);
}

}  // namespace bianmin::center
