#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/store/database.h"
#include "kiosk/store/store.h"
#include "tests/kiosk/store/consistency.h"
#include "tests/kiosk/store/terminal_folder.h"

namespace bianmin {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr Date kTenth{std::chrono::year(2026), std::chrono::month(12), std::chrono::day(10)};

class WorkStoreTest : public testing::Test {
 protected:
  Move checked(const std::string& dossier, PaperState household, Instant at) {
    Move move;
    move.dossier = dossier;
    move.at = at;
    move.papers = {{"id_card", PaperState::Handed, true, 1}, {"household", household, false, 0}};
    if (household != PaperState::Handed) move.until = kTenth;
    return move;
  }
  Move of(MoveKind kind, const std::string& dossier, Instant at) {
    Move move;
    move.dossier = dossier;
    move.kind = kind;
    move.at = at;
    return move;
  }
  void told(const std::string& id, DossierStatus status, Instant at) {
    store_.apply({{id, "lookup", "DIBAO.apply", status, at, "", ""}}, toIso(at));
  }
  std::vector<std::string> listed(Instant now) {
    std::vector<std::string> ids;
    for (const WorkItem& item : store_.work(now)) ids.push_back(item.dossier);
    return ids;
  }
  std::string lastAction() { return store_.auditRows(1).at(0).entry.action; }

  TerminalFolder folder_;
  CountyKeys keys_;
  Store store_{folder_.path(), keys_.terminal()};
  std::string zhang_ = store_.addCadre("张三", "代办员", kNine).cadre.id;
  SavedDossier saved_ = store_.saveDossier(zhangsan(), kNine);
};

TEST_F(WorkStoreTest, AMoveIsRecordEntryAndNoteInOne) {
  Move move = checked(saved_.id, PaperState::Missing, kNine + minutes(5));
  move.id = "01KAQ3T0000000000000000005";
  move.cadre = "somebody else";
  store_.record(move, zhang_);
  const JournalEntry entry = store_.outbox().back().entry;
  EXPECT_EQ(entry.kind, EntryKind::Move);
  EXPECT_EQ(entry.id, move.id);
  EXPECT_EQ(entry.at, move.at);
  EXPECT_EQ(entry.body,
            R"({"move":"01KAQ3T0000000000000000005","dossier":")" + saved_.id +
                R"(","kind":"checked","papers":[{"material":"id_card","state":"handed",)"
                R"("original_seen":true,"copies":1},{"material":"household","state":"missing",)"
                R"("original_seen":false,"copies":0}],"until":"2026-12-10","cadre":"张三"})");
  const AuditRow row = store_.auditRows(1).at(0);
  EXPECT_EQ(row.entry.action, "move checked");
  EXPECT_EQ(row.entry.subject, saved_.id);
  EXPECT_EQ(row.entry.cadre, zhang_);
  expectConsistent(folder_.path());
}

TEST_F(WorkStoreTest, AMoveThatCannotBeWholeLeavesNothing) {
  const auto entries = store_.outbox().size();
  const auto notes = store_.auditRows().size();
  const Move good = checked(saved_.id, PaperState::Handed, kNine);
  Move bad = good;
  bad.dossier = "01KAQ3T0000000000000000009";
  EXPECT_THROW(store_.record(bad, zhang_), std::invalid_argument);
  EXPECT_THROW(store_.record(good, "01KAQ3T0000000000000000009"), std::invalid_argument);
  bad = good;
  bad.papers[0].material = "\xff";
  EXPECT_THROW(store_.record(bad, zhang_), std::invalid_argument);
  bad = good;
  bad.papers[0].copies = -1;
  EXPECT_THROW(store_.record(bad, zhang_), std::invalid_argument);
  bad = good;
  bad.id = saved_.id;  // an id that the journal has
  EXPECT_THROW(store_.record(bad, zhang_), std::runtime_error);
  EXPECT_EQ(store_.outbox().size(), entries);
  EXPECT_EQ(store_.auditRows().size(), notes);
  expectConsistent(folder_.path());
}

TEST_F(WorkStoreTest, PapersThatFollowNeedAReasonThatIsNotedWithTheMove) {
  const Move move = checked(saved_.id, PaperState::Follows, kNine + minutes(5));
  const auto notes = store_.auditRows().size();
  EXPECT_THROW(store_.record(move, zhang_), std::invalid_argument);
  EXPECT_EQ(store_.auditRows().size(), notes);
  EXPECT_TRUE(store_.workDetail(saved_.id)->moves.empty());
  store_.record(move, zhang_, "hard-to-travel");
  const std::vector<AuditRow> rows = store_.auditRows(2);
  EXPECT_EQ(rows.at(0).entry.action, "move checked");
  EXPECT_EQ(rows.at(1).entry.action, "override papers-follow");
  EXPECT_EQ(rows.at(1).entry.subject, saved_.id);
  EXPECT_EQ(rows.at(1).entry.cadre, zhang_);
  EXPECT_EQ(rows.at(1).entry.reason, "hard-to-travel");
  EXPECT_TRUE(store_.verifyAudit().good);
  store_.record(checked(saved_.id, PaperState::Handed, kNine + minutes(6)), zhang_, "urgent");
  EXPECT_EQ(lastAction(), "move checked") << "nothing was overridden";
}

TEST_F(WorkStoreTest, HowTheResultWasDeliveredIsKeptWithTheMove) {
  Move move = of(MoveKind::Delivered, saved_.id, kNine);
  move.way = DeliveryWay::ByMail;
  store_.record(move, zhang_);
  EXPECT_THAT(store_.outbox().back().entry.body, testing::HasSubstr(R"(,"way":"mail"})"));
  EXPECT_EQ(store_.workDetail(saved_.id)->moves.at(0).way, DeliveryWay::ByMail);
}

TEST_F(WorkStoreTest, TheLinkStaysWhenTheAnswersAreClearedAndLiesInNoFileInClear) {
  EXPECT_EQ(store_.workDetail(saved_.id)->token, saved_.token);
  EXPECT_EQ(store_.find(saved_.code, "0013")->token, saved_.token);
  store_.next(10, 1 << 20);
  store_.taken({saved_.id}, kNine);
  ASSERT_EQ(store_.purge(kNine + days(8), 7), 1);
  EXPECT_EQ(store_.workDetail(saved_.id)->token, saved_.token)
      << "the receipt of a result that is handed over weeks later bears it too";
  EXPECT_TRUE(store_.workDetail(saved_.id)->consents.empty());
  store::Database db(folder_.path());
  store::Query row(db, "SELECT count(*) FROM dossier WHERE instr(token, ?) > 0", saved_.token);
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.integer(0), 0);
}

