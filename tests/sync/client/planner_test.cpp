#include "sync/client/planner.h"

#include <gtest/gtest.h>

namespace bianmin {
namespace {

using namespace std::chrono_literals;

constexpr double kNoChance = 0.0;
constexpr double kMostChance = 0.999999;

class PlannerTest : public ::testing::Test {
 protected:
  Action push() const { return planner_.nextForPush(now_); }
  Action changes() const { return planner_.nextForChanges(now_, wall_); }
  // How long the lane waits; 0 when it has something to do.
  static std::chrono::milliseconds wait(const Action& action, MonoTime now) {
    const auto* until = std::get_if<WaitUntil>(&action);
    return until == nullptr ? 0ms : until->at - now;
  }
  static bool forEver(const Action& action) {
    const auto* until = std::get_if<WaitUntil>(&action);
    return until != nullptr && until->at == MonoTime::max();
  }
  void pushFails(SyncError kind = SyncError::NoConnection, double random = kNoChance) {
    planner_.pushFailed(now_, {kind, {}, {}, 0}, random);
  }
  void pollFails(SyncError kind = SyncError::NoConnection, double random = kNoChance) {
    planner_.pollFailed(now_, {kind, {}, {}, 0}, random);
  }
  void pushSucceeds() { planner_.pushed(now_, 1, 500, 1 << 20, kNoChance); }
  void pollSucceeds() { planner_.polled(now_, false, Poll{60}, 60s); }

