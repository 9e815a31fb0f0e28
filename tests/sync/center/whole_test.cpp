// Backup, restore and copy with the real program, over both databases.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sync/center/store/backups.h"
#include "sync/center/store/migrate.h"
#include "sync/center/store/sqlite_db.h"
#include "sync/center/store/staff_store.h"
#include "tests/sync/center/center_process.h"
#include "tests/sync/center/postgres_fixture.h"

namespace bianmin::center {
namespace {

using testing::HasSubstr;

class WholeTest : public testing::TestWithParam<Dialect> {
 protected:
  WholeTest() {
    if (GetParam() == Dialect::Postgres) database_ = std::make_unique<PostgresDatabase>();
    program_ = std::make_unique<CenterProgram>(database_ ? database_->url() : "");
    EXPECT_EQ(program_->run({"init"}).exit, 0);
  }

  std::string url() const {
    return database_ ? database_->url() : "sqlite:" + (program_->data() / "center.db").string();
  }
  std::unique_ptr<CenterStore> store() const { return openStore(url())(); }
  std::string file(const std::string& name) const { return (program_->folder() / name).string(); }

  // A little of everything.
  void fill() {
    const auto data = store();
    const Terminal a = enrolled(*data, "延水关-01", kVillageA, "A1");
    std::vector<IncomingEntry> batch{ticketEntry(1), ticketEntry(2), dossierEntry(3)};
    batch.push_back(moveEntry(4, 3));
    data->ingest(a, batch, kNow);
    IncomingEntry other = ticketEntry(1);
    other.entry.body += " ";
    ingestOne(*data, a, other);
    data->audit({kNow, "root", "reveal", ulid(3), "窗口核对"});
    EXPECT_EQ(program_
                  ->run({"staff", "add", "--name", "zhangsan", "--full-name", "张三", "--role",
                         "county-clerk", "--area", "610622"})
                  .exit,
              0);
  }
  // What fill() has left, in words.
  static std::string told(CenterStore& data) {
    std::string words = std::to_string(data.ticketCount()) + " tickets";
    for (const Terminal& t : data.terminals()) words += "\n" + t.name + " " + t.serial;
    for (const Dossier& d : data.dossiers({})) words += "\n" + d.id + std::string(toName(d.status));
    for (const HistoryRow& h : data.history(ulid(3))) words += "\n" + h.by + " " + h.note;
    for (const KeptMove& m : data.moves(ulid(3))) words += "\n" + m.move.papers.at(0).material;
    for (const Finding& f : data.findings(10)) words += "\n" + f.entry + " " + f.reason;
    for (const AuditRow& r : data.auditTrail(10)) words += "\n" + r.subject + " " + r.reason;
    if (const auto staff = StaffStore(data.db()).byName("zhangsan"))
      words += "\n" + std::string(toName(staff->role));
    for (const StatusChange& c : data.changesAfter(kVillageA, "", 10).changes)
      words += "\n" + c.note;
    return words;
  }