TEST_F(WorkStoreTest, WhatWasAgreedToIsToldWithTheAnswers) {
  NewDossier dossier = zhangsan();
  dossier.consents = {{"mandate", true}, {"financial", true}, {"health", false}};
  const std::string id = store_.saveDossier(dossier, kNine).id;
  EXPECT_THAT(store_.workDetail(id)->consents,
              testing::ElementsAre(testing::Pair("mandate", true), testing::Pair("financial", true),
                                   testing::Pair("health", false)));
}

TEST_F(WorkStoreTest, WhoLooksARequestUpHearsWhatTheLastCheckFound) {
  EXPECT_TRUE(store_.find(saved_.code, "0013")->papers.empty());
  store_.record(checked(saved_.id, PaperState::Missing, kNine + minutes(5)), zhang_);
  store_.record(of(MoveKind::Carried, saved_.id, kNine + minutes(6)), zhang_);
  const FoundDossier found = store_.find(saved_.code, "0013").value();
  ASSERT_EQ(found.papers.size(), 2U);
  EXPECT_EQ(found.papers[1].state, PaperState::Missing);
  EXPECT_EQ(found.until, kTenth);
}

TEST_F(WorkStoreTest, TwoConnectionsRecordOneAfterTheOther) {
  Store other(folder_.path(), keys_.terminal());
  for (int i = 0; i < 10; ++i) {
    store_.record(checked(saved_.id, PaperState::Missing, kNine + minutes(i)), zhang_);
    other.record(of(MoveKind::Carried, saved_.id, kNine + minutes(i)), zhang_);
  }
  EXPECT_EQ(store_.workDetail(saved_.id)->moves.size(), 20U);
  EXPECT_TRUE(store_.verifyAudit().good);
  expectConsistent(folder_.path());
}

TEST_F(WorkStoreTest, AnItemIsMaskedAndSaysHowItStands) {
  store_.record(checked(saved_.id, PaperState::Missing, kNine + minutes(5)), zhang_);
  const std::vector<WorkItem> items = store_.work(kNine + hours(1));
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].dossier, saved_.id);
  EXPECT_EQ(items[0].code, saved_.code);
  EXPECT_EQ(items[0].matter, "DIBAO.apply");
  EXPECT_EQ(items[0].applicant_masked, "张*");
  EXPECT_EQ(items[0].at, kNine);
  EXPECT_EQ(items[0].status, DossierStatus::Received);
  EXPECT_EQ(items[0].last_move, MoveKind::Checked);
  EXPECT_EQ(items[0].until, kTenth);
}

