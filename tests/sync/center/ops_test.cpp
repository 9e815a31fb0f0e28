// Monitoring and the graceful end, over real TLS and with the program itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <nlohmann/json.hpp>

#include "sync/center/ops/ops_server.h"
#include "tests/sync/center/center_process.h"
#include "tests/sync/center/centre_fixture.h"

namespace bianmin::center {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(MetricsTest, WhatHappenedIsInTheText) {
  Metrics metrics;
  metrics.answered(Metrics::Route::Journal, 200);
  metrics.answered(Metrics::Route::Journal, 200);
  metrics.pushed({3, 1, 0});
  metrics.pushTook(std::chrono::milliseconds(3));
  metrics.databaseFailed();
  metrics.refused(Metrics::Refused::SignIn);
  EXPECT_THAT(metrics.text({7, 2, 1, 89.5}),
              AllOf(HasSubstr("bianmin_requests_total{route=\"journal\",status=\"200\"} 2"),
                    HasSubstr("bianmin_push_entries_total{verdict=\"taken\"} 3"),
                    HasSubstr("bianmin_push_entries_total{verdict=\"conflict\"} 1"),
                    HasSubstr("bianmin_push_seconds_bucket{le=\"0.005\"} 1"),
                    HasSubstr("bianmin_changes_seconds_count 0"),
                    HasSubstr("bianmin_database_errors_total 1"),
                    HasSubstr("bianmin_refusals_total{what=\"sign_in\"} 1"),
                    HasSubstr("bianmin_held_polls 7"),
                    HasSubstr("bianmin_jobs_waiting{workers=\"terminals\"} 2"),
                    HasSubstr("bianmin_server_certificate_days 89.5")));
}

class OpsServerTest : public testing::Test {
 protected:
  OpsServerTest() {
    const Instant now =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    CertificateAuthority::openOrCreate(folder_.path(), now)
        .ensureServer(folder_.path(), {"127.0.0.1"}, now);
  }
  OpsParts parts(std::function<void()> probe) const {
    OpsParts made;
    made.certificate = (folder_.path() / "server.pem").string();
    made.private_key = (folder_.path() / "server.key").string();
    made.metrics = [] { return std::string("m 1\n"); };
    made.probe = std::move(probe);
    made.every = std::chrono::milliseconds(1);
    made.within = std::chrono::hours(1);
    return made;
  }
  Https client(const OpsServer& server) const {
    return {server.port(), (folder_.path() / "ca.pem").string()};
  }
  // What /readyz says when it has become another than `status`.
  static long readyAfter(Https& client, long status) {
    for (int i = 0; i < 10000; ++i) {
      const long now = client.get("/readyz").status;
      if (now != status) return now;
    }
    return status;
  }

  TemporaryFolder folder_;
};

TEST_F(OpsServerTest, ReadyIsWhoseStoreAnswers) {
  std::promise<void> answer;
  std::atomic<bool> broken{false};
  OpsServer server(parts([&, wait = answer.get_future().share()] {
    wait.wait();
    if (broken) throw std::runtime_error("away");
  }));
  server.start();
  Https ask = client(server);
  EXPECT_EQ(ask.get("/healthz").status, 200);  // also while the store hangs
  const Answer hangs = ask.get("/readyz");
  EXPECT_EQ(hangs.status, 503);
  EXPECT_THAT(hangs.body, HasSubstr("The database does not answer"));
  answer.set_value();
  EXPECT_EQ(readyAfter(ask, 503), 200);
  broken = true;
  EXPECT_EQ(readyAfter(ask, 200), 503);
  broken = false;
  EXPECT_EQ(readyAfter(ask, 503), 200);
  server.ending();
  EXPECT_THAT(ask.get("/readyz").body, HasSubstr("ending"));
  EXPECT_EQ(ask.get("/healthz").status, 200);
}

TEST_F(OpsServerTest, OnlyItsThreeAddressesAnswer) {
  OpsServer server(parts([] {}));
  server.start();
  Https ask = client(server);
  const Answer metrics = ask.get("/metrics");
  EXPECT_EQ(metrics.body, "m 1\n");
  EXPECT_EQ(metrics.content_type, "text/plain; version=0.0.4; charset=utf-8");
  EXPECT_EQ(ask.get("/").status, 404);
  EXPECT_EQ(ask.post("/metrics", "x").status, 405);
}

class OpsProgramTest : public testing::Test {
 protected:
  OpsProgramTest() {
    EXPECT_EQ(program_.run({"init"}).exit, 0);
    std::ofstream(file("center.toml"), std::ios::app) << "[ops]\nlisten = \"127.0.0.1:0\"\n";
    program_.serve(3);
    const CommandResult code =
        program_.run({"enrol-code", "--terminal", "demo-01", "--village", kVillageA, "--json"});
    const TerminalKey key;
    Https phone(program_.public_port, file("data/ca.pem"));
    const auto reply = wire::decodeEnrolReply(
        phone
            .post("/v1/enrol",
                  wire::encode(wire::EnrolRequest{json::parse(code.out).at("code"), key.csr("x")}))
            .body);
    EXPECT_TRUE(reply);
    writeSecret(file("t.pem"), reply->certificate_pem);
    writeSecret(file("t.key"), key.pem());
  }
  std::string file(const std::string& name) { return (program_.folder() / name).string(); }
  Https terminal() {
    return {program_.terminal_port, file("data/ca.pem"), file("t.pem"), file("t.key")};
  }
  Https ops() { return {program_.ops_port, file("data/ca.pem")}; }
  void untilOnePollIsHeld() {
    Https ask = ops();
    for (int i = 0; i < 10000; ++i) {
      if (ask.get("/metrics").body.find("bianmin_held_polls 1\n") != std::string::npos) return;
    }
    FAIL() << "no poll is held";
  }

