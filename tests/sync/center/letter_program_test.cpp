// The daily run as the program does it: by hand, by itself, by two processes at once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "sync/center/store/letter_store.h"
#include "tests/sync/center/center_process.h"
#include "tests/sync/center/postgres_fixture.h"

namespace bianmin::center {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::SizeIs;

// Requests of a village, long overdue.
void addLate(const std::string& url, std::uint64_t count, Instant at = kNow) {
  const auto store = openStore(url)();
  const Terminal from = enrolled(*store, "t1", kVillageA, "AB");
  for (std::uint64_t n = 1; n <= count; ++n) {
    IncomingEntry entry = dossierEntry(n);
    entry.entry.at = at;
    store->ingest(from, std::span(&entry, 1), kNow);
    store->moveDossier({ulid(n), DossierStatus::Accepted, "", kNow, "张三", "2020-01-02"});
    Query(store->db(), "UPDATE dossiers SET burning = 1, clock = 'running' WHERE id = $1", ulid(n))
        .run();
  }
}

void setSupervisor(const std::string& url) {
  const auto db = openStore(url).connect();
  LetterStore(*db).setSupervisor("610622", "王五", "张三", kNow);
}

TEST(LetterProgramTest, ADryRunSaysWhatWouldBeDone) {
  CenterProgram program;
  ASSERT_EQ(program.run({"init"}).exit, 0);
  const std::string url = "sqlite:" + (program.data() / "center.db").string();
  addLate(url, 1);
  // A Monday.
  CommandResult tried = program.run({"letters", "run", "--on", "2026-11-23", "--dry-run"});
  EXPECT_EQ(tried.exit, 1) << tried.out;
  EXPECT_THAT(tried.out, HasSubstr("no-supervisor"));
  EXPECT_THAT(tried.out, HasSubstr("Nothing was changed."));
  setSupervisor(url);
  tried = program.run({"letters", "run", "--on", "2026-11-23", "--dry-run", "--json"});
  EXPECT_EQ(tried.exit, 0) << tried.out;
  const json plan = json::parse(tried.out);
  EXPECT_EQ(plan.at("letters").at(0).at("kind"), "supervise");
  EXPECT_EQ(plan.at("done"), false);
  EXPECT_THAT(program.run({"letters", "run", "--on", "2099-01-01"}).out, HasSubstr("--dry-run"));
  EXPECT_THAT(program.run({"letters", "run", "--on", "today"}).out, HasSubstr("2026-11-23"));
}

TEST(LetterProgramTest, ARunFarFromAllEntriesIsRefused) {
  CenterProgram program;
  ASSERT_EQ(program.run({"init"}).exit, 0);
  addLate("sqlite:" + (program.data() / "center.db").string(), 1);
  const CommandResult refused = program.run({"letters", "run", "--on", "2026-01-23"});
  EXPECT_NE(refused.exit, 0);
  EXPECT_THAT(refused.out, HasSubstr("2025-11-23"));
  EXPECT_EQ(program.run({"letters", "run", "--on", "2026-01-22"}).exit, 1) << "no supervisor";
}

TEST(LetterProgramTest, TwoProcessesAtOnceIssueEachLetterOnce) {
  PostgresDatabase database;
  CenterProgram first(database.url());
  ASSERT_EQ(first.run({"init"}).exit, 0);
  CenterProgram second(database.url(), first.data());
  constexpr std::uint64_t kRequests = 20;
  addLate(database.url(), kRequests);
  setSupervisor(database.url());
  CommandResult one, two;
  {
    const std::jthread a([&] {
      one = first.run({"letters", "run", "--on", "2025-11-24", "--json"});
    });
    const std::jthread b([&] {
      two = second.run({"letters", "run", "--on", "2025-11-24", "--json"});
    });
  }
  ASSERT_EQ(one.exit, 0) << one.out;
  ASSERT_EQ(two.exit, 0) << two.out;
  EXPECT_NE(json::parse(one.out).at("done"), json::parse(two.out).at("done"));
  const auto db = openStore(database.url()).connect();
  const auto letters = LetterStore(*db).letters({{"610622", {}}, LetterState::Issued, 0, 1000});
  ASSERT_THAT(letters, SizeIs(kRequests));
  EXPECT_EQ(letters.front().letter.serial, static_cast<int>(kRequests));
  EXPECT_EQ(letters.back().letter.serial, 1);
}

TEST(LetterProgramTest, TheCentreRunsTheDayByItself) {
  CenterProgram program;
  ASSERT_EQ(program.run({"init"}).exit, 0);
  const std::string url = "sqlite:" + (program.data() / "center.db").string();
  addLate(url, 1, std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
  program.serve();
  const auto db = openStore(url).connect();
  LetterStore letters(*db);
  // On a day of rest nothing is issued, but it is told that nobody answers for the village.
  while (letters.exceptions({"610622", {}}, 10).empty()) std::this_thread::yield();
  EXPECT_EQ(program.end(SIGTERM), 0);
}

}  // namespace
}  // namespace bianmin::center
