// A centre that dies while it takes what a village has saved up.
#include <csignal>
#include <random>
#include <thread>

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
  auto kiosk = startKiosk();  // sends in the background
  std::minstd_rand random(7);
  for (int i = 0; i < 4; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 60));
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
