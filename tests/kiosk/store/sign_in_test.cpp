#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/store/database.h"
#include "kiosk/store/store.h"
#include "sync/seal/pin.h"
#include "tests/kiosk/store/consistency.h"
#include "tests/kiosk/store/terminal_folder.h"

namespace bianmin {
namespace {

using Kind = SignIn::Kind;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

StoreKeys withUnlock(const CountyKeys& keys) {
  StoreKeys all = keys.terminal();
  all.unlock = seal::derive(keys.village, "unlock", "demo-01");
  return all;
}

class SignInTest : public testing::Test {
 protected:
  std::string wrong() const { return zhang_.pin == "000000" ? "000001" : "000000"; }
  std::string wrongCode() {
    const std::string code = rightCode();
    return (code[0] == '9' ? "0" : "9") + code.substr(1);
  }
  std::string rightCode() {
    std::string challenge = store_.unlockChallenge();
    return seal::unlockCode(*all_.unlock, challenge.erase(4, 1));
  }
  // Quick misses, without argon2: what counts them is the same.
  SignIn miss(const std::string& id, Instant now) {
    return store::signIn(
        db_, keys_.station, id, [](const std::string&) { return false; }, now);
  }
  SignIn hit(const std::string& id, Instant now) {
    return store::signIn(
        db_, keys_.station, id, [](const std::string&) { return true; }, now);
  }
  std::vector<std::string> actions() {
    std::vector<std::string> all;
    for (const AuditRow& row : store_.auditRows()) all.push_back(row.entry.action);
    return all;
  }

