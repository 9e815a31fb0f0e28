#include "sync/center/store/migrate.h"

#include <gtest/gtest.h>

#include <array>

#include "sync/center/store/sqlite_db.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {
namespace {

constexpr std::array<Migration, 2> kTwo{
    {{1, "CREATE TABLE a (x INTEGER) STRICT"}, {2, "CREATE TABLE b (x INTEGER) STRICT"}}};
constexpr std::array<Migration, 2> kBadSecond{
    {{1, "CREATE TABLE a (x INTEGER) STRICT"}, {2, "CREATE TABLE b (x INTEGER); NONSENSE"}}};

std::unique_ptr<Db> emptyDb() { return sqliteConnector(":memory:")->connect(); }

bool hasTable(Db& db, const char* name) {
  Query q(db, "SELECT 1 FROM sqlite_schema WHERE name = $1", name);
  return q.step();
}

TEST(MigrateTest, AnOlderFileIsBroughtToTheNewestVersion) {
  const auto opened = emptyDb();
  Db& db = *opened;
  migrate(db, std::span(kTwo).first(1));
  EXPECT_EQ(schemaVersion(db), 1);
  migrate(db, kTwo);
  EXPECT_EQ(schemaVersion(db), 2);
  EXPECT_TRUE(hasTable(db, "b"));
}

TEST(MigrateTest, AFailedStepLeavesTheFileAtTheVersionBefore) {
  const auto opened = emptyDb();
  Db& db = *opened;
  EXPECT_THROW(migrate(db, kBadSecond), StoreError);
  EXPECT_EQ(schemaVersion(db), 1);
  EXPECT_FALSE(hasTable(db, "b"));
}

TEST(MigrateTest, AFileOfANewerProgramIsRefusedInWords) {
  const auto opened = emptyDb();
  Db& db = *opened;
  migrate(db, kTwo);
  try {
    migrate(db, std::span(kTwo).first(1));
    FAIL() << "the newer file was accepted";
  } catch (const StoreError& error) {
    EXPECT_NE(std::string(error.what()).find("version 2"), std::string::npos) << error.what();
  }
}

TEST(MigrateTest, AnotherProgramsDatabaseIsRefused) {
  const auto opened = emptyDb();
  Db& db = *opened;
  db.exec("CREATE TABLE theirs (x)");
  EXPECT_THROW(migrate(db), StoreError);
}

TEST(MigrateTest, AVersionOneCentreKeepsAllItsRows) {
  TemporaryFolder folder;
  {
    const auto opened = sqliteConnector(folder.path() / "center.db")->connect();
    Db& db = *opened;
    migrate(db, migrations(Dialect::Sqlite).first(1));
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
  const auto opened = emptyDb();
  Db& db = *opened;
  migrate(db);
  Query q(db,
          "SELECT count(*) FROM pragma_table_list WHERE schema = 'main'"
          " AND type = 'table' AND name NOT LIKE 'sqlite%' AND strict = 0");
  ASSERT_TRUE(q.step());
  EXPECT_EQ(q.integer(0), 0);
}

TEST(MigrateTest, BothDatabasesHaveTheSameSteps) {
  const auto sqlite = migrations(Dialect::Sqlite);
  const auto postgres = migrations(Dialect::Postgres);
  ASSERT_EQ(sqlite.size(), postgres.size());
  for (std::size_t i = 0; i < sqlite.size(); ++i) {
    EXPECT_EQ(sqlite[i].version, static_cast<int>(i) + 1);
    EXPECT_EQ(postgres[i].version, sqlite[i].version);
  }
}

}  // namespace
}  // namespace bianmin::center
