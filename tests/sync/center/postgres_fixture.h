// A fresh PostgreSQL database for one test.
#pragma once

#include <unistd.h>

#include <atomic>
#include <memory>
#include <ostream>
#include <string>

#include "sync/center/store/stores.h"
#include "tests/support/postgres_server.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {

// For the names of tests over both.
inline void PrintTo(Dialect dialect, std::ostream* out) {
  *out << (dialect == Dialect::Sqlite ? "SQLite" : "PostgreSQL");
}

// Made on the shared server; dropped with everything in it at the end of its scope, whoever is
// still connected.
class PostgresDatabase {
 public:
  PostgresDatabase() {
    static std::atomic<int> made = 0;
    name_ = "test_" + std::to_string(getpid()) + "_" + std::to_string(++made);
    onServer("CREATE DATABASE " + name_);
  }
  ~PostgresDatabase() {
    try {
      onServer("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
    } catch (const StoreError&) {
      // The server goes with all its data anyway.
    }
  }
  PostgresDatabase(const PostgresDatabase&) = delete;
  PostgresDatabase& operator=(const PostgresDatabase&) = delete;

  std::string url() const { return test::sharedPostgresUrl(name_); }

 private:
  static void onServer(const std::string& sql) {
    connectorFor(test::sharedPostgresUrl("postgres"))->connect()->exec(sql);
  }
  std::string name_;
};

// An empty store of either kind; gone with its data at the end of its scope.
class EmptyStore {
 public:
  explicit EmptyStore(Dialect dialect) {
    if (dialect == Dialect::Postgres) database_ = std::make_unique<PostgresDatabase>();
  }
  // Opens it; also once more, as another process would.
  StoreFactory open() const {
    return database_ ? openStore(database_->url()) : sqliteStore(folder_.path() / "center.db");
  }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<PostgresDatabase> database_;
};

}  // namespace bianmin::center
