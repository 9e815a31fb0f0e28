#include "sync/client/sync_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <future>

#include "tests/sync/client/client_fixture.h"

namespace bianmin {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;

std::string id(int n) {
  std::string out = "01KAQ6JZ0N4Y8V2T9C3M000000";
  const std::string digits = std::to_string(n);
  return out.replace(out.size() - digits.size(), digits.size(), digits);
}

StatusChange accepted() {
  StatusChange change;
  change.dossier_id = id(1);
  change.lookup = "bG9va3Vw";
  change.matter = "DIBAO.apply";
  change.status = DossierStatus::Accepted;
  change.at = Instant{1'795'396'320'000ms};
  return change;
}

class SyncClientTest : public ClientTest {
 protected:
  SyncClientTest() {
    options_.on_state = [this](const SyncState& state) {
      const std::lock_guard lock(mutex_);
      states_.push_back(state);
      changed_.notify_all();
    };
  }
  void stop() { client_->stop(); }
  // Waits until a state like that has been told.
  bool told(const std::function<bool(const SyncState&)>& like) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, 30s,
                             [&] { return std::any_of(states_.begin(), states_.end(), like); });
  }
  bool toldError(SyncError error) {
    return told([error](const SyncState& state) { return state.error == error; });
  }
  void add(int from, int to) {
    for (int n = from; n <= to; ++n) journal_.add(id(n), "{\"n\":" + std::to_string(n) + "}");
  }

  std::condition_variable changed_;
  std::vector<SyncState> states_;
};

TEST_F(SyncClientTest, SendsWhatWaitsInOrder) {
  add(1, 5);
  start();
  ASSERT_TRUE(journal_.untilEmpty());
  stop();
  EXPECT_THAT(journal_.taken_, ElementsAre(id(1), id(2), id(3), id(4), id(5)));
  EXPECT_EQ(center_.commits(), 5);
}

TEST_F(SyncClientTest, PokeSendsWhatCameLater) {
  start();
  ASSERT_TRUE(told([](const SyncState& state) { return state.online; }));
  add(1, 1);
  client_->poke();
  EXPECT_TRUE(journal_.untilEmpty());
}

TEST_F(SyncClientTest, HtmlWith200IsNotSuccess) {
  add(1, 1);
  center_.next("/v1/journal", http::Reply{200, "text/html", "<html>sign in</html>", {}});
  start();
  EXPECT_TRUE(toldError(SyncError::Portal));
  EXPECT_TRUE(journal_.untilEmpty());
  EXPECT_EQ(center_.commits(), 1);
}

TEST_F(SyncClientTest, JsonThatIsNotTheAnswerIsNotSuccess) {
  add(1, 1);
  center_.next("/v1/journal", FakeCenter::json(R"({"ok":true})"));
  center_.next("/v1/journal",
               FakeCenter::json(R"({"verdicts":[],"max_entries":500,"max_bytes":1000})"));
  start();
  EXPECT_TRUE(toldError(SyncError::ServerFault));
  EXPECT_TRUE(journal_.untilEmpty());
  EXPECT_TRUE(center_.seen("/v1/journal", 3));
}

TEST_F(SyncClientTest, LostReplyIsRetriedWithTheSameBytesAndCountedOnce) {
  add(1, 3);
  for (int i = 0; i < 3; ++i) {
    center_.next("/v1/journal", [this](const http::Request& request, const http::Done& done) {
      center_.commit(request);
      done(http::Reply{0, "", "", {}});  // the connection is cut
      return true;
    });
  }
  start();
  ASSERT_TRUE(journal_.untilEmpty());
  stop();
  EXPECT_EQ(center_.commits(), 3);
  const auto bodies = center_.bodies();
  ASSERT_EQ(bodies.size(), 4u);
  for (const std::string& body : bodies) EXPECT_EQ(body, bodies[0]);
}

TEST_F(SyncClientTest, RetryAfterIsReported) {
  add(1, 1);
  http::Reply busy = http::problemReply(429, "Later");
  busy.headers = {{"Retry-After", "1"}};
  center_.next("/v1/journal", busy);
  start();
  EXPECT_TRUE(toldError(SyncError::Busy));
  EXPECT_TRUE(journal_.untilEmpty());
}

