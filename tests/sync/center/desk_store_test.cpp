// What the desk asks of either database: accounts, sessions, waits, forms, worklists, search keys.
#include "sync/center/store/desk_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sync/center/store/staff_store.h"
#include "tests/sync/center/postgres_fixture.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class DeskStoreContract : public testing::TestWithParam<Dialect> {
 protected:
  DeskStoreContract() : store_(empty_.open()()), staff_(store_->db()), desk_(store_->db()) {}

  std::int64_t account(const std::string& name) {
    StaffAccount a;
    a.name = name;
    a.full_name = "张三";
    a.role = DeskRole::TownClerk;
    a.area = "610622101";
    a.password = "hash";
    a.created_at = kNow;
    return staff_.add(a).value();
  }
  void request(std::uint64_t n, const std::string& village) {
    const std::string serial = "S" + village;
    if (!store_->terminalBySerial(serial)) enrolled(*store_, "t" + village, village, serial);
    ingestOne(*store_, *store_->terminalBySerial(serial), dossierEntry(n));
  }
  void move(std::uint64_t n, DossierStatus to, std::optional<std::string> due = {}) {
    ASSERT_EQ(store_->moveDossier({ulid(n), to, "", kNow, "张三", due}).kind,
              MoveResult::Kind::Moved);
  }
  std::vector<std::string> ids(WorklistQuery query) {
    if (query.scope.area.empty()) query.scope.area = "610622";
    query.today = "2026-11-23";
    query.soon = "2026-11-26";
    std::vector<std::string> found;
    for (const DeskRow& row : desk_.worklist(query)) found.push_back(row.dossier.id);
    EXPECT_EQ(desk_.count(query, 1000), static_cast<std::int64_t>(found.size()));
    return found;
  }
  std::chrono::milliseconds count(const std::vector<MissCount>& counts, Instant now) {
    return staff_.countTries(counts, now);
  }
  WorklistQuery of(Worklist list) {
    WorklistQuery query;
    query.list = list;
    return query;
  }

  EmptyStore empty_{GetParam()};
  std::unique_ptr<CenterStore> store_;
  StaffStore staff_;
  DeskStore desk_;
};

TEST_P(DeskStoreContract, ANameIsGivenOnceEvenAfterItsRemoval) {
  const std::int64_t id = account("zhangsan");
  EXPECT_FALSE(staff_.add(*staff_.byId(id)));
  EXPECT_EQ(staff_.byName("zhangsan")->role, DeskRole::TownClerk);
  EXPECT_TRUE(staff_.byName("zhangsan")->must_change);
  staff_.openSession("token", {id, SessionStage::Open, kNow, kNow});
  EXPECT_TRUE(staff_.remove("zhangsan", kNow));
  EXPECT_FALSE(staff_.remove("zhangsan", kNow));
  EXPECT_FALSE(staff_.byName("zhangsan"));
  EXPECT_FALSE(staff_.byId(id));
  EXPECT_FALSE(staff_.session("token"));
  EXPECT_THAT(staff_.all(), IsEmpty());
}

TEST_P(DeskStoreContract, ANewPasswordEndsTheSessions) {
  const std::int64_t id = account("zhangsan");
  staff_.openSession("token", {id, SessionStage::Code, kNow, kNow});
  EXPECT_EQ(staff_.session("token")->stage, SessionStage::Code);
  staff_.seeSession("token", kNow + minutes(5));
  EXPECT_EQ(staff_.session("token")->seen_at, kNow + minutes(5));
  staff_.setPassword(id, "other", false);
  EXPECT_FALSE(staff_.session("token"));
  EXPECT_FALSE(staff_.byId(id)->must_change);
}

TEST_P(DeskStoreContract, SessionsOfRestAndAgeArePruned) {
  const std::int64_t id = account("zhangsan");
  staff_.openSession("rested", {id, SessionStage::Open, kNow, kNow});
  staff_.openSession("old", {id, SessionStage::Open, kNow - minutes(700), kNow + minutes(20)});
  staff_.openSession("good", {id, SessionStage::Open, kNow, kNow + minutes(20)});
  staff_.pruneSessions(kNow + minutes(10), kNow - minutes(600));
  EXPECT_FALSE(staff_.session("rested"));
  EXPECT_FALSE(staff_.session("old"));
  EXPECT_TRUE(staff_.session("good"));
}

