// What the county tells and how the terminal is: over real TLS.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <condition_variable>

#include "sync/client/report.h"
#include "tests/sync/client/client_fixture.h"

namespace bianmin {
namespace {

using namespace std::chrono_literals;

Bulletin bulletin(std::int64_t revision) {
  const Date day = dateFromIso("2026-11-23");
  return {revision,
          {{"01KAQ6JZ0N4Y8V2T9C3M000001", "停水通知", "明天停水。", day, day, {}}},
          {{"01KAQ6JZ0N4Y8V2T9C3M000002", "李四", "村支书", false, "bG9ja2Vk", 2}},
          revision};
}

class BulletinClientTest : public ClientTest {
 protected:
  BulletinClientTest() {
    options_.planner.empty_poll_pause = 1ms;
    options_.planner.report_pause = 0ms;
    options_.planner.report_retry = 1ms;
    options_.planner.bulletin_retry = 0ms;
    options_.on_state = [this](const SyncState& state) {
      const std::lock_guard lock(mutex_);
      states_.push_back(state);
    };
    options_.on_bulletin = [this](const Bulletin& told) {
      const std::lock_guard lock(mutex_);
      told_.push_back(told);
    };
  }
  void stop() { client_.reset(); }
  bool stored(std::size_t count) {
    return journal_.until([&](const MemoryJournal& j) { return j.bulletins_.size() >= count; });
  }
  void reportPrinter(const std::string& state) {
    const std::lock_guard lock(mutex_);
    printer_ = state;
  }
  void wantReports() {
    options_.report = [this] {
      const std::lock_guard lock(mutex_);
      wire::TerminalReport report;
      report.version = "1.0";
      report.printer = printer_;
      report.disk_free_mb = 5000;
      return report;
    };
  }