TEST_F(SyncClientTest, TooLargeBatchIsHalved) {
  add(1, 8);
  center_.next("/v1/journal", http::problemReply(413, "Too large"));
  center_.next("/v1/journal", http::problemReply(413, "Too large"));
  start();
  ASSERT_TRUE(journal_.untilEmpty());
  stop();
  EXPECT_EQ(center_.commits(), 8);
  EXPECT_EQ(center_.bodies().size(), 4u);  // of two entries each
  EXPECT_TRUE(journal_.parked_.empty());
}

TEST_F(SyncClientTest, SingleEntryThatIsTooLargeIsParkedAndTheNextGoesOn) {
  add(1, 2);
  for (int i = 0; i < 2; ++i) {
    center_.next("/v1/journal", http::problemReply(413, "Too large"));
  }
  start();
  ASSERT_TRUE(journal_.untilEmpty());
  stop();
  EXPECT_EQ(journal_.parked_.count(id(1)), 1u);
  EXPECT_THAT(journal_.taken_, ElementsAre(id(2)));
}

TEST_F(SyncClientTest, RefusedEntryIsParkedWithItsReasonAndBlocksNobody) {
  add(1, 3);
  center_.next("/v1/journal", [](const http::Request&, const http::Done& done) {
    using Kind = wire::EntryVerdict::Kind;
    done(FakeCenter::json(wire::encode(wire::PushReply{{{id(1), Kind::Taken, ""},
                                                        {id(2), Kind::Refused, "不认识的事项"},
                                                        {id(3), Kind::Taken, ""}},
                                                       500,
                                                       1 << 20})));
    return true;
  });
  start();
  ASSERT_TRUE(journal_.untilEmpty());
  ASSERT_TRUE(told([](const SyncState& state) { return state.parked == 1; }));
  stop();
  EXPECT_EQ(journal_.parked_[id(2)], "不认识的事项");
  EXPECT_THAT(journal_.taken_, ElementsAre(id(1), id(3)));
}

TEST_F(SyncClientTest, ConflictIsParkedWithWords) {
  journal_.add(id(1), "{\"n\":1}");
  start();
  ASSERT_TRUE(journal_.untilEmpty());
  journal_.add(id(1), "{\"n\":2}");
  client_->poke();
  ASSERT_TRUE(journal_.untilEmpty());
  stop();
  EXPECT_FALSE(journal_.parked_[id(1)].empty());
  EXPECT_EQ(center_.commits(), 1);
}

TEST_F(SyncClientTest, VerdictOnAnEntryThatWasNotSentIsIgnored) {
  add(1, 1);
  center_.next("/v1/journal", [](const http::Request&, const http::Done& done) {
    done(FakeCenter::json(wire::encode(
        wire::PushReply{{{id(9), wire::EntryVerdict::Kind::Taken, ""}}, 500, 1 << 20})));
    return true;
  });
  start();
  ASSERT_TRUE(journal_.untilEmpty());
  stop();
  EXPECT_THAT(journal_.taken_, ElementsAre(id(1)));
}

TEST_F(SyncClientTest, ChangeReachesTheJournalWhileThePollIsHeld) {
  std::promise<std::vector<StatusChange>> told_changes;
  options_.on_changes = [&](const std::vector<StatusChange>& changes) {
    told_changes.set_value(changes);
  };
  start();
  ASSERT_TRUE(center_.seen("/v1/changes", 2));  // the first asks only, the second is held
  center_.change(accepted());
  const auto changes = told_changes.get_future().get();
  stop();
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].status, DossierStatus::Accepted);
  ASSERT_EQ(journal_.changes_.size(), 1u);
  EXPECT_EQ(journal_.cursor_, "1");
}

