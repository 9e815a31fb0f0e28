// The county's bulletin: notices, and accounts that the county keeps.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/store/database.h"
#include "kiosk/store/store.h"
#include "kiosk/store/store_journal.h"
#include "sync/seal/pin.h"
#include "tests/kiosk/store/terminal_folder.h"

namespace bianmin {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string kAccount = "01KAQ6JZ0N4Y8V2T9C3M000001";
const std::string kOther = "01KAQ6JZ0N4Y8V2T9C3M000002";

StoreKeys withUnlock(const CountyKeys& keys) {
  StoreKeys all = keys.terminal();
  all.unlock = seal::derive(keys.village, "unlock", "demo-01");
  return all;
}

class BulletinTest : public testing::Test {
 protected:
  std::string locked(const std::string& pin) const {
    return seal::toBase64(seal::lock(*all_.unlock, pin));
  }
  CadreOrder order(const std::string& pin, std::int64_t revision) const {
    return {kAccount, "李四", "村支书", false, pin.empty() ? "" : locked(pin), revision};
  }
  // A bulletin with these accounts and the next revision.
  void tell(std::vector<CadreOrder> cadres) {
    store_.apply({++revision_, {}, std::move(cadres), 0}, kNine);
  }
  std::vector<std::string> names() {
    std::vector<std::string> all;
    for (const CadreName& cadre : store_.cadres()) all.push_back(cadre.name + " " + cadre.post);
    return all;
  }
  bool fits(const std::string& pin) {
    return store_.signIn(kAccount, pin, kNine).kind == SignIn::Kind::Done;
  }
  // By whom and what, sign-ins left out.
  std::vector<std::string> noted() {
    std::vector<std::string> all;
    for (const AuditRow& row : store_.auditRows())
      if (!row.entry.action.starts_with("sign-in"))
        all.push_back(row.entry.cadre + " " + row.entry.action);
    return all;
  }

