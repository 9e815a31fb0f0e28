// A centre that dies while it takes what a village has saved up.
#include <csignal>

#include "kiosk/store/store.h"
#include "tests/journeys/journey.h"

namespace bianmin::test {
namespace {

constexpr int kTickets = 3600;  // several batches

TEST_F(JourneyTest, CentreKilledWhileItTakesABatchHasEachEntryOnce) {
  {
    Store store(county_.terminalData(), std::nullopt);
    const Instant at{std::chrono::milliseconds(1'790'000'000'000)};
    const Date day{std::chrono::year{2026} / 11 / 23};
    for (int i = 0; i < kTickets; ++i)
      store.issueTicket(std::string(1, static_cast<char>('A' + i % 4)), "", day, at);
  }
  county_.killCenter(SIGTERM);
  run({"sed", "-i", "s/^batch_entries = .*/batch_entries = 20/", county_.dir() / "center.toml"});
  county_.startCenter();
  auto kiosk = startKiosk();  // sends in the background
  for (int i = 0; i < 3; ++i) {
    const auto taken = [&] { return county_.outbox().at("taken").get<int>(); };
    const int before = taken();
    ASSERT_LT(before, kTickets) << "nothing was left to be cut";
    ASSERT_TRUE(becomesTrue([&] { return taken() > before; }));
    county_.killCenter(SIGKILL);
    county_.startCenter();
  }
  ASSERT_TRUE(county_.waitUntilSynced());
  EXPECT_EQ(county_.outbox().at("taken"), kTickets);
  const Output count = run({"sqlite3", county_.dir() / "center" / "center.db",
                            "SELECT count(*) || ' ' || count(DISTINCT id) FROM entries"});
  EXPECT_EQ(count.text, "3600 3600\n");
}

}  // namespace
}  // namespace bianmin::test
