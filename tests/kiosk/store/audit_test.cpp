// Somebody with the database, but without the station key, tries to change what was noted.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "kiosk/store/database.h"
#include "kiosk/store/store.h"
#include "tests/kiosk/store/terminal_folder.h"

namespace bianmin {
namespace {

// As record() notes what a cadre decides against the list.
void noteOverride(const std::filesystem::path& dir, const seal::Key& station, Instant at) {
  store::Database db(dir);
  store::WriteTransaction transaction(db);
  store::note(db, station,
              {at, "01KAQ3T0000000000000000001", "override papers-follow",
               "01KAQ3T0000000000000000002", "urgent"});
  transaction.commit();
}

class AuditTest : public testing::Test {
 protected:
  AuditTest() {
    for (int i = 0; i < 5; ++i)
      noteOverride(folder_.path(), keys_.station, kNine + std::chrono::minutes(i));
  }
  // The way round the triggers that anybody with the file has.
  void tamper(const std::string& sql) {
    store::Database db(folder_.path());
    db.sqlite().exec("DROP TRIGGER audit_is_written_once; DROP TRIGGER audit_is_kept");
    db.sqlite().exec(sql);
  }
  void expectBroken(std::int64_t row) {
    const AuditVerdict verdict = store_.verifyAudit();
    EXPECT_FALSE(verdict.good);
    EXPECT_EQ(verdict.broken, row) << verdict.what;
    EXPECT_FALSE(verdict.what.empty());
  }

  TerminalFolder folder_;
  CountyKeys keys_;
  Store store_{folder_.path(), keys_.station};
};

TEST_F(AuditTest, ARowSaysWhoDidWhatOfWhatAndWhy) {
  const std::vector<AuditRow> rows = store_.auditRows(2);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].seq, 4);
  EXPECT_EQ(rows[1].seq, 5);
  EXPECT_EQ(rows[1].entry.action, "override papers-follow");
  EXPECT_EQ(rows[1].entry.subject, "01KAQ3T0000000000000000002");
  EXPECT_EQ(rows[1].entry.reason, "urgent");
  EXPECT_EQ(rows[1].previous, rows[0].hash);
  EXPECT_EQ(store_.auditRows(100).front().previous, std::string(64, '0'));
}

TEST_F(AuditTest, AWholeLogIsGoodAlsoWhenItIsEmpty) {
  const AuditVerdict verdict = store_.verifyAudit();
  EXPECT_TRUE(verdict.good) << verdict.what;
  EXPECT_EQ(verdict.rows, 5);
  EXPECT_EQ(verdict.broken, 0);
  TerminalFolder fresh;
  EXPECT_TRUE(Store(fresh.path(), keys_.station).verifyAudit().good);
}

TEST_F(AuditTest, RowsCanNeitherBeChangedNorRemoved) {
  store::Database db(folder_.path());
  for (const char* sql : {"UPDATE audit SET reason = ''", "DELETE FROM audit"})
    EXPECT_THROW(db.sqlite().exec(sql), SQLite::Exception) << sql;
}

TEST_F(AuditTest, AChangedByteIsFoundInEachColumn) {
  for (const char* set :
       {"at = at + 1", "cadre = 'x' || substr(cadre, 2)", "action = 'x' || substr(action, 2)",
        "subject = 'x' || substr(subject, 2)", "reason = reason || '.'",
        "previous = 'g' || substr(previous, 2)", "hash = 'g' || substr(hash, 2)"}) {
    SCOPED_TRACE(set);
    store::Database db(folder_.path());
    db.sqlite().exec("DROP TRIGGER IF EXISTS audit_is_written_once");
    db.sqlite().exec("SAVEPOINT before");
    db.sqlite().exec(std::string("UPDATE audit SET ") + set + " WHERE seq = 3");
    const AuditVerdict verdict = store::verifyAudit(db, keys_.station);
    EXPECT_EQ(verdict.broken, 3) << verdict.what;
    db.sqlite().exec("ROLLBACK TO before; RELEASE before");
  }
}

TEST_F(AuditTest, AWordMovedFromOneColumnToTheNextIsFound) {
  tamper("UPDATE audit SET subject = '', reason = subject || reason WHERE seq = 2");
  expectBroken(2);
}

