// A centre that dies while it takes what a village has saved up.
#include <csignal>
#include <random>
#include <thread>

#include "kiosk/store/store.h"
#include "tests/journeys/journey.h"

namespace bianmin::test {
namespace {

constexpr int kTickets = 900;

TEST_F(JourneyTest, CentreKilledWhileItTakesABatchHasEachEntryOnce) {
  {
    Store store(county_.terminalData(), std::nullopt);
    const Instant at{std::chrono::milliseconds(1'790'000'000'000)};
    const Date day{std::chrono::year{2026} / 11 / 23};
    for (int i = 0; i < kTickets; ++i) store.issueTicket(i % 2 == 0 ? "A" : "B", "", day, at);
  }
  auto kiosk = startKiosk();  // sends in the background
  std::minstd_rand random(7);
  for (int i = 0; i < 4; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 60));
    county_.killCenter(SIGKILL);
    county_.startCenter();
  }
  ASSERT_TRUE(county_.waitUntilSynced());
  const auto outbox = county_.outbox().at("entries");
  EXPECT_EQ(outbox.size(), static_cast<std::size_t>(kTickets));
  for (const auto& row : outbox) EXPECT_EQ(row.at("state"), "taken");
  const Output count = run({"sqlite3", county_.dir() / "center" / "center.db",
                            "SELECT count(*) || ' ' || count(DISTINCT id) FROM entries"});
  EXPECT_EQ(count.text, "900 900\n");
}

}  // namespace
}  // namespace bianmin::test
