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

TEST(MigrateTest, AVersionOneCentreKeepsAllItsRows) {
  TemporaryFolder folder;
  {
    SQLite::Database db((folder.path() / "center.db").string(), kFlags);
    migrate(db, migrations().first(1));
    db.exec(
        "INSERT INTO terminals (id, name, village, hall, last_seq) VALUES (1, 't', 'v', '', 2);"
        "INSERT INTO certificates VALUES ('A1', 1, 'f', 1, 2, NULL);"
        "INSERT INTO dossiers VALUES ('01', 1, 'v', 'm', 1, 'tok', 'l', '1.', 'RECEIVED', 1, 2,"
        " NULL);"
        "INSERT INTO history (dossier, to_status, at, moved_by, note)"
        " VALUES ('01', 'RECEIVED', 2, 't', '');"
        "INSERT INTO audit (at, actor, action, subject, reason) VALUES (1, 'a', 'b', 'c', 'd')");
  }
  const auto store = sqliteStore(folder.path() / "center.db")();
  EXPECT_EQ(store->terminals().at(0).last_seq, 2u);
  EXPECT_EQ(store->dossier("01")->status, DossierStatus::Received);
  EXPECT_EQ(store->history("01").size(), 1u);
  EXPECT_EQ(store->auditTrail(10).size(), 1u);
  EXPECT_TRUE(store->moves("01").empty());
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