  TerminalFolder folder_;
  CountyKeys keys_;
  StoreKeys all_ = withUnlock(keys_);
  Store store_{folder_.path(), all_};
  store::Database db_{folder_.path()};
  NewPin zhang_ = store_.addCadre("张三", "代办员", kNine);
};

TEST_F(SignInTest, TheRightPinSignsInAndAWrongOneCounts) {
  const SignIn first = store_.signIn(zhang_.cadre.id, wrong(), kNine);
  EXPECT_EQ(first.kind, Kind::Wrong);
  EXPECT_EQ(first.misses, 1);
  EXPECT_EQ(first.tries_left, 4);
  EXPECT_EQ(first.wait_seconds, 0);
  EXPECT_EQ(first.cadre.name, "");
  const SignIn done = store_.signIn(zhang_.cadre.id, zhang_.pin, kNine);
  EXPECT_EQ(done.kind, Kind::Done);
  EXPECT_EQ(done.cadre.name, "张三");
  EXPECT_EQ(done.cadre.post, "代办员");
  store_.signOut(zhang_.cadre.id, kNine);
  EXPECT_THAT(actions(),
              testing::ElementsAre("account-added", "sign-in-wrong", "sign-in", "sign-out"));
  EXPECT_EQ(store_.auditRows().back().entry.cadre, zhang_.cadre.id);
}

TEST_F(SignInTest, EachMissSaysHowManyMoreThereAreBeforeAWait) {
  for (const int left : {4, 3, 2, 1}) {
    const SignIn missed = miss(zhang_.cadre.id, kNine);
    EXPECT_EQ(missed.tries_left, left);
    EXPECT_EQ(missed.wait_seconds, 0);
  }
  const SignIn fifth = miss(zhang_.cadre.id, kNine);
  EXPECT_EQ(fifth.tries_left, 1) << "after the wait";
  EXPECT_GT(fifth.wait_seconds, 0);
}

TEST_F(SignInTest, MissesOfOthersCountTowardsTheTerminalsWait) {
  const std::string other = store_.addCadre("值班员", "", kNine).cadre.id;
  for (int i = 0; i < 3; ++i) miss(other, kNine);
  EXPECT_EQ(miss(zhang_.cadre.id, kNine).tries_left, 1);
  EXPECT_GT(miss(zhang_.cadre.id, kNine).wait_seconds, 0);
}

TEST_F(SignInTest, NeitherPinNorNameLiesInAnyFile) {
  store_.signIn(zhang_.cadre.id, zhang_.pin, kNine);
  store_.signIn(zhang_.cadre.id, wrong(), kNine);
  int searched = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    ++searched;
    const std::string bytes = bytesOf(entry.path());
    EXPECT_EQ(bytes.find("张三"), std::string::npos) << entry.path();
    // In hexadecimal hashes six digits may stand by chance; the whole PIN as a text may not.
    EXPECT_EQ(bytes.find("\"" + zhang_.pin + "\""), std::string::npos) << entry.path();
  }
  EXPECT_GE(searched, 2);
}

TEST_F(SignInTest, AnotherStationKeyOpensNoAccount) {
  Store thief(folder_.path(), seal::randomKey());
  EXPECT_THROW(thief.cadres(), std::runtime_error);
  EXPECT_EQ(thief.signIn(zhang_.cadre.id, zhang_.pin, kNine).kind, Kind::Wrong);
}

TEST_F(SignInTest, TheMissIsOnTheDiskBeforeThePinIsLookedAt) {
  std::int64_t seen = -1;
  const auto look = [&](const std::string& stored) {
    EXPECT_TRUE(stored.starts_with("$argon2id$"));
    store::Database between(folder_.path());
    seen = numberOf(between, "SELECT misses FROM cadre");
    return true;
  };
  store::signIn(db_, keys_.station, zhang_.cadre.id, look, kNine);
  EXPECT_EQ(seen, 1);
  EXPECT_EQ(numberOf(db_, "SELECT misses FROM cadre"), 0) << "and a success takes it back";
}

TEST_F(SignInTest, PullingThePlugWhileAPinIsLookedAtGivesNoFreeGuess) {
  const auto cut = [](const std::string&) -> bool { throw std::runtime_error("power cut"); };
  for (int i = 1; i <= 5; ++i)
    EXPECT_THROW(store::signIn(db_, keys_.station, zhang_.cadre.id, cut, kNine),
                 std::runtime_error);
  store::Database after(folder_.path());
  EXPECT_EQ(numberOf(after, "SELECT misses FROM cadre"), 5);
  EXPECT_EQ(store_.signIn(zhang_.cadre.id, zhang_.pin, kNine).kind, Kind::Wait);
}

TEST(WaitTest, BeginsAtTheFifthMissDoublesAndEndsAtADay) {
  EXPECT_EQ(store::waitAfter(0), seconds(0));
  EXPECT_EQ(store::waitAfter(4), seconds(0));
  EXPECT_EQ(store::waitAfter(5), seconds(15));
  EXPECT_EQ(store::waitAfter(6), seconds(30));
  EXPECT_EQ(store::waitAfter(10), minutes(8));
  EXPECT_EQ(store::waitAfter(17), seconds(61440));
  EXPECT_EQ(store::waitAfter(18), hours(24)) << "not 122880 s";
  EXPECT_EQ(store::waitAfter(1'000'000), hours(24));
}

TEST_F(SignInTest, FromTheFifthMissOnNothingIsLookedAtUntilTheWaitIsOver) {
  for (int i = 1; i <= 4; ++i) EXPECT_EQ(miss(zhang_.cadre.id, kNine).wait_seconds, 0);
  const SignIn fifth = miss(zhang_.cadre.id, kNine);
  EXPECT_EQ(fifth.kind, Kind::Wrong);
  EXPECT_EQ(fifth.wait_seconds, 15);
  const SignIn early = store_.signIn(zhang_.cadre.id, zhang_.pin, kNine + seconds(14));
  EXPECT_EQ(early.kind, Kind::Wait) << "the right PIN as well";
  EXPECT_EQ(early.wait_seconds, 1);
  EXPECT_EQ(early.misses, 5) << "what is not looked at does not count";
  EXPECT_EQ(miss(zhang_.cadre.id, kNine + seconds(15)).wait_seconds, 30);
  EXPECT_EQ(store_.signIn(zhang_.cadre.id, zhang_.pin, kNine + seconds(45)).kind, Kind::Done);
  EXPECT_EQ(miss(zhang_.cadre.id, kNine + seconds(46)).misses, 1) << "success counts anew";
}

TEST_F(SignInTest, ALongWaitIsALock) {
  Instant now = kNine;
  for (int i = 1; i <= 11; ++i) now += seconds(miss(zhang_.cadre.id, now).wait_seconds);
  EXPECT_EQ(miss(zhang_.cadre.id, now).wait_seconds, 32 * 60);
  EXPECT_EQ(hit(zhang_.cadre.id, now + minutes(1)).kind, Kind::Locked);
  EXPECT_EQ(hit(zhang_.cadre.id, now + minutes(25)).kind, Kind::Wait);
}

TEST_F(SignInTest, GuessingFromPersonToPersonIsSlowedAsWell) {
  const NewPin li = store_.addCadre("值班员", "协办员", kNine);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(miss(zhang_.cadre.id, kNine).wait_seconds, 0);
  EXPECT_EQ(miss(li.cadre.id, kNine).wait_seconds, 0);
  const SignIn fifth = miss(li.cadre.id, kNine);
  EXPECT_EQ(fifth.misses, 2);
  EXPECT_EQ(fifth.wait_seconds, 15);
  EXPECT_EQ(hit(zhang_.cadre.id, kNine + seconds(1)).kind, Kind::Wait);
  // One's own success takes away one's own misses, not those of the other.
  EXPECT_EQ(hit(li.cadre.id, kNine + seconds(15)).kind, Kind::Done);
  EXPECT_EQ(numberOf(db_, "SELECT sum(misses) FROM cadre"), 3);
  // Those stay with their owner: a third person's typing error does not wait for them.
  const NewPin zhao = store_.addCadre("窗口", "", kNine);
  EXPECT_EQ(miss(zhao.cadre.id, kNine + seconds(20)).wait_seconds, 0);
}

TEST_F(SignInTest, AClockThatIsSetBackShortensNoWait) {
  Instant now = kNine;
  for (int i = 1; i <= 7; ++i) now += seconds(miss(zhang_.cadre.id, now).wait_seconds);
  EXPECT_EQ(miss(zhang_.cadre.id, now).wait_seconds, 120);
  EXPECT_EQ(hit(zhang_.cadre.id, now - hours(30)).wait_seconds, 120);
  EXPECT_EQ(hit(zhang_.cadre.id, now + seconds(60)).wait_seconds, 60);
  EXPECT_EQ(hit(zhang_.cadre.id, now + seconds(10)).wait_seconds, 60) << "seen is seen";
  EXPECT_EQ(hit(zhang_.cadre.id, now - hours(30)).wait_seconds, 60);
  EXPECT_EQ(hit(zhang_.cadre.id, now + seconds(120)).kind, Kind::Done);
}

TEST_F(SignInTest, AClockThatOnceStoodFarAheadHoldsNobodyAfterIt) {
  EXPECT_EQ(miss(zhang_.cadre.id, kNine + hours(24 * 365)).wait_seconds, 0);
  for (int i = 2; i <= 5; ++i) miss(zhang_.cadre.id, kNine);
  EXPECT_EQ(hit(zhang_.cadre.id, kNine + seconds(15)).kind, Kind::Done);
}

TEST_F(SignInTest, TwoConnectionsCountTogether) {
  Store other(folder_.path(), keys_.station);
  for (int i = 0; i < 4; ++i) miss(zhang_.cadre.id, kNine);
  EXPECT_EQ(other.signIn(zhang_.cadre.id, wrong(), kNine).misses, 5);
  EXPECT_EQ(hit(zhang_.cadre.id, kNine).kind, Kind::Wait);
  EXPECT_TRUE(other.verifyAudit().good);
}

TEST_F(SignInTest, ANewPinEndsTheOldOneAndTheWait) {
  for (int i = 0; i < 6; ++i) miss(zhang_.cadre.id, kNine + seconds(15 * i));
  const NewPin fresh = store_.resetPin(zhang_.cadre.id, kNine).value();
  if (fresh.pin != zhang_.pin) {
    EXPECT_EQ(store_.signIn(zhang_.cadre.id, zhang_.pin, kNine + seconds(80)).kind, Kind::Wrong);
  }
  EXPECT_EQ(store_.signIn(zhang_.cadre.id, fresh.pin, kNine + seconds(80)).kind, Kind::Done);
  EXPECT_FALSE(store_.resetPin("01KAQ3T0000000000000000000", kNine));
}

TEST_F(SignInTest, WhoWasRemovedMayNotSignIn) {
  EXPECT_TRUE(store_.removeCadre(zhang_.cadre.id, kNine));
  EXPECT_FALSE(store_.removeCadre(zhang_.cadre.id, kNine));
  EXPECT_TRUE(store_.cadres().empty());
  EXPECT_EQ(store_.signIn(zhang_.cadre.id, zhang_.pin, kNine).kind, Kind::Wrong);
  EXPECT_EQ(store_.addCadre("张三", "", kNine).cadre.name, "张三") << "the name is free again";
}

TEST_F(SignInTest, NamesAreOneLineUniqueAndListedByName) {
  store_.addCadre("值班员", "", kNine);
  ASSERT_EQ(store_.cadres().size(), 2U);
  EXPECT_THROW(store_.addCadre("张三", "", kNine), std::invalid_argument);
  EXPECT_THROW(store_.addCadre("", "", kNine), std::invalid_argument);
  EXPECT_THROW(store_.addCadre("张\n三", "", kNine), std::invalid_argument);
  EXPECT_THROW(store_.addCadre("协办员", "\xff", kNine), std::invalid_argument);
  EXPECT_EQ(store_.cadres().size(), 2U);
}

TEST_F(SignInTest, TheCountysCodeEndsEveryWaitOnce) {
  for (int i = 0; i < 5; ++i) miss(zhang_.cadre.id, kNine);
  const std::string challenge = store_.unlockChallenge();
  EXPECT_EQ(challenge.size(), 8U);
  EXPECT_EQ(challenge[4], '-');
  EXPECT_EQ(Store(folder_.path(), all_).unlockChallenge(), challenge) << "until it is used";
  const std::string code = rightCode();
  EXPECT_TRUE(store_.unlock(code.substr(0, 4) + " " + code.substr(4), kNine + seconds(1)));
  EXPECT_EQ(store_.signIn(zhang_.cadre.id, zhang_.pin, kNine + seconds(1)).kind, Kind::Done);
  EXPECT_NE(store_.unlockChallenge(), challenge);
  EXPECT_FALSE(store_.unlock(code, kNine + seconds(2))) << "each code works once";
}

TEST_F(SignInTest, WrongCodesCountAsMissesAndHaveToWait) {
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(store_.unlock(wrongCode(), kNine));
  EXPECT_EQ(hit(zhang_.cadre.id, kNine).kind, Kind::Wait) << "they slow down PINs as well";
  EXPECT_FALSE(store_.unlock(rightCode(), kNine + seconds(14))) << "not looked at";
  EXPECT_FALSE(store_.unlock(rightCode(), kNine - hours(30))) << "nor with a clock set back";
  EXPECT_TRUE(store_.unlock(rightCode(), kNine + seconds(15)));
  EXPECT_EQ(hit(zhang_.cadre.id, kNine + seconds(15)).kind, Kind::Done);
  EXPECT_EQ(std::ranges::count(actions(), "unlock-wrong"), 5);
  EXPECT_EQ(std::ranges::count(actions(), "unlock"), 1);
}

TEST_F(SignInTest, WithoutAnUnlockKeyThereIsNoChallengeAndNoCode) {
  Store old(folder_.path(), keys_.terminal());
  EXPECT_EQ(old.unlockChallenge(), "");
  EXPECT_FALSE(old.unlock("00000000", kNine));
}

}  // namespace
}  // namespace bianmin