TEST_F(WorkStoreTest, TheListHoldsWhatWaitsForSomebody) {
  const Instant later = kNine + days(30);
  EXPECT_THAT(listed(later), testing::ElementsAre(saved_.id)) << "nobody has looked at it yet";
  store_.record(checked(saved_.id, PaperState::Handed, kNine + hours(1)), zhang_);
  EXPECT_THAT(listed(later), testing::ElementsAre(saved_.id)) << "it has to be carried";
  store_.record(of(MoveKind::Carried, saved_.id, kNine + hours(2)), zhang_);
  EXPECT_THAT(listed(later), testing::ElementsAre());
  EXPECT_THAT(listed(kNine + hours(3)), testing::ElementsAre(saved_.id)) << "it is today's";
  told(saved_.id, DossierStatus::SupplementRequested, kNine + days(1));
  EXPECT_THAT(listed(later), testing::ElementsAre(saved_.id)) << "it waits for papers";
  told(saved_.id, DossierStatus::Received, kNine + days(2));
  told(saved_.id, DossierStatus::Accepted, kNine + days(3));
  EXPECT_THAT(listed(later), testing::ElementsAre());
  told(saved_.id, DossierStatus::Closed, kNine + days(4));
  EXPECT_THAT(listed(later), testing::ElementsAre(saved_.id)) << "the result is here";
  store_.record(of(MoveKind::Delivered, saved_.id, later), zhang_);
  told(saved_.id, DossierStatus::Delivered, later);
  EXPECT_THAT(listed(later + days(1)), testing::ElementsAre());
}

TEST_F(WorkStoreTest, TodayIsTheHallsDay) {
  store_.record(checked(saved_.id, PaperState::Handed, kNine), zhang_);
  store_.record(of(MoveKind::Carried, saved_.id, kNine), zhang_);
  EXPECT_EQ(listed(instantFromIso("2026-11-23T15:59:59.000Z")).size(), 1U);
  EXPECT_EQ(listed(instantFromIso("2026-11-23T16:00:00.000Z")).size(), 0U) << "midnight there";
}

TEST_F(WorkStoreTest, TheNewestStandsFirst) {
  const std::string second = store_.saveDossier(zhangsan(), kNine + minutes(1)).id;
  EXPECT_THAT(listed(kNine + hours(1)), testing::ElementsAre(second, saved_.id));
}

TEST_F(WorkStoreTest, TheDetailIsMaskedFieldByField) {
  store_.record(checked(saved_.id, PaperState::Missing, kNine + minutes(5)), zhang_);
  store_.record(checked(saved_.id, PaperState::Follows, kNine + minutes(9)), zhang_, "urgent");
  store_.record(of(MoveKind::Carried, saved_.id, kNine + hours(1)), zhang_);
  const WorkDetail detail = store_.workDetail(saved_.id).value();
  EXPECT_EQ(detail.form_version, 1);
  EXPECT_TRUE(detail.revealable);
  EXPECT_THAT(detail.fields, testing::ElementsAre(testing::Pair("name", "张*"),
                                                  testing::Pair("id_number", "610622********0013"),
                                                  testing::Pair("phone", "138****5678"),
                                                  testing::Pair("address", "延水关镇地天堂村")));
  ASSERT_EQ(detail.moves.size(), 3U);
  EXPECT_EQ(detail.moves[0].cadre, "张三");
  EXPECT_EQ(detail.moves[2].kind, MoveKind::Carried);
  ASSERT_EQ(detail.papers.size(), 2U) << "of the last check, not of the carrying";
  EXPECT_EQ(detail.papers[1].state, PaperState::Follows);
  EXPECT_FALSE(store_.workDetail("01KAQ3T0000000000000000009"));
}

TEST_F(WorkStoreTest, AFieldThatNobodyCanTellIsHiddenWhole) {
  NewDossier dossier = zhangsan();
  dossier.fields.emplace_back("guardian_name", "张三");
  dossier.fields.emplace_back("nickname", "张三");
  dossier.fields.emplace_back("income", "1200");
  const std::string id = store_.saveDossier(dossier, kNine).id;
  const auto fields = store_.workDetail(id)->fields;
  EXPECT_EQ(fields.at(4).second, "张*");
  EXPECT_EQ(fields.at(5).second, "***");
  EXPECT_EQ(fields.at(6).second, "***");
}