  PlannerOptions options_;
  Planner planner_;
  MonoTime now_{1000s};
  Instant wall_ = instantFromIso("2026-11-23T00:00:00.000Z");
};

TEST_F(PlannerTest, StartsBySendingAndAsking) {
  EXPECT_TRUE(std::holds_alternative<Push>(push()));
  ASSERT_TRUE(std::holds_alternative<Poll>(changes()));
  EXPECT_EQ(std::get<Poll>(changes()).wait_seconds, 0);
  EXPECT_FALSE(planner_.online());
}

TEST_F(PlannerTest, FirstAnswerIsFollowedByLongPolls) {
  planner_.polled(now_, false, Poll{0}, 5ms);
  EXPECT_TRUE(planner_.online());
  EXPECT_EQ(std::get<Poll>(changes()).wait_seconds, 60);
}

TEST_F(PlannerTest, SleepsForEverWhenNothingWaits) {
  planner_.entriesWaiting(false);
  EXPECT_TRUE(forEver(push()));
  planner_.entriesWaiting(true);
  EXPECT_TRUE(std::holds_alternative<Push>(push()));
}

TEST_F(PlannerTest, BackOffDoublesToItsCap) {
  std::chrono::milliseconds expected = 500ms;  // half of the full wait when chance gives nothing
  for (int i = 0; i < 40; ++i) {
    pushFails();
    EXPECT_EQ(wait(push(), now_), std::min<std::chrono::milliseconds>(expected, 150s)) << i;
    if (expected < 150s) expected *= 2;
  }
}

TEST_F(PlannerTest, ChanceSpreadsTheWaitUpToTheFullOne) {
  pushFails(SyncError::Timeout, kMostChance);
  EXPECT_GE(wait(push(), now_), 999ms);
  EXPECT_LE(wait(push(), now_), 1000ms);
}

TEST_F(PlannerTest, WaitEndsAtItsTime) {
  pushFails();
  now_ += 499ms;
  EXPECT_EQ(wait(push(), now_), 1ms);
  now_ += 1ms;
  EXPECT_TRUE(std::holds_alternative<Push>(push()));
}

TEST_F(PlannerTest, SuccessForgetsEarlierFailures) {
  for (int i = 0; i < 5; ++i) pushFails();
  pushSucceeds();
  EXPECT_TRUE(std::holds_alternative<Push>(push()));
  pushFails();
  EXPECT_EQ(wait(push(), now_), 500ms);
}

TEST_F(PlannerTest, NewEntryDoesNotCutABackOffShort) {
  pushFails();
  planner_.entriesWaiting(true);
  EXPECT_EQ(wait(push(), now_), 500ms);
}

TEST_F(PlannerTest, RetryAfterIsHonoured) {
  planner_.pushFailed(now_, {SyncError::Busy, 90s, {}, 503}, kNoChance);
  EXPECT_EQ(wait(push(), now_), 90s);
  planner_.pollFailed(now_, {SyncError::Busy, 90s, {}, 429}, kMostChance);
  EXPECT_GE(wait(changes(), now_), 90s);
  EXPECT_LE(wait(changes(), now_), 99s);
}

TEST_F(PlannerTest, RetryAfterNeverShortensTheBackOff) {
  for (int i = 0; i < 10; ++i) pushFails();
  planner_.pushFailed(now_, {SyncError::Busy, 1s, {}, 503}, kNoChance);
  EXPECT_EQ(wait(push(), now_), 150s);
}

TEST_F(PlannerTest, AbsurdRetryAfterIsCapped) {
  planner_.pushFailed(now_, {SyncError::Busy, 1'000'000'000s, {}, 503}, kNoChance);
  EXPECT_EQ(wait(push(), now_), 1h);
}

TEST_F(PlannerTest, OneLanesFailureDoesNotHoldTheOther) {
  pollFails();
  EXPECT_TRUE(std::holds_alternative<Push>(push()));
  EXPECT_FALSE(planner_.online());
  EXPECT_EQ(planner_.error(), SyncError::NoConnection);
}

TEST_F(PlannerTest, LineThatWorksAgainFreesTheOtherLane) {
  for (int i = 0; i < 9; ++i) pushFails(SyncError::NoName);
  pollSucceeds();
  EXPECT_TRUE(std::holds_alternative<Push>(push()));
  EXPECT_FALSE(planner_.online());  // until the push has succeeded
  pushSucceeds();
  EXPECT_TRUE(planner_.online());
  EXPECT_EQ(planner_.error(), SyncError::None);
}

TEST_F(PlannerTest, WaitThatTheCentreAskedForIsNotCutByTheOtherLane) {
  planner_.pushFailed(now_, {SyncError::Busy, 90s, {}, 503}, kNoChance);
  pollSucceeds();
  EXPECT_EQ(wait(push(), now_), 90s);
}

TEST_F(PlannerTest, AfterAFailedPollAShortOneFindsOutSoon) {
  pollSucceeds();
  pollFails();
  now_ += 10s;
  EXPECT_EQ(std::get<Poll>(changes()).wait_seconds, 0);
}

TEST_F(PlannerTest, PollThatComesBackAtOnceWithNothingIsSlowedDown) {
  pollSucceeds();
  planner_.polled(now_, false, Poll{60}, 3ms);
  EXPECT_EQ(wait(changes(), now_), 5s);
  now_ += 5s;
  planner_.polled(now_, true, Poll{60}, 3ms);
  EXPECT_TRUE(std::holds_alternative<Poll>(changes()));
}

TEST_F(PlannerTest, ServerSaysHowMuchItTakes) {
  planner_.pushed(now_, 1, 50, 4096, kNoChance);
  EXPECT_EQ(std::get<Push>(push()).max_entries, 50);
  EXPECT_EQ(std::get<Push>(push()).max_bytes, 4096u);
  planner_.entriesWaiting(false);
  planner_.entriesWaiting(true);
  planner_.pushed(now_, 1, 1'000'000, 1 << 30, kNoChance);
  planner_.entriesWaiting(false);
  planner_.entriesWaiting(true);
  EXPECT_EQ(std::get<Push>(push()).max_entries, options_.max_entries);
  EXPECT_EQ(std::get<Push>(push()).max_bytes, options_.max_bytes);
}

TEST_F(PlannerTest, RefusedBatchIsHalvedAndTriedAtOnce) {
  EXPECT_FALSE(planner_.batchRefused(now_, 100));
  EXPECT_EQ(std::get<Push>(push()).max_entries, 50);
  EXPECT_FALSE(planner_.batchRefused(now_, 50));
  EXPECT_EQ(std::get<Push>(push()).max_entries, 25);
}

TEST_F(PlannerTest, HalvingEndsAtASingleEntryThatIsParked) {
  std::size_t sent = 500;
  int tries = 0;
  while (!planner_.batchRefused(now_, sent)) {
    sent = static_cast<std::size_t>(std::get<Push>(push()).max_entries);
    ASSERT_LT(++tries, 20);
  }
  EXPECT_EQ(sent, 1u);
  EXPECT_TRUE(std::holds_alternative<Push>(push()));
}

TEST_F(PlannerTest, HalvedSizeStaysUntilTheQueueIsEmpty) {
  planner_.batchRefused(now_, 100);
  pushSucceeds();
  EXPECT_EQ(std::get<Push>(push()).max_entries, 50);
  planner_.entriesWaiting(false);
  planner_.entriesWaiting(true);
  EXPECT_EQ(std::get<Push>(push()).max_entries, 500);
}

TEST_F(PlannerTest, AnswerWithoutVerdictsIsAFault) {
  planner_.pushed(now_, 0, 500, 1 << 20, kNoChance);
  EXPECT_EQ(wait(push(), now_), 500ms);
  EXPECT_EQ(planner_.error(), SyncError::ServerFault);
}

TEST_F(PlannerTest, RenewsAtTwoThirdsOfTheCertificatesLife) {
  planner_.certificate(wall_, wall_ + std::chrono::days{300});
  pollSucceeds();
  wall_ += std::chrono::days{200} - 1ms;
  EXPECT_TRUE(std::holds_alternative<Poll>(changes()));
  wall_ += 1ms;
  EXPECT_TRUE(std::holds_alternative<Renew>(changes()));
}

TEST_F(PlannerTest, WithoutDatesNothingIsRenewed) {
  pollSucceeds();
  wall_ += std::chrono::days{10'000};
  EXPECT_TRUE(std::holds_alternative<Poll>(changes()));
}

TEST_F(PlannerTest, RenewalWaitsForALineThatWorks) {
  planner_.certificate(wall_ - std::chrono::days{300}, wall_);
  EXPECT_TRUE(std::holds_alternative<Poll>(changes()));
}

TEST_F(PlannerTest, FailedRenewalIsRetriedLaterWhilePollsGoOn) {
  planner_.certificate(wall_ - std::chrono::days{300}, wall_);
  pollSucceeds();
  planner_.renewTried(now_, 0.5);
  EXPECT_TRUE(std::holds_alternative<Poll>(changes()));
  now_ += 45min;
  EXPECT_TRUE(std::holds_alternative<Renew>(changes()));
}

TEST_F(PlannerTest, RenewedCertificateIsLeftAlone) {
  planner_.certificate(wall_ - std::chrono::days{300}, wall_);
  pollSucceeds();
  planner_.certificate(wall_, wall_ + std::chrono::days{365});
  EXPECT_TRUE(std::holds_alternative<Poll>(changes()));
}

TEST_F(PlannerTest, TheReportWaitsForALineThatWorks) {
  EXPECT_FALSE(planner_.reportDue(now_, true));
  pollSucceeds();
  EXPECT_TRUE(planner_.reportDue(now_, false)) << "the first one tells that it has started";
  pollFails();
  EXPECT_FALSE(planner_.reportDue(now_, true));
}

TEST_F(PlannerTest, AReportThatDiffersGoesAtMostOnceAMinuteAndTheSameOnceAnHour) {
  pollSucceeds();
  planner_.reported(now_);
  now_ += 1min - 1ms;
  EXPECT_FALSE(planner_.reportDue(now_, true));
  now_ += 1ms;
  EXPECT_TRUE(planner_.reportDue(now_, true));
  EXPECT_FALSE(planner_.reportDue(now_, false));
  now_ += 59min;
  EXPECT_TRUE(planner_.reportDue(now_, false));
}

TEST_F(PlannerTest, AReportThatDidNotArriveIsTriedAgainLaterAndKeepsNoPollBack) {
  pollSucceeds();
  planner_.reportFailed(now_, kNoChance);
  EXPECT_TRUE(std::holds_alternative<Poll>(changes()));
  EXPECT_TRUE(planner_.online());
  now_ += 5min - 1ms;
  EXPECT_FALSE(planner_.reportDue(now_, true));
  now_ += 1ms;
  EXPECT_TRUE(planner_.reportDue(now_, false));
}

TEST(SyncErrorTest, EachHasANameAndWords) {
  for (int i = 0; i <= static_cast<int>(SyncError::Stopped); ++i) {
    EXPECT_FALSE(toName(static_cast<SyncError>(i)).empty());
    EXPECT_FALSE(words(static_cast<SyncError>(i)).empty());
  }
}

}  // namespace
}  // namespace bianmin