  CenterProgram program_;
};

TEST_F(OpsProgramTest, TheMetricsTellWhatTerminalsDidAndNothingOfWhom) {
  ASSERT_EQ(terminal().post("/v1/journal", batchOf({wireTicket(1), wireDossier(2)})).status, 200);
  Https phone(program_.public_port, file("data/ca.pem"));
  phone.get("/p/" + kToken);
  phone.get("/secret-from-outside");
  phone.post("/v1/enrol", wire::encode(wire::EnrolRequest{"0000-0000", "x"}));
  const std::string text = ops().get("/metrics").body;
  EXPECT_THAT(text, AllOf(HasSubstr("bianmin_push_entries_total{verdict=\"taken\"} 2"),
                          HasSubstr("bianmin_requests_total{route=\"progress\",status=\"404\"} 1"),
                          HasSubstr("bianmin_requests_total{route=\"unknown\",status=\"404\"} 1"),
                          HasSubstr("bianmin_refusals_total{what=\"enrolment\"} 1"),
                          HasSubstr("bianmin_push_seconds_count 1"),
                          HasSubstr("bianmin_server_certificate_days 7")));
  for (const std::string& never : {std::string("demo-01"), std::string(kVillageA), kToken, ulid(1),
                                   std::string("secret"), std::string("127.0.0.1")}) {
    EXPECT_THAT(text, Not(HasSubstr(never)));
  }
}

TEST_F(OpsProgramTest, AtTheEndHeldPollsAreAnsweredAndItEndsWell) {
  Https client = terminal();
  auto held = std::async(std::launch::async, [&] { return client.get("/v1/changes?wait=60"); });
  untilOnePollIsHeld();
  program_.send(SIGTERM);
  const Answer answer = held.get();
  EXPECT_EQ(answer.status, 200) << answer.error;
  const auto reply = wire::decodeChangesReply(answer.body);
  ASSERT_TRUE(reply) << answer.body;
  EXPECT_TRUE(reply->changes.empty());
  EXPECT_EQ(program_.wait(), 0);
}

// Batches that are under way when the end comes are either answered or were never taken.
TEST_F(OpsProgramTest, ATransactionThatRunsIsFinishedAndAnswered) {
  std::vector<JournalEntry> entries;
  for (std::uint64_t n = 1; n <= 500; ++n) entries.push_back(wireTicket(n));
  Https client = terminal();
  std::promise<void> started;
  auto pushed = std::async(std::launch::async, [&] {
    started.set_value();
    return client.post("/v1/journal", batchOf(entries));
  });
  started.get_future().wait();
  program_.send(SIGTERM);
  const Answer answer = pushed.get();
  EXPECT_EQ(program_.wait(), 0);
  const auto count = sqliteStore(program_.data() / "center.db")()->ticketCount();
  EXPECT_EQ(count, answer.status == 200 ? 500 : 0) << answer.status << answer.error;
}

}  // namespace
}  // namespace bianmin::center
