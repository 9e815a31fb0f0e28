#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "kiosk/store/database.h"
#include "kiosk/store/migrate.h"
#include "kiosk/store/store.h"
#include "tests/kiosk/store/terminal_folder.h"

namespace bianmin::store {
namespace {

constexpr std::array<Migration, 2> kTwoSteps{{
    {1, "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (7);"},
    {2, "ALTER TABLE a RENAME COLUMN x TO y;"},
}};

int pragma(SQLite::Database& db, const std::string& name) {
  return db.execAndGet("PRAGMA " + name).getInt();
}

TEST(SchemaTest, ACommittedTransactionIsOnTheDiskAndRulesAreKept) {
  TerminalFolder folder;
  Database db(folder.path());
  EXPECT_EQ(db.sqlite().execAndGet("PRAGMA journal_mode").getString(), "wal");
  EXPECT_EQ(pragma(db.sqlite(), "synchronous"), 2);
  EXPECT_EQ(pragma(db.sqlite(), "foreign_keys"), 1);
  EXPECT_EQ(pragma(db.sqlite(), "secure_delete"), 1);
}

TEST(SchemaTest, EveryTableIsStrict) {
  TerminalFolder folder;
  Database db(folder.path());
  Query loose(db,
              "SELECT coalesce(group_concat(name), '') FROM pragma_table_list"
              " WHERE schema = 'main' AND type = 'table' AND strict = 0"
              " AND name NOT LIKE 'sqlite_%'");
  ASSERT_TRUE(loose.step());
  EXPECT_EQ(loose.text(0), "");
}

TEST(SchemaTest, AJournalEntryCanNeitherBeChangedNorRemoved) {
  TerminalFolder folder;
  Store(folder.path(), std::nullopt).issueTicket("A", "", kMonday, kNine);
  Database db(folder.path());
  for (const char* sql : {"UPDATE journal SET body = '{}'", "UPDATE journal SET id = 'x'",
                          "UPDATE journal SET seq = 9", "UPDATE journal SET at = 1",
                          "UPDATE journal SET kind = 'rating'", "DELETE FROM journal"}) {
    EXPECT_THROW(db.sqlite().exec(sql), SQLite::Exception) << sql;
  }
  EXPECT_EQ(db.damage(), "");
}

TEST(SchemaTest, ATransactionThatIsNotCommittedChangesNothing) {
  TerminalFolder folder;
  Database db(folder.path());
  {
    WriteTransaction transaction(db);
    db.sqlite().exec("UPDATE terminal SET cursor = 'x'");
  }
  EXPECT_EQ(db.sqlite().execAndGet("SELECT cursor FROM terminal").getString(), "");
}

TEST(MigrateTest, StepsRunOnceAndInOrder) {
  SQLite::Database db(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  migrate(db, std::span(kTwoSteps).first(1));
  EXPECT_EQ(pragma(db, "user_version"), 1);
  migrate(db, kTwoSteps);
  migrate(db, kTwoSteps);
  EXPECT_EQ(pragma(db, "user_version"), 2);
  EXPECT_EQ(db.execAndGet("SELECT y FROM a").getInt(), 7);
}

TEST(MigrateTest, AStepThatFailsLeavesTheFileAsItWas) {
  SQLite::Database db(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  migrate(db, std::span(kTwoSteps).first(1));
  const std::array<Migration, 2> broken{{kTwoSteps[0], {2, "DROP TABLE a; SELECT nonsense"}}};
  EXPECT_THROW(migrate(db, broken), std::runtime_error);
  EXPECT_EQ(pragma(db, "user_version"), 1);
  EXPECT_EQ(db.execAndGet("SELECT x FROM a").getInt(), 7);
}

// A terminal that has worked with the first version.
void makeVersionOne(const std::filesystem::path& dir) {
  SQLite::Database db((dir / "terminal.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  migrate(db, migrations().first(1));
  db.exec(
      "INSERT INTO journal (id, kind, at, body) VALUES ('01', 'ticket', 5, '{\"a\":1}'),"
      " ('02', 'dossier', 6, '{}'), ('03', 'rating', 7, '{}');"
      "UPDATE journal SET state = 'parked', settled_at = 9, reason = 'why' WHERE seq = 2;"
      "INSERT INTO ticket (day, grp, n, seq) VALUES ('2026-11-23', 'A', 1, 1);"
      "INSERT INTO dossier (id, lookup, matter, seq, locked) VALUES ('02', 'l', 'm', 2, x'00');"
      "INSERT INTO status VALUES ('02', 1, 'RECEIVED', 6, '', '');"
      "INSERT INTO rating VALUES ('02', 5, 3);"
      "UPDATE terminal SET cursor = '17', settled_through = 1, sending_through = 3");
}

TEST(MigrateTest, AVersionOneTerminalKeepsAllItsRows) {
  TerminalFolder folder;
  makeVersionOne(folder.path());
  Store store(folder.path(), std::nullopt);
  EXPECT_EQ(store.cursor(), "17");
  const std::vector<OutboxRow> rows = store.outbox();
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].entry.body, "{\"a\":1}");
  EXPECT_EQ(rows[1].state, EntryState::Parked);
  EXPECT_EQ(rows[1].reason, "why");
  EXPECT_EQ(store.waitingTickets(kMonday).size(), 1U);
  EXPECT_EQ(store.damage(), "");
  EXPECT_EQ(store.issueTicket("A", "", kMonday, kNine).number, "A002");
  EXPECT_EQ(store.outbox().back().entry.seq, 4U) << "numbers go on without a gap";
}

TEST(MigrateTest, AnAccountOfVersionThreeIsTheTechnicians) {
  TerminalFolder folder;
  {
    SQLite::Database db((folder.path() / "terminal.db").string(),
                        SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    migrate(db, migrations().first(3));
    db.exec("INSERT INTO cadre (id, locked, pin) VALUES ('01', x'00', 'p')");
  }
  Database db(folder.path());
  EXPECT_EQ(db.sqlite().execAndGet("SELECT county FROM cadre").getInt(), 0);
  EXPECT_EQ(Store(folder.path(), std::nullopt).bulletin(), Bulletin{});
}

TEST(MigrateTest, AfterTheMigrationTheRulesHoldAsBefore) {
  TerminalFolder folder;
  makeVersionOne(folder.path());
  Database db(folder.path());
  EXPECT_EQ(pragma(db.sqlite(), "foreign_keys"), 1);
  for (const char* sql :
       {"UPDATE journal SET body = '{}'", "DELETE FROM journal",
        "INSERT INTO journal (id, kind, at, body) VALUES ('04', 'nonsense', 1, '{}')",
        "INSERT INTO rating VALUES ('02', 5, 99)",
        "INSERT INTO ticket (day, grp, n, seq) VALUES ('2026-11-23', 'A', 2, 99)"}) {
    EXPECT_THROW(db.sqlite().exec(sql), SQLite::Exception) << sql;
  }
  db.sqlite().exec("INSERT INTO journal (id, kind, at, body) VALUES ('04', 'move', 1, '{}')");
  db.sqlite().exec("INSERT INTO journal (id, kind, at, body) VALUES ('05', 'turn', 1, '{}')");
  EXPECT_EQ(db.damage(), "");
}

TEST(MigrateTest, AFileOfANewerProgramIsRefused) {
  TerminalFolder folder;
  Database(folder.path()).sqlite().exec("PRAGMA user_version = 999");
  try {
    Store store(folder.path(), std::nullopt);
    FAIL() << "opened";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("install the newer program"));
  }
}

TEST(MigrateTest, AnotherProgramsDatabaseIsRefused) {
  TerminalFolder folder;
  SQLite::Database((folder.path() / "terminal.db").string(),
                   SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE something (x)");
  EXPECT_THROW(Store(folder.path(), std::nullopt), std::runtime_error);
}

}  // namespace
}  // namespace bianmin::store