  std::vector<Bulletin> told_;
  // Whether it was offline after it had been online.
  bool wasLost() {
    const std::lock_guard lock(mutex_);
    const auto first = std::ranges::find(states_, true, &SyncState::online);
    return std::any_of(first, states_.end(), [](const SyncState& s) { return !s.online; });
  }
  std::vector<SyncState> states_;
  std::string printer_ = "ready";
};

TEST_F(BulletinClientTest, WhatTheCountyTellsIsStoredAndThenTold) {
  center_.publish(bulletin(3));
  start();
  ASSERT_TRUE(stored(1));
  ASSERT_TRUE(center_.seen("/v1/changes", 2));  // it goes on with the revision that it has
  center_.publish(bulletin(4));                 // ends the held poll
  ASSERT_TRUE(stored(2));
  stop();
  EXPECT_THAT(journal_.bulletins_, testing::ElementsAre(bulletin(3), bulletin(4)));
  EXPECT_EQ(told_, journal_.bulletins_);
  EXPECT_TRUE(center_.seen("/v1/bulletin", 2));
}

TEST_F(BulletinClientTest, ACentreThatTellsNothingIsNotAsked) {
  start();
  ASSERT_TRUE(center_.seen("/v1/changes", 2));
  stop();
  EXPECT_EQ(center_.count("/v1/bulletin"), 0);
  EXPECT_TRUE(journal_.bulletins_.empty());
}

TEST_F(BulletinClientTest, WhatCouldNotBeStoredIsFetchedAgain) {
  journal_.set([](MemoryJournal& j) { j.full_ = true; });
  center_.publish(bulletin(3));
  start();
  ASSERT_TRUE(center_.seen("/v1/bulletin", 2));
  {
    const std::lock_guard lock(mutex_);
    EXPECT_TRUE(told_.empty()) << "nobody is told what is not kept";
  }
  journal_.set([](MemoryJournal& j) { j.full_ = false; });
  ASSERT_TRUE(stored(1));
}

TEST_F(BulletinClientTest, ABulletinThatDoesNotArriveIsFetchedAgain) {
  center_.next("/v1/bulletin", http::problemReply(503, "Later"));
  center_.next("/v1/bulletin", FakeCenter::json("{}"));
  center_.publish(bulletin(3));
  start();
  ASSERT_TRUE(stored(1));
  EXPECT_TRUE(center_.seen("/v1/bulletin", 3));
}

TEST_F(BulletinClientTest, TheReportTellsHowTheTerminalIs) {
  wantReports();
  center_.publish(bulletin(3));
  journal_.set([](MemoryJournal& j) { j.parked_["01"] = "why"; });
  start();
  ASSERT_TRUE(center_.reported(1));
  stop();
  const wire::TerminalReport first = center_.reports().front();
  EXPECT_EQ(first.version, "1.0");
  EXPECT_EQ(first.printer, "ready");
  EXPECT_EQ(first.disk_free_mb, 5000);
  EXPECT_EQ(first.bulletin, 3);
  EXPECT_EQ(first.parked, 1);
  EXPECT_GT(first.at, Instant{});
}

TEST_F(BulletinClientTest, OnlyAReportThatSaysSomethingNewFollows) {
  wantReports();
  start();
  ASSERT_TRUE(center_.seen("/v1/report", 1));
  for (int revision = 1; revision <= 2; ++revision) {
    center_.publish(bulletin(revision));  // ends a poll, and is in the report
    ASSERT_TRUE(center_.reported(static_cast<std::size_t>(1 + revision)));
  }
  StatusChange change;
  change.dossier_id = "01KAQ6JZ0N4Y8V2T9C3M000003";
  change.lookup = "bG9va3Vw";
  change.matter = "DIBAO.apply";
  change.at = Instant{1'795'396'320'000ms};
  const int polls = center_.count("/v1/changes");
  center_.change(change);  // ends a poll, and is not
  ASSERT_TRUE(center_.seen("/v1/changes", polls + 1));
  reportPrinter("out-of-paper");
  change.dossier_id = "01KAQ6JZ0N4Y8V2T9C3M000004";
  center_.change(change);
  ASSERT_TRUE(center_.reported(4));
  stop();
  EXPECT_EQ(center_.reports().back().printer, "out-of-paper");
  EXPECT_EQ(center_.reports().size(), 4U);
}

TEST_F(BulletinClientTest, AReportThatDoesNotArriveIsNoReasonToBeOffline) {
  wantReports();
  center_.next("/v1/report", http::problemReply(404, "Not here"));
  start();
  ASSERT_TRUE(center_.seen("/v1/report", 1));
  center_.publish(bulletin(1));
  ASSERT_TRUE(stored(1));
  stop();
  EXPECT_FALSE(wasLost());
}

TEST_F(BulletinClientTest, ABulletinThatCannotBeReadKeepsNothingElseBack) {
  options_.planner.bulletin_retry = std::chrono::hours(1);
  wantReports();
  center_.next("/v1/bulletin", FakeCenter::json("{}"));
  center_.publish(bulletin(1));
  start();
  ASSERT_TRUE(center_.reported(1)) << "the county hears that it has not arrived";
  EXPECT_EQ(center_.reports().front().bulletin, 0);
  center_.publish(bulletin(2));  // another one is asked for at once
  ASSERT_TRUE(stored(1));
  stop();
  EXPECT_FALSE(wasLost());
}

class PackClientTest : public BulletinClientTest {
 protected:
  PackClientTest() {
    options_.identity.pack_key_b64 = "a2V5";
    options_.wants_pack = [](std::int64_t) { return true; };
    options_.on_pack = [this](std::int64_t version, const std::string& key,
                              const std::string& bytes) {
      tell(std::to_string(version) + " " + key + " " + bytes);
    };
    options_.on_no_pack = [this](std::int64_t version, const std::string&) {
      tell(std::to_string(version) + " did not come");
    };
  }
  void tell(const std::string& words) {
    const std::lock_guard lock(mutex_);
    heard_.push_back(words);
    changed_.notify_all();
  }
  std::string heard() {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, 30s, [&] { return !heard_.empty(); });
    return heard_.empty() ? "nothing" : heard_.front();
  }
  std::vector<std::string> heard_;
  std::condition_variable changed_;
};

TEST_F(PackClientTest, WhatTheCountyNamesIsFetchedAndHandedOn) {
  center_.next("/v1/pack", http::Reply{200, "application/octet-stream", "bytes", {}});
  center_.publish(bulletin(1));
  start();
  EXPECT_EQ(heard(), "1 a2V5 bytes");
}

TEST_F(PackClientTest, OneThatDoesNotComeIsTold) {
  center_.next("/v1/pack", http::problemReply(404, "Not here"));
  center_.publish(bulletin(1));
  start();
  EXPECT_EQ(heard(), "1 did not come");
  stop();
  EXPECT_FALSE(wasLost());
}

TEST_F(PackClientTest, WithoutAKeyNothingIsFetched) {
  options_.identity.pack_key_b64.clear();
  center_.publish(bulletin(1));
  start();
  EXPECT_EQ(heard(), "1  ");
  EXPECT_EQ(center_.count("/v1/pack"), 0);
}

TEST_F(PackClientTest, TheOneNamedBeforeTheStartIsAskedFor) {
  options_.pack = 7;
  center_.next("/v1/pack", http::Reply{200, "application/octet-stream", "seven", {}});
  start();
  EXPECT_EQ(heard(), "7 a2V5 seven");
}

TEST_F(BulletinClientTest, WhatAnotherProgramWroteIsSentAfterTheNextPoll) {
  start();
  ASSERT_TRUE(center_.seen("/v1/changes", 2));
  journal_.add("01KAQ6JZ0N4Y8V2T9C3M000005");
  center_.publish(bulletin(1));
  EXPECT_TRUE(journal_.untilEmpty()) << "nobody has poked the client";
}

TEST(ReportTest, WhatChangesWithEveryResidentIsNoNews) {
  const wire::TerminalReport told = [] {
    wire::TerminalReport report;
    report.disk_free_mb = 5000;
    report.waiting = 3;
    return report;
  }();
  wire::TerminalReport now = told;
  now.at = Instant{1ms};
  now.disk_free_mb = 4600;
  now.waiting = 9;
  EXPECT_FALSE(differs(now, told));
  now.disk_free_mb = 4400;
  EXPECT_TRUE(differs(now, told));
  now = told;
  now.waiting = 0;
  EXPECT_TRUE(differs(now, told));
  now = told;
  now.parked = 1;
  EXPECT_TRUE(differs(now, told));
  now = told;
  now.pack_problem = "signature";
  EXPECT_TRUE(differs(now, told));
}

}  // namespace
}  // namespace bianmin