TEST_F(AuditTest, ARemovedRowIsFound) {
  tamper("DELETE FROM audit WHERE seq = 3");
  expectBroken(4);
}

TEST_F(AuditTest, ARemovedBeginningIsFound) {
  tamper("DELETE FROM audit WHERE seq = 1");
  expectBroken(2);
}

TEST_F(AuditTest, RowsInAnotherOrderAreFound) {
  tamper(
      "UPDATE audit SET seq = -2 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3;"
      "UPDATE audit SET seq = 3 WHERE seq = -2");
  expectBroken(2);
}

TEST_F(AuditTest, ATailThatIsCutOffIsFound) {
  tamper("DELETE FROM audit WHERE seq > 3");
  expectBroken(4);
}

TEST_F(AuditTest, ATailThatIsCutOffWithItsMarkIsFound) {
  tamper("DELETE FROM audit WHERE seq > 3; UPDATE audit_head SET seq = 3");
  expectBroken(4);
}

// Whoever tampers has only to wait for the next sign-in: it must not make the log look whole.
TEST_F(AuditTest, WhatWasTamperedWithIsFoundAfterLaterNotesToo) {
  const std::vector<std::pair<const char*, std::int64_t>> kinds = {
      {"UPDATE audit SET reason = 'nothing' WHERE seq = 2", 2},
      {"DELETE FROM audit WHERE seq > 3", 7},
      {"DELETE FROM audit WHERE seq > 3; UPDATE audit_head SET seq = 3", 5},
      {"DELETE FROM audit; DELETE FROM audit_head", 2},
      {"UPDATE audit_head SET mac = 'x'", 7},
  };
  for (const auto& [sql, row] : kinds) {
    SCOPED_TRACE(sql);
    TerminalFolder folder;
    Store store(folder.path(), keys_.station);
    store.addCadre("张三", "", kNine);
    for (int i = 0; i < 4; ++i) store.signOut("a", kNine);
    {
      store::Database db(folder.path());
      db.sqlite().exec("DROP TRIGGER audit_is_written_once; DROP TRIGGER audit_is_kept");
      db.sqlite().exec(sql);
    }
    for (int i = 0; i < 2; ++i) Store(folder.path(), keys_.station).signOut("b", kNine);
    const AuditVerdict verdict = store.verifyAudit();
    EXPECT_FALSE(verdict.good);
    EXPECT_EQ(verdict.broken, row) << verdict.what;
  }
}

TEST_F(AuditTest, AnEmptiedLogIsFoundWhereThereAreAccounts) {
  store_.addCadre("张三", "", kNine);
  tamper("DELETE FROM audit; DELETE FROM audit_head");
  expectBroken(1);
}

TEST_F(AuditTest, AChainThatWasMadeAnewIsFound) {
  // Everything recomputed, as one can who has read this program; only the key is missing.
  const seal::Key guessed = seal::randomKey();
  tamper("DELETE FROM audit; DELETE FROM audit_head");
  Store forger(folder_.path(), guessed);
  forger.signOut("x", kNine);
  EXPECT_TRUE(forger.verifyAudit().good);
  expectBroken(1);
}

TEST_F(AuditTest, TwoConnectionsWriteOneChain) {
  Store other(folder_.path(), keys_.station);
  for (int i = 0; i < 5; ++i) {
    other.signOut("a", kNine);
    store_.signOut("b", kNine);
  }
  const AuditVerdict verdict = store_.verifyAudit();
  EXPECT_TRUE(verdict.good) << verdict.what;
  EXPECT_EQ(verdict.rows, 15);
}

TEST_F(AuditTest, ANoteWrittenMeanwhileIsNoFinding) {
  std::jthread writer([&] {
    Store other(folder_.path(), keys_.station);
    for (int i = 0; i < 300; ++i) other.signOut("a", kNine);
  });
  for (int i = 0; i < 100; ++i) {
    const AuditVerdict verdict = store_.verifyAudit();
    ASSERT_TRUE(verdict.good) << verdict.what;
  }
}

TEST_F(AuditTest, NothingIsNotedWithoutTheStationKey) {
  Store keyless(folder_.path(), std::nullopt);
  EXPECT_THROW(keyless.signOut("a", kNine), std::runtime_error);
  EXPECT_THROW(keyless.verifyAudit(), std::runtime_error);
}

}  // namespace
}  // namespace bianmin