TEST_P(DeskStoreContract, ACodesCounterIsTakenOnce) {
  const std::int64_t id = account("zhangsan");
  staff_.setPendingCode(id, "locked");
  EXPECT_EQ(staff_.byId(id)->code_secret, "");
  EXPECT_FALSE(staff_.confirmCode(id, "another", 100));
  EXPECT_TRUE(staff_.confirmCode(id, staff_.byId(id)->code_pending, 100));
  EXPECT_FALSE(staff_.confirmCode(id, staff_.byId(id)->code_pending, 100)) << "twice";
  EXPECT_EQ(staff_.byId(id)->code_secret, "locked");
  EXPECT_EQ(staff_.byId(id)->code_pending, "");
  EXPECT_FALSE(staff_.useCode(id, 100));
  EXPECT_FALSE(staff_.useCode(id, 99));
  EXPECT_TRUE(staff_.useCode(id, 101));
  EXPECT_FALSE(staff_.useCode(id, 101));
}

TEST_P(DeskStoreContract, WaitsDoubleAndEnd) {
  const MissRule rule{2, seconds(10), seconds(30)};
  const auto wait = [&](seconds at) { return count({{"name:x", rule}}, kNow + at); };
  EXPECT_EQ(wait(seconds(0)).count(), 0);
  EXPECT_EQ(wait(seconds(0)).count(), 0);
  EXPECT_EQ(wait(seconds(1)), seconds(9));
  EXPECT_EQ(wait(seconds(10)).count(), 0);
  EXPECT_EQ(wait(seconds(11)), seconds(19));
  EXPECT_EQ(wait(seconds(30)).count(), 0);
  EXPECT_EQ(wait(seconds(31)), seconds(29));  // no longer than the longest
  EXPECT_EQ(count({{"name:y", rule}}, kNow + seconds(31)).count(), 0);
  staff_.forgetTries("name:x");
  EXPECT_EQ(wait(seconds(31)).count(), 0);
}

TEST_P(DeskStoreContract, ATryThatWaitsIsCountedUnderNothing) {
  const MissRule narrow{1, seconds(10), seconds(10)};
  const MissRule wide{3, seconds(10), seconds(10)};
  const std::vector<MissCount> both{{"pair:x:a", narrow}, {"name:x", wide}};
  EXPECT_EQ(count(both, kNow).count(), 0);
  for (int i = 0; i < 9; ++i) EXPECT_EQ(count(both, kNow), seconds(10));
  // Somebody else with that name is not kept out by the nine that waited.
  EXPECT_EQ(count({{"pair:x:b", narrow}, {"name:x", wide}}, kNow).count(), 0);
  EXPECT_EQ(count({{"pair:x:c", narrow}, {"name:x", wide}}, kNow).count(), 0);
  EXPECT_EQ(count({{"pair:x:d", narrow}, {"name:x", wide}}, kNow), seconds(10));
  staff_.forgetTriesBelow("pair:x:");
  staff_.forgetTries("name:x");
  EXPECT_EQ(count(both, kNow).count(), 0);
}

TEST_P(DeskStoreContract, SoManySessionsAtOnceAndTheOldestEnds) {
  const std::int64_t id = account("zhangsan");
  const std::int64_t other = account("lisi");
  staff_.openSession("others", {other, SessionStage::Open, kNow, kNow});
  for (int i = 0; i < 4; ++i) {
    const std::string n = std::to_string(i);
    staff_.openSession("open" + n, {id, SessionStage::Open, kNow + seconds(i), kNow + seconds(i)});
  }
  EXPECT_FALSE(staff_.session("open0"));
  EXPECT_TRUE(staff_.session("open1"));
  EXPECT_TRUE(staff_.session("open3"));
  EXPECT_TRUE(staff_.session("others"));
  // Whoever knows the password only ends nobody's work.
  for (int i = 0; i < 5; ++i) {
    staff_.openSession("half" + std::to_string(i),
                       {id, SessionStage::Code, kNow + minutes(i), kNow + minutes(i)});
  }
  EXPECT_TRUE(staff_.session("open1"));
  EXPECT_FALSE(staff_.session("half1"));
  EXPECT_TRUE(staff_.session("half2"));
}