TEST_F(WorkStoreTest, ARevealIsNotedWithItsReason) {
  const Secret shown =
      store_.reveal(zhang_, saved_.id, "phone", "打电话通知补材料", kNine + minutes(1));
  EXPECT_EQ(shown.view(), "13800005678");
  const AuditRow row = store_.auditRows(1).at(0);
  EXPECT_EQ(row.entry.action, "reveal phone");
  EXPECT_EQ(row.entry.subject, saved_.id);
  EXPECT_EQ(row.entry.reason, "打电话通知补材料");
  EXPECT_EQ(row.entry.cadre, zhang_);
}

TEST_F(WorkStoreTest, NoRevealWithoutReasonAccountFieldOrCopy) {
  const std::size_t notes = store_.auditRows().size();
  EXPECT_THROW(store_.reveal(zhang_, saved_.id, "phone", "", kNine), std::invalid_argument);
  EXPECT_THROW(store_.reveal("x", saved_.id, "phone", "y", kNine), std::invalid_argument);
  EXPECT_THROW(store_.reveal(zhang_, saved_.id, "none", "y", kNine), std::invalid_argument);
  store_.next(10, 1 << 20);
  store_.taken({saved_.id}, kNine);
  ASSERT_EQ(store_.purge(kNine + days(8), 7), 1);
  EXPECT_THROW(store_.reveal(zhang_, saved_.id, "phone", "y", kNine), CopyGone);
  EXPECT_EQ(store_.auditRows().size(), notes);
}

TEST_F(WorkStoreTest, ANoteThatCannotBeWrittenShowsNothing) {
  store::Database db(folder_.path());
  db.sqlite().exec(
      "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT raise(ABORT, 'x'); END");
  EXPECT_THROW(store_.reveal(zhang_, saved_.id, "phone", "y", kNine), std::runtime_error);
  EXPECT_THROW(store_.record(of(MoveKind::Carried, saved_.id, kNine), zhang_), std::runtime_error);
  EXPECT_EQ(store_.outbox().size(), 1U) << "nor is a move kept";
  EXPECT_TRUE(store_.workDetail(saved_.id)->moves.empty());
}

TEST_F(WorkStoreTest, APurgedDossierIsListedWithoutNameAndCode) {
  store_.taken({saved_.id}, kNine);
  store_.purge(kNine + days(8), 7);
  const WorkDetail detail = store_.workDetail(saved_.id).value();
  EXPECT_FALSE(detail.revealable);
  EXPECT_TRUE(detail.fields.empty());
  EXPECT_EQ(detail.item.code, "");
  EXPECT_EQ(detail.item.applicant_masked, "");
  EXPECT_EQ(detail.item.matter, "DIBAO.apply");
  EXPECT_EQ(listed(kNine + days(8)).size(), 1U);
}

TEST_F(WorkStoreTest, ADossierOfTheVillagesOtherTerminalCanBeCheckedHere) {
  const std::string id = "01KAQ3T0000000000000000007";
  told(id, DossierStatus::Received, kNine + hours(1));
  store_.record(checked(id, PaperState::Handed, kNine + hours(2)), zhang_);
  const WorkDetail detail = store_.workDetail(id).value();
  EXPECT_EQ(detail.form_version, 0);
  EXPECT_FALSE(detail.revealable);
  EXPECT_EQ(detail.token, "");
  EXPECT_EQ(detail.papers.size(), 2U);
}

TEST_F(WorkStoreTest, ADossierIsReceivedASecondTimeAfterASupplement) {
  const auto statuses = [&] {
    std::vector<DossierStatus> all;
    const auto found = store_.find(saved_.code, "0013");
    for (const StatusChange& change : found.value().history) all.push_back(change.status);
    return all;
  };
  const std::vector<StatusChange> feed{
      {saved_.id, "l", "m", DossierStatus::Received, kNine + hours(1), "", ""},
      {saved_.id, "l", "m", DossierStatus::SupplementRequested, kNine + hours(2), "", ""},
      {saved_.id, "l", "m", DossierStatus::Received, kNine + hours(3), "", ""}};
  for (int i = 0; i < 2; ++i) {
    store_.apply(feed, "c");  // the second time as after a cursor was lost
    EXPECT_THAT(statuses(),
                testing::ElementsAre(DossierStatus::Received, DossierStatus::SupplementRequested,
                                     DossierStatus::Received));
  }
}

}  // namespace
}  // namespace bianmin
