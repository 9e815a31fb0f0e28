// Three centres on one PostgreSQL, terminals that push and follow over TLS, and power cuts: every
// entry is there once, every change is seen once. BIANMIN_CLUSTER_TERMINALS sets how many there
// are.
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "tests/sync/center/center_process.h"
#include "tests/sync/center/centre_fixture.h"
#include "tests/sync/center/postgres_fixture.h"

namespace bianmin::center {
namespace {

constexpr std::size_t kCentres = 3;
constexpr std::uint64_t kTicketsABatch = 5;
constexpr int kRounds = 2;  // each kills every centre once, and the database once
constexpr std::chrono::minutes kPatience{4};
constexpr std::chrono::milliseconds kBeforeAgain{50};  // a terminal does not hammer

std::size_t terminalsWanted() {
  const char* wanted = std::getenv("BIANMIN_CLUSTER_TERMINALS");
  return wanted == nullptr ? 40 : static_cast<std::size_t>(std::atoi(wanted));
}

class Counters {
 public:
  std::array<std::atomic<std::uint16_t>, kCentres> ports{};
  std::atomic<bool> calm = false;  // no more power cuts

  void add(std::uint64_t entries) {
    {
      const std::lock_guard lock(mutex_);
      pushed_ += entries;
    }
    more_.notify_all();
  }
  // Returns when that many more entries have been taken.
  bool waitFor(std::uint64_t entries) {
    std::unique_lock lock(mutex_);
    const std::uint64_t until = pushed_ + entries;
    return more_.wait_for(lock, kPatience, [&] { return pushed_ >= until; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable more_;
  std::uint64_t pushed_ = 0;
};

// One terminal: keeps its place and its cursor as a real one does, and takes another centre when
// one does not answer.
class Follower {
 public:
  Follower(std::size_t number, const std::filesystem::path& folder, Counters& shared)
      : number_(number), folder_(folder), shared_(shared) {}

  std::string name() const { return "t-" + std::to_string(number_); }
  std::string village() const { return std::to_string(610622101201 + number_ % 4); }
  const std::vector<std::string>& seen() const { return seen_; }
  const std::vector<std::string>& dossiers() const { return dossiers_; }
  std::uint64_t lastSeq() const { return seq_; }

  void enrol(CenterStore& store, const CertificateAuthority& authority, Instant now) {
    const TerminalKey key;
    store.addEnrolmentCode({name(), {name(), village(), ""}, now, now + std::chrono::minutes(5)});
    const auto issue = [&](const EnrolmentGrant&) -> Certificate {
      const IssuedCertificate made = authority.issueTerminal(key.csr(name()), name(), now);
      writeSecret(file(".pem"), made.pem);
      return {made.serial, made.fingerprint, now, made.not_after};
    };
    ASSERT_TRUE(store.enrol(name(), now, issue));
    writeSecret(file(".key"), key.pem());
  }

  // Pushes and follows until the power cuts are over.
  void work() {
    while (!shared_.calm && !late()) {
      push();
      follow();
    }
  }
  // Follows until it has seen as many changes as its village has had.
  void followUntil(std::size_t changes) {
    while (seen_.size() < changes && !late()) follow();
  }

 private:
  bool late() const { return std::chrono::steady_clock::now() > end_; }
  std::string file(const char* ending) const { return (folder_ / (name() + ending)).string(); }

  Https& client() {
    if (!client_) {
      const std::uint16_t port = shared_.ports[++tries_ % kCentres];
      client_ =
          std::make_unique<Https>(port, (folder_ / "ca.pem").string(), file(".pem"), file(".key"));
    }
    return *client_;
  }
  // Whether it was answered whole; otherwise the next try goes to another centre.
  bool answered(const Answer& answer) {
    if (answer.status == 200 && answer.error.empty()) return true;
    client_.reset();
    std::this_thread::sleep_for(kBeforeAgain);
    return false;
  }

  JournalEntry numbered(JournalEntry entry) {
    entry.seq = ++seq_;
    return entry;
  }
  std::uint64_t fresh() { return (number_ + 1) * 1'000'000 + seq_ + 1; }

  void push() {
    std::vector<JournalEntry> entries;
    for (std::uint64_t i = 0; i < kTicketsABatch; ++i) {
      entries.push_back(numbered(wireTicket(fresh())));
    }
    entries.push_back(numbered(wireDossier(fresh())));
    dossiers_.push_back(entries.back().id);
    const std::string batch = batchOf(entries);
    Answer answer;
    do {
      answer = client().post("/v1/journal", batch);
    } while (!answered(answer) && !late());
    EXPECT_EQ(answer.body.find("conflict"), std::string::npos) << answer.body;
    EXPECT_EQ(answer.body.find("refused"), std::string::npos) << answer.body;
    shared_.add(entries.size());
  }

  void follow() {
    const Answer answer = client().get("/v1/changes?wait=1&cursor=" + cursor_);
    if (!answered(answer)) return;
    const auto reply = wire::decodeChangesReply(answer.body);
    ASSERT_TRUE(reply) << answer.body;
    for (const StatusChange& change : reply->changes) seen_.push_back(change.dossier_id);
    cursor_ = reply->cursor;
  }

  std::size_t number_;
  std::filesystem::path folder_;
  Counters& shared_;
  std::chrono::steady_clock::time_point end_ = std::chrono::steady_clock::now() + kPatience;
  std::unique_ptr<Https> client_;
  std::size_t tries_ = number_;
  std::uint64_t seq_ = 0;
  std::string cursor_;
  std::vector<std::string> seen_;
  std::vector<std::string> dossiers_;
};

class ClusterTest : public testing::Test {
 protected:
  ClusterTest() {
    for (std::size_t i = 0; i < kCentres; ++i) {
      centres_.push_back(std::make_unique<CenterProgram>(server_.url(), keys_.path()));
    }
    EXPECT_EQ(centres_[0]->run({"init"}).exit, 0);
    for (std::size_t i = 0; i < kCentres; ++i) serve(i);
  }

  void serve(std::size_t i) {
    centres_[i]->serve();
    shared_.ports[i] = centres_[i]->terminal_port;
  }
  // A power cut meets work under way: some more entries have come since the last one.
  void waitForWork() {
    ASSERT_TRUE(shared_.waitFor(followers_.size())) << "nothing comes any more";
  }
  void powerCuts() {
    for (int round = 0; round < kRounds; ++round) {
      for (std::size_t i = 0; i < kCentres; ++i) {
        waitForWork();
        centres_[i]->end(SIGKILL);
        serve(i);
      }
      waitForWork();
      server_.kill();
      server_.start();
    }
    waitForWork();
  }

  test::PostgresServer server_;
  TemporaryFolder keys_;
  Counters shared_;
  std::vector<std::unique_ptr<CenterProgram>> centres_;
  std::vector<std::unique_ptr<Follower>> followers_;
};

TEST_F(ClusterTest, EveryEntryIsKeptOnceAndEveryChangeSeenOnceWhateverIsKilled) {
  const auto store = openStore(server_.url())();
  const auto authority = CertificateAuthority::open(keys_.path());
  const Instant now =
      std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  for (std::size_t i = 0; i < terminalsWanted(); ++i) {
    followers_.push_back(std::make_unique<Follower>(i, keys_.path(), shared_));
    followers_.back()->enrol(*store, authority, now);
  }
  std::vector<std::jthread> threads;
  for (auto& follower : followers_) threads.emplace_back([&] { follower->work(); });
  powerCuts();
  shared_.calm = true;
  threads.clear();

  std::map<std::string, std::set<std::string>> villages;
  for (const auto& f : followers_) {
    villages[f->village()].insert(f->dossiers().begin(), f->dossiers().end());
  }
  for (auto& follower : followers_) {
    threads.emplace_back([&] { follower->followUntil(villages[follower->village()].size()); });
  }
  threads.clear();

  // The connection of before the power cuts: the first call fails, the next one works.
  const auto after = openStore(server_.url())();
  std::uint64_t entries = 0;
  std::map<std::string, std::uint64_t> last;
  for (const Terminal& terminal : after->terminals()) last[terminal.name] = terminal.last_seq;
  for (const auto& f : followers_) {
    entries += f->lastSeq();
    EXPECT_EQ(last[f->name()], f->lastSeq());
    const std::set<std::string> different(f->seen().begin(), f->seen().end());
    EXPECT_EQ(f->seen().size(), different.size()) << f->name() << " saw a change twice";
    EXPECT_EQ(different, villages[f->village()]) << f->name();
  }
  const std::uint64_t dossiers = entries / (kTicketsABatch + 1);
  EXPECT_EQ(after->ticketCount(), static_cast<std::int64_t>(dossiers * kTicketsABatch));
  EXPECT_EQ(after->dossiers({"", {}, 1'000'000}).size(), dossiers);
  EXPECT_TRUE(after->findings(10).empty());
  RecordProperty("entries", std::to_string(entries));
}

}  // namespace
}  // namespace bianmin::center