TEST_P(DeskStoreContract, ATryThatWasRightIsTakenBack) {
  const MissRule rule{2, seconds(10), seconds(30)};
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(count({{"address:a", rule}}, kNow).count(), 0) << i;
    staff_.forgiveTry("address:a");
  }
}

TEST_P(DeskStoreContract, AFormIsClaimedOnceAndTellsItsResultToWhoSentIt) {
  const std::int64_t id = account("zhangsan");
  EXPECT_TRUE(staff_.claimForm("form", id, kNow));
  EXPECT_FALSE(staff_.claimForm("form", id, kNow));
  staff_.finishForm("form", "办好了");
  EXPECT_EQ(staff_.formResult("form", id), "办好了");
  EXPECT_EQ(staff_.formResult("form", id + 1), "");
}

TEST_P(DeskStoreContract, EachListHasWhatItSays) {
  const std::int64_t me = account("zhangsan");
  for (std::uint64_t n = 1; n <= 6; ++n) request(n, kVillageA);
  move(2, DossierStatus::Accepted, "2026-11-20");
  move(3, DossierStatus::Accepted, "2026-11-25");
  move(4, DossierStatus::Accepted, "2026-12-25");
  move(5, DossierStatus::SupplementRequested);
  move(6, DossierStatus::Withdrawn);
  EXPECT_TRUE(desk_.assign(ulid(3), std::nullopt, me));
  EXPECT_TRUE(desk_.assign(ulid(2), std::nullopt, me));
  WorklistQuery mine = of(Worklist::Mine);
  mine.me = me;
  EXPECT_THAT(ids(mine), ElementsAre(ulid(2), ulid(3)));
  EXPECT_THAT(ids(of(Worklist::Overdue)), ElementsAre(ulid(2)));
  EXPECT_THAT(ids(of(Worklist::DueSoon)), ElementsAre(ulid(3)));
  EXPECT_THAT(ids(of(Worklist::InTime)), ElementsAre(ulid(4)));
  EXPECT_THAT(ids(of(Worklist::Unassigned)), ElementsAre(ulid(4), ulid(1), ulid(5)));
  EXPECT_THAT(ids(of(Worklist::Received)), ElementsAre(ulid(1)));
  EXPECT_THAT(ids(of(Worklist::Supplement)), ElementsAre(ulid(5)));
  EXPECT_THAT(ids(of(Worklist::All)),
              ElementsAre(ulid(6), ulid(5), ulid(4), ulid(3), ulid(2), ulid(1)));
}

// The lists of a town and of a village have statements and indexes of their own.
TEST_P(DeskStoreContract, EachListIsTheSameForCountyTownAndVillage) {
  const std::int64_t me = account("zhangsan");
  for (std::uint64_t n = 1; n <= 5; ++n) request(n, kVillageA);
  for (std::uint64_t n = 11; n <= 15; ++n) request(n, "610622102201");
  for (const std::uint64_t base : {0u, 10u}) {
    move(base + 2, DossierStatus::Accepted, "2026-11-20");
    move(base + 3, DossierStatus::Accepted, "2026-11-25");
    move(base + 4, DossierStatus::Accepted, "2026-12-25");
    move(base + 5, DossierStatus::SupplementRequested);
    EXPECT_TRUE(desk_.assign(ulid(base + 3), std::nullopt, me));
  }
  for (int list = 0; list < kWorklists; ++list) {
    WorklistQuery query = of(static_cast<Worklist>(list));
    query.me = me;
    std::vector<std::string> here;
    for (const std::string& id : ids(query)) {
      if (id < ulid(10)) here.push_back(id);
    }
    for (const char* area : {"610622101", kVillageA}) {
      query.scope.area = area;
      EXPECT_EQ(ids(query), here) << "list " << list << " of " << area;
    }
  }
}

