// Who comes without a certificate has a worker of its own: however busy it is, terminals are
// served.
#include "sync/center/api/workers.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>

#include "tests/sync/center/centre_fixture.h"

namespace bianmin::center {
namespace {

TEST(WorkersTest, WhatWouldWaitTooLongIsNotTaken) {
  const TemporaryFolder folder;
  Workers one(1, 2, sqliteStore(folder.path() / "center.db"));
  std::promise<void> running, go_on, all_done;
  std::atomic<int> done{0};
  ASSERT_TRUE(one.post([&](CenterStore& store) {
    running.set_value();
    go_on.get_future().wait();
    store.feedMark();
    ++done;
  }));
  running.get_future().wait();  // nothing waits behind it now
  EXPECT_TRUE(one.post([&](CenterStore&) { ++done; }));
  EXPECT_TRUE(one.post([&](CenterStore&) { all_done.set_value(); }));
  EXPECT_FALSE(one.post([&](CenterStore&) { ++done; })) << "two wait already";
  go_on.set_value();
  all_done.get_future().wait();
  EXPECT_EQ(done, 2);
  EXPECT_TRUE(one.post([&](CenterStore&) { ++done; })) << "there is room again";
}

TEST(WorkersTest, AStopFinishesWhatRunsAndDropsWhatWaits) {
  const TemporaryFolder folder;
  constexpr std::size_t kNeverFull = 100'000'000;
  Workers one(1, kNeverFull, sqliteStore(folder.path() / "center.db"));
  std::promise<void> running, go_on;
  std::atomic<int> done{0}, dropped{0};
  ASSERT_TRUE(one.post([&](CenterStore&) {
    running.set_value();
    go_on.get_future().wait();
    ++done;
  }));
  running.get_future().wait();
  ASSERT_TRUE(one.post([&](CenterStore&) { ++dropped; }));
  std::thread stopping([&] { one.stop(); });
  // Once a job is refused the stop has begun, and what waited is dropped.
  while (one.post([&](CenterStore&) { ++dropped; })) std::this_thread::yield();
  go_on.set_value();
  stopping.join();
  EXPECT_EQ(done, 1);
  EXPECT_EQ(dropped, 0);
}

// One worker for terminals; the only one for strangers is stuck in an enrolment that waits for the
// database's writer.
TEST(StrangersTest, AStrangerWhoHasToWaitNeverTakesATerminalsTurn) {
  CenterServerOptions options;
  options.workers = 1;
  RunningCentre centre(options);
  const auto terminal = centre.terminal("demo-01", kVillageA);
  const std::string poll = "/v1/changes?cursor=&wait=0";
  ASSERT_EQ(terminal->get(poll).status, 200) << "its visit of this minute is written down";
  const std::string code = centre.code("demo-02", kVillageA);

  SQLite::Database other(centre.database().string(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");  // as a long task of another program
  auto enrolling = std::async(std::launch::async, [&] {
    const TerminalKey key;
    return centre.enrolWith(code, key.csr("demo-02"));
  });
  auto asking = std::async(std::launch::async,
                           [&] { return centre.publicClient().get("/p/" + kToken).status; });
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(terminal->get(poll).status, 200) << i;
  }
  EXPECT_NE(enrolling.wait_for(std::chrono::seconds(0)), std::future_status::ready)
      << "the stranger waits still";
  other.exec("COMMIT");
  EXPECT_EQ(enrolling.get().status, 200);
  EXPECT_EQ(asking.get(), 404) << "nothing was handed in";
}

}  // namespace
}  // namespace bianmin::center