  TerminalFolder folder_;
  CountyKeys keys_;
  StoreKeys all_ = withUnlock(keys_);
  Store store_{folder_.path(), all_};
  std::int64_t revision_ = 0;
};

TEST_F(BulletinTest, TheWholeOfItIsKeptAndReplaced) {
  EXPECT_EQ(store_.bulletin(), Bulletin{});
  const Notice water{"01",
                     "停水通知",
                     "明天停水。\n后天来水。",
                     kMonday,
                     daysAfter(kMonday, 3),
                     Notice::For::Residents};
  const Notice meeting{"02", "开会", "镇政府。", kMonday, kMonday, Notice::For::Cadres};
  store_.apply({7, {water, meeting}, {}, 4}, kNine);
  Store later(folder_.path(), std::nullopt);
  EXPECT_EQ(later.bulletinRevision(), 7);
  EXPECT_EQ(later.bulletin(), (Bulletin{7, {water, meeting}, {}, 4}));
  store_.apply({8, {meeting}, {}, 0}, kNine);
  EXPECT_EQ(later.bulletin(), (Bulletin{8, {meeting}, {}, 0}));
}

TEST_F(BulletinTest, AnAccountOfTheCountysSignsInWithTheCountysPin) {
  tell({order("135790", 1)});
  EXPECT_THAT(names(), ElementsAre("李四 村支书"));
  EXPECT_TRUE(fits("135790"));
  EXPECT_THAT(noted(), ElementsAre("county account-added", "county pin-reset"));
  EXPECT_TRUE(store_.verifyAudit().good);
  EXPECT_EQ(bytesOf(folder_.path() / "terminal.db").find("135790"), std::string::npos);
  EXPECT_EQ(bytesOf(folder_.path() / "terminal.db-wal").find("135790"), std::string::npos);
}

TEST_F(BulletinTest, ToldAgainNothingChanges) {
  tell({order("135790", 1)});
  const std::size_t notes = noted().size();
  tell({order("135790", 1)});
  tell({order("", 1)});
  EXPECT_EQ(noted().size(), notes);
  EXPECT_TRUE(fits("135790"));
}

TEST_F(BulletinTest, OnlyANewerPinReplacesThePin) {
  tell({order("135790", 2)});
  tell({order("111111", 1)});
  EXPECT_TRUE(fits("135790"));
  tell({order("246802", 3)});
  EXPECT_TRUE(fits("246802"));
  EXPECT_FALSE(fits("135790"));
}

TEST_F(BulletinTest, ANewPinEndsTheWait) {
  tell({order("135790", 1)});
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(fits("000000"));
  EXPECT_EQ(store_.signIn(kAccount, "135790", kNine).kind, SignIn::Kind::Wait);
  tell({order("246802", 2)});
  EXPECT_TRUE(fits("246802"));
}

TEST_F(BulletinTest, RenamedKeepsItsPin) {
  tell({order("135790", 1)});
  CadreOrder renamed = order("135790", 1);
  renamed.post = "代办员";
  tell({renamed});
  EXPECT_THAT(names(), ElementsAre("李四 代办员"));
  EXPECT_TRUE(fits("135790"));
  EXPECT_EQ(noted().back(), "county account-renamed");
}

TEST_F(BulletinTest, ALostStationKeyKeepsNothingBack) {
  tell({order("135790", 1)});
  StoreKeys other = all_;
  other.station = seal::randomKey();
  Store after(folder_.path(), other);
  const Notice water{"01", "停水通知", "明天停水。", kMonday, kMonday, Notice::For::Residents};
  after.apply({++revision_, {water}, {order("246802", 2)}, 0}, kNine);
  EXPECT_EQ(after.bulletin().notices.size(), 1U);
  ASSERT_EQ(after.cadres().size(), 1U);
  EXPECT_EQ(after.cadres().front().name, "李四");
  EXPECT_EQ(after.signIn(kAccount, "246802", kNine).kind, SignIn::Kind::Done);
}

TEST_F(BulletinTest, RemovedOrNoLongerNamedIsRemoved) {
  CadreOrder other = order("246802", 1);
  other.account = kOther;
  tell({order("135790", 1), other});
  CadreOrder removed = order("", 1);
  removed.removed = true;
  tell({removed});
  EXPECT_THAT(names(), IsEmpty());
  EXPECT_FALSE(fits("135790"));
  tell({removed});
  EXPECT_THAT(noted(),
              ElementsAre("county account-added", "county pin-reset", "county account-added",
                          "county pin-reset", "county account-removed", "county account-removed"));
  tell({order("135790", 1)});
  EXPECT_THAT(names(), ElementsAre("李四 村支书")) << "the county may bring it back";
}

TEST_F(BulletinTest, AccountsMadeHereAreTheTechnicians) {
  const NewPin here = store_.addCadre("张三", "代办员", kNine);
  CadreOrder taken = order("135790", 9);
  taken.account = here.cadre.id;
  taken.removed = true;
  tell({taken});
  taken.removed = false;
  tell({taken});
  EXPECT_THAT(names(), ElementsAre("张三 代办员"));
  EXPECT_EQ(store_.signIn(here.cadre.id, here.pin, kNine).kind, SignIn::Kind::Done);
}

TEST_F(BulletinTest, WhatTheTechnicianRemovedComesBackWithANewPinOnly) {
  tell({order("135790", 1)});
  ASSERT_TRUE(store_.removeCadre(kAccount, kNine));
  tell({order("135790", 1)});
  EXPECT_THAT(names(), IsEmpty());
  tell({order("246802", 2)});
  EXPECT_TRUE(fits("246802"));
}

TEST_F(BulletinTest, APinThatCannotBeReadKeepsNothingElseFromBeingTaken) {
  const Notice water{"01", "停水", "明天。", kMonday, kMonday, Notice::For::Residents};
  CadreOrder other_key = order("", 1);
  other_key.pin_locked = seal::toBase64(seal::lock(seal::randomKey(), "135790"));
  CadreOrder no_pin = order("13579", 1);
  no_pin.account = kOther;
  CadreOrder no_account = order("135790", 1);
  no_account.account = "county";
  CadreOrder no_name = order("135790", 1);
  no_name.account = "01KAQ6JZ0N4Y8V2T9C3M000003";
  no_name.name.clear();
  store_.apply({1, {water, water}, {other_key, no_pin, no_account, no_name, no_pin}, 0}, kNine);
  EXPECT_EQ(store_.bulletin().notices.size(), 1U);
  EXPECT_EQ(store_.bulletinRevision(), 1);
  EXPECT_THAT(names(), IsEmpty()) << "without a PIN nobody signs in";
  EXPECT_THAT(noted(), ElementsAre("county account-added", "county pin-unreadable",
                                   "county account-added", "county pin-unreadable"));
  store_.apply({2, {}, {order("135790", 1)}, 0}, kNine);
  EXPECT_TRUE(fits("135790")) << "the same revision, this time under the right key";
}

TEST_F(BulletinTest, APinThatCannotBeReadIsNotedOnceForEachRevision) {
  const auto told = [&](std::int64_t bulletin, std::int64_t revision) {
    CadreOrder unreadable = order("", revision);
    unreadable.pin_locked = seal::toBase64(seal::lock(seal::randomKey(), "135790"));
    store_.apply({bulletin, {}, {unreadable}, 0}, kNine);
  };
  told(1, 1);
  told(2, 1);
  told(3, 1);
  EXPECT_THAT(noted(), ElementsAre("county account-added", "county pin-unreadable"));
  told(4, 2);
  told(5, 2);
  EXPECT_THAT(noted(), ElementsAre("county account-added", "county pin-unreadable",
                                   "county pin-unreadable"));
}

TEST_F(BulletinTest, TheJournalAppliesItWithTheTerminalsKeys) {
  StoreJournal journal(
      folder_.path(), [] { return kNine; }, all_);
  EXPECT_EQ(journal.bulletin(), 0);
  journal.apply(Bulletin{3, {}, {order("135790", 1)}, 0});
  EXPECT_EQ(journal.bulletin(), 3);
  EXPECT_TRUE(fits("135790"));
  StoreJournal without(folder_.path(), [] { return kNine; });
  EXPECT_THROW(without.apply(Bulletin{4, {}, {}, 0}), std::runtime_error);
  EXPECT_EQ(without.bulletin(), 3) << "nothing of it was taken";
}

TEST_F(BulletinTest, ParkedEntriesAreCounted) {
  store_.issueTicket("A", "", kMonday, kNine);
  EXPECT_EQ(store_.parkedCount(), 0U);
  store_.parked(store_.outbox().front().entry.id, "why", kNine);
  EXPECT_EQ(store_.parkedCount(), 1U);
}

}  // namespace
}  // namespace bianmin