TEST_P(DeskStoreContract, NothingOutsideOfTheScopeIsSeen) {
  request(1, kVillageA);
  request(2, kVillageB);
  request(3, "610623101201");
  WorklistQuery village = of(Worklist::All);
  village.scope.area = kVillageA;
  EXPECT_THAT(ids(village), ElementsAre(ulid(1)));
  WorklistQuery county = of(Worklist::All);
  county.scope.area = "610622";
  EXPECT_THAT(ids(county), ElementsAre(ulid(2), ulid(1)));
  county.scope.matters = {"PENSION.claim"};
  EXPECT_THAT(ids(county), IsEmpty());
  county.scope.matters = {"PENSION.claim", "DIBAO.apply"};
  EXPECT_THAT(ids(county), SizeIs(2));
  EXPECT_TRUE(desk_.request(ulid(1), {kVillageA, {}}));
  EXPECT_FALSE(desk_.request(ulid(2), {kVillageA, {}}));
  EXPECT_FALSE(desk_.request(ulid(1), {kVillageA, {"PENSION.claim"}}));
}

TEST_P(DeskStoreContract, APageBeginsAfterTheLastRowOfTheOneBefore) {
  for (std::uint64_t n = 1; n <= 5; ++n) request(n, kVillageA);
  move(4, DossierStatus::Accepted, "2026-11-20");
  move(5, DossierStatus::Accepted, "2026-11-20");
  WorklistQuery query = of(Worklist::Unassigned);
  query.scope.area = "610622";
  query.limit = 2;
  const auto page = [&](const PageKey& after) {
    query.after = after;
    std::vector<std::string> found;
    for (const DeskRow& row : desk_.worklist(query)) found.push_back(row.dossier.id);
    return found;
  };
  EXPECT_THAT(page({}), ElementsAre(ulid(4), ulid(5)));
  EXPECT_THAT(page({"2026-11-20", ulid(5)}), ElementsAre(ulid(1), ulid(2)));
  EXPECT_THAT(page({"9999", ulid(2)}), ElementsAre(ulid(3)));
  EXPECT_EQ(desk_.count(query, 3), 3);
}

TEST_P(DeskStoreContract, OnlyWhoKnowsWhoHasItHandsItOver) {
  const std::int64_t one = account("one");
  const std::int64_t two = account("two");
  request(1, kVillageA);
  EXPECT_TRUE(desk_.assign(ulid(1), std::nullopt, one));
  EXPECT_FALSE(desk_.assign(ulid(1), std::nullopt, two));
  EXPECT_TRUE(desk_.assign(ulid(1), one, two));
  EXPECT_TRUE(desk_.assign(ulid(1), two, std::nullopt));
  EXPECT_FALSE(desk_.request(ulid(1), {"610622", {}})->assignee);
}

TEST_P(DeskStoreContract, SearchKeysAreMadeOnceAndFindWithinTheScope) {
  request(1, kVillageA);
  request(2, kVillageB);
  EXPECT_THAT(desk_.unindexed(10), SizeIs(2));
  desk_.addKeys({ulid(1), ulid(2)}, {{ulid(1), "key"}, {ulid(2), "key"}, {ulid(2), "other"}});
  desk_.addKeys({ulid(1)}, {{ulid(1), "key"}});
  EXPECT_THAT(desk_.unindexed(10), IsEmpty());
  WorklistQuery query = of(Worklist::All);
  query.scope.area = "610622";
  query.found_key = "key";
  EXPECT_THAT(desk_.worklist(query), SizeIs(2));
  query.after.id = ulid(2);
  EXPECT_THAT(desk_.worklist(query), SizeIs(1));
  query.after.id = "";
  query.scope.area = kVillageB;
  EXPECT_THAT(desk_.worklist(query), SizeIs(1));
  query.found_key = "nobody";
  EXPECT_THAT(desk_.worklist(query), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Backends, DeskStoreContract,
                         testing::Values(Dialect::Sqlite, Dialect::Postgres),
                         [](const auto& tested) {
                           return tested.param == Dialect::Sqlite ? "Sqlite" : "Postgres";
                         });

}  // namespace
}  // namespace bianmin::center
