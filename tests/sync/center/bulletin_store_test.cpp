// What is kept for terminals to fetch, in either database: who sees what, and from when on.
#include "sync/center/store/bulletin_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sync/center/postgres_fixture.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {
namespace {

using std::chrono::minutes;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kCounty = "610622";
constexpr const char* kTown = "610622101";
const Date kDay = dateFromIso("2026-11-23");

class BulletinStoreContract : public testing::TestWithParam<Dialect> {
 protected:
  BulletinStoreContract() : store_(empty_.open()()), bulletins_(store_->db()) {}

  void publish(std::uint64_t n, const ToldTo& to, const char* until = "2026-11-30") {
    KeptNotice kept;
    kept.notice = {ulid(n), "停电", "周六上午", kDay, dateFromIso(until), Notice::For::Residents};
    kept.to = to;
    kept.published_at = kNow;
    kept.published_by = "张三";
    bulletins_.publish(kept);
  }
  std::vector<std::string> idsFor(const std::string& village, const std::string& terminal) {
    std::vector<std::string> ids;
    for (const Notice& n : bulletins_.noticesFor(village, terminal, kDay, 100)) ids.push_back(n.id);
    return ids;
  }
  bool add(std::uint64_t n, const ToldTo& at, const std::string& name = "王五") {
    KeptCadre cadre;
    cadre.account = ulid(n);
    cadre.at = at;
    cadre.name = name;
    cadre.post = "代办员";
    cadre.pin_locked = "locked";
    cadre.created_at = kNow;
    cadre.created_by = "张三";
    return bulletins_.addCadre(cadre);
  }
  std::vector<std::string> cadresFor(const std::string& village, const std::string& terminal) {
    std::vector<std::string> ids;
    for (const KeptCadre& c : bulletins_.cadresFor(village, terminal, 100)) {
      ids.push_back(c.account);
    }
    return ids;
  }