  std::unique_ptr<PostgresDatabase> database_;
  std::unique_ptr<CenterProgram> program_;
};

TEST_P(WholeTest, ARestoreBringsBackWhatTheBackupHolds) {
  fill();
  const std::string before = told(*store());
  const CommandResult made = program_->run({"backup", file("kept")});
  ASSERT_EQ(made.exit, 0) << made.out;
  EXPECT_EQ(std::filesystem::status(file("kept")).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_FALSE(std::filesystem::exists(file("kept.part")));
  std::string cursor;
  {
    const auto data = store();
    const Terminal a = data->terminalBySerial("A1").value();
    ingestOne(*data, a, dossierEntry(5));
    cursor = data->changesAfter(kVillageA, "", 10).cursor;
  }
  const CommandResult back = program_->run({"restore", file("kept")});
  ASSERT_EQ(back.exit, 0) << back.out;
  const auto data = store();
  EXPECT_EQ(told(*data), before);
  // Two new changes bring the ids beyond the cursor, and the terminal is told of them all the same.
  const Terminal a = data->terminalBySerial("A1").value();
  ingestOne(*data, a, dossierEntry(6));
  ingestOne(*data, a, dossierEntry(7));
  EXPECT_EQ(data->changesAfter(kVillageA, cursor, 10).changes.size(), 4u)
      << "the cursor is of an earlier life: it begins anew";
}

TEST_P(WholeTest, WhatIsNoBackupIsRefusedAndChangesNothing) {
  fill();
  const std::string before = told(*store());
  std::ofstream(file("nonsense")) << std::string(10'000, 'x');
  for (const char* name : {"nonsense", "missing"}) {
    EXPECT_EQ(program_->run({"restore", file(name)}).exit, 1) << name;
  }
  EXPECT_EQ(told(*store()), before);
}

TEST_P(WholeTest, EverythingIsCopiedIntoTheOtherKindOfDatabaseAndBack) {
  fill();
  const std::string before = told(*store());
  const TemporaryFolder folder;
  const PostgresDatabase second;
  const std::string there =
      database_ ? "sqlite:" + (folder.path() / "other.db").string() : second.url();
  const CommandResult copied = program_->run({"copy", "--from", url(), "--to", there});
  ASSERT_EQ(copied.exit, 0) << copied.out;
  EXPECT_THAT(copied.out, HasSubstr("tickets: 2\n"));
  const auto other = openStore(there)();
  EXPECT_EQ(told(*other), before);
  const Terminal a = other->terminalBySerial("A1").value();
  EXPECT_EQ(ingestOne(*other, a, dossierEntry(9))[0].kind, Verdict::Kind::Taken)
      << "new rows do not meet the ids of copied ones";
  EXPECT_EQ(other->changesAfter(kVillageA, "", 10).changes.back().dossier_id, ulid(9));
  const CommandResult again = program_->run({"copy", "--from", url(), "--to", there});
  EXPECT_EQ(again.exit, 1);
  EXPECT_THAT(again.out, HasSubstr("has data in it already"));
}

TEST_P(WholeTest, MigrateSaysTheVersion) {
  const CommandResult said = program_->run({"migrate"});
  EXPECT_EQ(said.exit, 0) << said.out;
  EXPECT_THAT(said.out,
              HasSubstr("version " + std::to_string(migrations(GetParam()).back().version)));
}

INSTANTIATE_TEST_SUITE_P(Backends, WholeTest, testing::Values(Dialect::Sqlite, Dialect::Postgres),
                         [](const auto& tested) {
                           return tested.param == Dialect::Sqlite ? "Sqlite" : "Postgres";
                         });

TEST(SqliteBackupTest, ADatabaseInUseIsNotReplacedAndTheOldOneIsKept) {
  CenterProgram program;
  ASSERT_EQ(program.run({"init"}).exit, 0);
  const std::string kept = (program.folder() / "kept").string();
  program.serve();
  ASSERT_EQ(program.run({"backup", kept}).exit, 0) << "while the centre runs";
  const CommandResult refused = program.run({"restore", kept});
  EXPECT_EQ(refused.exit, 1);
  EXPECT_THAT(refused.out, HasSubstr("stop bianmin-center first"));
  program.end(SIGTERM);
  EXPECT_EQ(program.run({"restore", kept}).exit, 0);
  EXPECT_TRUE(std::filesystem::exists(program.data() / "center.db.before-restore"));
}

TEST(SqliteBackupTest, ADamagedDatabaseIsReplaced) {
  CenterProgram program;
  ASSERT_EQ(program.run({"init"}).exit, 0);
  const std::string kept = (program.folder() / "kept").string();
  ASSERT_EQ(program.run({"backup", kept}).exit, 0);
  std::ofstream(program.data() / "center.db") << std::string(100'000, 'x');
  EXPECT_EQ(program.run({"terminals", "list"}).exit, 1);
  EXPECT_EQ(program.run({"restore", kept}).exit, 0);
  EXPECT_EQ(program.run({"terminals", "list"}).exit, 0);
}

TEST(SqliteBackupTest, ABackupOfANewerProgramIsRefused) {
  CenterProgram program;
  ASSERT_EQ(program.run({"init"}).exit, 0);
  const std::string kept = (program.folder() / "kept").string();
  ASSERT_EQ(program.run({"backup", kept}).exit, 0);
  sqliteConnector(kept)->connect()->exec("PRAGMA user_version = 9999");
  const CommandResult refused = program.run({"restore", kept});
  EXPECT_EQ(refused.exit, 1);
  EXPECT_THAT(refused.out, HasSubstr("version 9999"));
}

TEST(PostgresAddressTest, ThePasswordIsTakenOutOfTheAddress) {
  const auto split = [](const std::string& url) {
    const PostgresAddress address = withoutPassword(url);
    return address.url + " " + address.password;
  };
  EXPECT_EQ(split("postgresql://u:p%40ss@h/d?x=y"), "postgresql://u@h/d?x=y p@ss");
  EXPECT_EQ(split("postgresql://u@h:5432/d"), "postgresql://u@h:5432/d ");
  EXPECT_EQ(split("postgresql:///d?host=/s&password=s"), "postgresql:///d?host=/s s");
  EXPECT_EQ(split("postgresql:///d?password=s&host=/s"), "postgresql:///d?host=/s s");
  EXPECT_EQ(split("postgresql:///d?password=s"), "postgresql:///d s");
  EXPECT_EQ(split("postgresql://h/d"), "postgresql://h/d ");
}

}  // namespace
}  // namespace bianmin::center