TEST_F(SyncClientTest, PageOfChangesThatDoesNotMoveTheCursorIsGivenUp) {
  const auto stuck = [](const http::Request& request, const http::Done& done) {
    done(FakeCenter::json(wire::encode(
        wire::ChangesReply{std::string(request.parameter("cursor")), {accepted()}, 0})));
    return true;
  };
  center_.next("/v1/changes", stuck);
  center_.next("/v1/changes", stuck);
  start();
  ASSERT_TRUE(told([](const SyncState& state) {
    return state.error == SyncError::ServerFault && !state.online &&
           state.detail == "changes without a new cursor";
  }));
  center_.change(accepted());  // and a centre that is well again is followed
  ASSERT_TRUE(journal_.until([](const MemoryJournal& j) { return j.cursor_ == "1"; }));
  ASSERT_TRUE(told([](const SyncState& state) { return state.online; }));
  stop();
  EXPECT_EQ(journal_.changes_.size(), 1u) << "nothing of the stuck pages was stored";
}

TEST_F(SyncClientTest, AnswerThatNeverComesIsGivenUpAndSentAgain) {
  options_.transport.patience = 1s;
  std::promise<http::Done> kept;  // an answer that the centre owes for ever
  center_.next("/v1/journal", [&](const http::Request&, const http::Done& done) {
    kept.set_value(done);
    return true;
  });
  add(1, 1);
  start();
  ASSERT_TRUE(toldError(SyncError::Timeout));
  EXPECT_TRUE(journal_.untilEmpty());
  stop();
  EXPECT_THAT(journal_.taken_, ElementsAre(id(1)));
  EXPECT_EQ(center_.commits(), 1);
}

TEST_F(SyncClientTest, HeldPollDoesNotDelayAPush) {
  start();
  ASSERT_TRUE(center_.seen("/v1/changes", 2));
  add(1, 1);
  client_->poke();
  EXPECT_TRUE(journal_.untilEmpty());
  EXPECT_TRUE(center_.seen("/v1/changes", 2));
}

TEST_F(SyncClientTest, StopWhilePollingEndsPromptly) {
  start();
  ASSERT_TRUE(center_.seen("/v1/changes", 2));
  stop();  // would outlast the test's time limit if it waited for the poll of 60 s and more
  stop();
  EXPECT_TRUE(journal_.changes_.empty());
}

TEST_F(SyncClientTest, StopWhileBackingOffEndsPromptly) {
  options_.url = "https://127.0.0.1:1";
  options_.planner.first_retry = options_.planner.longest_retry = 600s;
  start();
  EXPECT_TRUE(toldError(SyncError::NoConnection));
  stop();
}

TEST_F(SyncClientTest, RevokedTerminalSaysSo) {
  center_.revoked = true;
  start();
  EXPECT_TRUE(toldError(SyncError::NotAccepted));
}

TEST_F(SyncClientTest, TerminalOfAnotherAuthoritySaysSo) {
  test::TestCa other;
  const test::Issued stranger = other.client("延水关-01");
  options_.identity.cert_file = dir_.write("other.pem", stranger.certificate);
  options_.identity.key_file = dir_.write("other-key.pem", stranger.key);
  start();
  EXPECT_TRUE(toldError(SyncError::NotAccepted));
}

TEST_F(SyncClientTest, ServerOfAnotherAuthorityIsNotTrusted) {
  options_.identity.ca_file = dir_.write("other-ca.pem", test::TestCa().certificate());
  add(1, 1);
  start();
  EXPECT_TRUE(toldError(SyncError::NotTrusted));
  stop();
  EXPECT_EQ(center_.commits(), 0);
}

TEST_F(SyncClientTest, DiskThatFailsIsToldAndDoesNotEndTheLane) {
  class Failing : public MemorySource {
   public:
    Failing(MemoryJournal& journal, std::atomic<int>& left) : MemorySource(journal), left_(left) {}
    std::vector<JournalEntry> next(int entries, std::size_t bytes) override {
      if (left_-- > 0) throw std::runtime_error("disk");
      return MemorySource::next(entries, bytes);
    }

   private:
    std::atomic<int>& left_;
  };
  std::atomic<int> left{3};
  options_.journal = [&] { return std::make_unique<Failing>(journal_, left); };
  add(1, 1);
  start();
  EXPECT_TRUE(toldError(SyncError::Disk));
  EXPECT_TRUE(journal_.untilEmpty());
  stop();
}

}  // namespace
}  // namespace bianmin