  EmptyStore empty_{GetParam()};
  std::unique_ptr<CenterStore> store_;
  BulletinStore bulletins_;
};

TEST_P(BulletinStoreContract, ATerminalSeesItsCountysTownsVillagesAndOwnNotices) {
  publish(1, {kCounty, ""});
  publish(2, {kTown, ""});
  publish(3, {kVillageA, ""});
  publish(4, {kVillageA, "a"});
  publish(5, {kVillageB, ""});
  publish(6, {"610623", ""});
  EXPECT_THAT(idsFor(kVillageA, "a"), ElementsAre(ulid(4), ulid(3), ulid(2), ulid(1)));
  EXPECT_THAT(idsFor(kVillageA, "a2"), ElementsAre(ulid(3), ulid(2), ulid(1)));
  EXPECT_THAT(idsFor(kVillageB, "b"), ElementsAre(ulid(5), ulid(2), ulid(1)));
  EXPECT_THAT(idsFor(kTown, "town"), ElementsAre(ulid(2), ulid(1)));
  EXPECT_THAT(idsFor("610623101201", "x"), ElementsAre(ulid(6)));
}

TEST_P(BulletinStoreContract, ANoticeEndsWithItsLastDayOrWhenItIsWithdrawn) {
  publish(1, {kCounty, ""}, "2026-11-22");
  publish(2, {kCounty, ""}, "2026-11-23");
  publish(3, {kCounty, ""});
  EXPECT_THAT(idsFor(kVillageA, "a"), ElementsAre(ulid(3), ulid(2)));
  EXPECT_TRUE(bulletins_.withdraw(ulid(3), kNow, "李四"));
  EXPECT_FALSE(bulletins_.withdraw(ulid(3), kNow, "李四"));
  EXPECT_FALSE(bulletins_.withdraw(ulid(9), kNow, "李四"));
  EXPECT_THAT(idsFor(kVillageA, "a"), ElementsAre(ulid(2)));
  EXPECT_EQ(bulletins_.notice(ulid(3), kCounty)->withdrawn_by, "李四");
  EXPECT_EQ(bulletins_.notice(ulid(3), kCounty)->withdrawn_at, kNow);
}

TEST_P(BulletinStoreContract, WhatLiesOutsideOfTheAreaDoesNotExist) {
  publish(1, {kTown, ""});
  publish(2, {kVillageA, "a"});
  publish(3, {kCounty, ""});
  EXPECT_TRUE(bulletins_.notice(ulid(1), kTown));
  EXPECT_FALSE(bulletins_.notice(ulid(1), kVillageA));
  EXPECT_FALSE(bulletins_.notice(ulid(3), kTown));
  std::vector<std::string> ids;
  for (const KeptNotice& kept : bulletins_.notices(kTown, "", 10)) ids.push_back(kept.notice.id);
  EXPECT_THAT(ids, ElementsAre(ulid(2), ulid(1)));
  EXPECT_EQ(bulletins_.notices(kCounty, ulid(3), 1).at(0).notice.id, ulid(2));
  EXPECT_THAT(bulletins_.notices(kCounty, ulid(1), 10), IsEmpty());
}

TEST_P(BulletinStoreContract, ARevisionGrowsForThoseWhoAreTold) {
  EXPECT_EQ(bulletins_.newest(), 0);
  EXPECT_EQ(bulletins_.revisionFor(kVillageA, "a"), 0);
  publish(1, {kVillageA, ""});
  const std::int64_t first = bulletins_.revisionFor(kVillageA, "a");
  EXPECT_GT(first, 0);
  EXPECT_EQ(bulletins_.newest(), first);
  EXPECT_EQ(bulletins_.revisionFor(kVillageB, "b"), 0);
  // The same millisecond again, and a clock that went back.
  bulletins_.raise({kVillageA, "a"}, kNow);
  const std::int64_t second = bulletins_.revisionFor(kVillageA, "a");
  EXPECT_GT(second, first);
  EXPECT_EQ(bulletins_.revisionFor(kVillageA, "a2"), first);
  bulletins_.raise({kCounty, ""}, kNow - minutes(5));
  EXPECT_GT(bulletins_.revisionFor(kVillageA, "a"), second);
  EXPECT_EQ(bulletins_.revisionFor(kVillageB, "b"), bulletins_.newest());
  EXPECT_EQ(bulletins_.revisionFor("610623101201", "x"), 0);
  bulletins_.raise(kEverybody, kNow);
  EXPECT_EQ(bulletins_.revisionFor("610623101201", "x"), bulletins_.newest());
}

TEST_P(BulletinStoreContract, AVillagesCodeIsNoTerminalsName) {
  bulletins_.raise({kVillageA, ""}, kNow);
  EXPECT_EQ(bulletins_.revisionFor(kVillageB, kVillageA), 0);
}

TEST_P(BulletinStoreContract, CadresBelongToAPlaceOrToATerminal) {
  EXPECT_TRUE(add(1, {kVillageA, ""}));
  EXPECT_TRUE(add(2, {kVillageA, "a"}));
  EXPECT_TRUE(add(3, {kTown, ""}));
  EXPECT_FALSE(add(4, {kVillageA, ""})) << "one of that name is there";
  EXPECT_TRUE(add(5, {kVillageA, ""}, "李四"));
  EXPECT_THAT(cadresFor(kVillageA, "a"), ElementsAre(ulid(1), ulid(2), ulid(3), ulid(5)));
  EXPECT_THAT(cadresFor(kVillageA, "a2"), ElementsAre(ulid(1), ulid(3), ulid(5)));
  EXPECT_THAT(cadresFor(kVillageB, "b"), ElementsAre(ulid(3)));
  EXPECT_FALSE(bulletins_.cadre(ulid(3), kVillageA));
  EXPECT_EQ(bulletins_.cadres(kVillageA, 10).size(), 3u);
}

TEST_P(BulletinStoreContract, ARemovedCadreIsToldAsRemovedAndItsPinIsGone) {
  add(1, {kVillageA, ""});
  const std::int64_t before = bulletins_.revisionFor(kVillageA, "a");
  EXPECT_TRUE(bulletins_.resetPin(ulid(1), "other", kNow));
  EXPECT_EQ(bulletins_.cadre(ulid(1), kCounty)->pin_revision, 2);
  EXPECT_EQ(bulletins_.cadre(ulid(1), kCounty)->pin_locked, "other");
  const std::int64_t reset = bulletins_.revisionFor(kVillageA, "a");
  EXPECT_GT(reset, before);
  EXPECT_TRUE(bulletins_.removeCadre(ulid(1), kNow));
  EXPECT_FALSE(bulletins_.removeCadre(ulid(1), kNow));
  EXPECT_FALSE(bulletins_.resetPin(ulid(1), "third", kNow));
  EXPECT_GT(bulletins_.revisionFor(kVillageA, "a"), reset);
  EXPECT_THAT(bulletins_.cadres(kCounty, 10), IsEmpty());
  const auto told = bulletins_.cadresFor(kVillageA, "a", 10);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_TRUE(told[0].removed_at);
  EXPECT_EQ(told[0].pin_locked, "");
  EXPECT_TRUE(add(2, {kVillageA, ""})) << "the name is free again";
}

TEST_P(BulletinStoreContract, OnlyTheLastReportIsKept) {
  const Terminal terminal = enrolled(*store_, "a", kVillageA, "AB1");
  EXPECT_FALSE(bulletins_.report("a"));
  KeptReport report{kNow + minutes(3), kNow, "1.4.0", 5, 2, "old", "near-end", 900, 3, 1};
  bulletins_.keepReport(terminal.id, report);
  report.printer = "ready";
  report.waiting = 0;
  bulletins_.keepReport(terminal.id, report);
  const auto kept = bulletins_.report("a");
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->skew(), minutes(3));
  EXPECT_EQ(kept->version, "1.4.0");
  EXPECT_EQ(kept->bulletin, 5);
  EXPECT_EQ(kept->pack, 2);
  EXPECT_EQ(kept->pack_problem, "old");
  EXPECT_EQ(kept->printer, "ready");
  EXPECT_EQ(kept->disk_free_mb, 900);
  EXPECT_EQ(kept->waiting, 0);
  EXPECT_EQ(kept->parked, 1);
}

TEST(BulletinSignalTest, AnotherProcessOnPostgresqlIsTold) {
  const PostgresDatabase database;
  const StoreFactory stores = openStore(database.url());
  const auto signal = stores.changes();
  ASSERT_TRUE(signal);
  EXPECT_TRUE(signal->wait(std::chrono::seconds(30))) << "the first look may find anything";
  EXPECT_FALSE(signal->wait(std::chrono::milliseconds(0)));
  const auto store = stores();
  BulletinStore(store->db()).raise({kVillageA, ""}, kNow);
  EXPECT_TRUE(signal->wait(std::chrono::seconds(30)));
}

INSTANTIATE_TEST_SUITE_P(Backends, BulletinStoreContract,
                         testing::Values(Dialect::Sqlite, Dialect::Postgres),
                         [](const auto& tested) {
                           return tested.param == Dialect::Sqlite ? "Sqlite" : "Postgres";
                         });

}  // namespace
}  // namespace bianmin::center
