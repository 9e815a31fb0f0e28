#include "sync/center/store/migrate.h"

#include <gtest/gtest.h>

#include <array>

#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {
namespace {

const int kFlags = SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
constexpr std::array<Migration, 2> kTwo{
    {{1, "CREATE TABLE a (x INTEGER) STRICT"}, {2, "CREATE TABLE b (x INTEGER) STRICT"}}};
constexpr std::array<Migration, 2> kBadSecond{
    {{1, "CREATE TABLE a (x INTEGER) STRICT"}, {2, "CREATE TABLE b (x INTEGER); NONSENSE"}}};

int version(SQLite::Database& db) { return db.execAndGet("PRAGMA user_version").getInt(); }

TEST(MigrateTest, AnOlderFileIsBroughtToTheNewestVersion) {
  SQLite::Database db(":memory:", kFlags);
  migrate(db, std::span(kTwo).first(1));
  EXPECT_EQ(version(db), 1);
  migrate(db, kTwo);
  EXPECT_EQ(version(db), 2);
  EXPECT_TRUE(db.tableExists("b"));
}

TEST(MigrateTest, AFailedStepLeavesTheFileAtTheVersionBefore) {
  SQLite::Database db(":memory:", kFlags);
  EXPECT_THROW(migrate(db, kBadSecond), SQLite::Exception);
  EXPECT_EQ(version(db), 1);
  EXPECT_FALSE(db.tableExists("b"));
}

TEST(MigrateTest, AFileOfANewerProgramIsRefusedInWords) {
  SQLite::Database db(":memory:", kFlags);
  migrate(db, kTwo);
  try {
    migrate(db, std::span(kTwo).first(1));
    FAIL() << "the newer file was accepted";
  } catch (const StoreError& error) {
    EXPECT_NE(std::string(error.what()).find("version 2"), std::string::npos) << error.what();
  }
}

TEST(MigrateTest, AnotherProgramsDatabaseIsRefused) {
  SQLite::Database db(":memory:", kFlags);
  db.exec("CREATE TABLE theirs (x)");
  EXPECT_THROW(migrate(db), StoreError);
}

TEST(MigrateTest, EveryTableIsStrict) {
  SQLite::Database db(":memory:", kFlags);
  migrate(db);
  EXPECT_EQ(db.execAndGet("SELECT count(*) FROM pragma_table_list WHERE schema = 'main'"
                          " AND type = 'table' AND name NOT LIKE 'sqlite%' AND strict = 0")
                .getInt(),
            0);
}

}  // namespace
}  // namespace bianmin::center
