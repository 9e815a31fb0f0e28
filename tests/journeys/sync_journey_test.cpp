// A request on its way through lost networks, killed programs and a clock that jumps.
#include <csignal>
#include <random>
#include <thread>

#include "tests/journeys/journey.h"

namespace bianmin::test {
namespace {

TEST_F(JourneyTest, RequestHandedInWithoutNetworkReachesTheCountyLater) {
  auto kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  prepareRequest(*kiosk);
  county_.killCenter(SIGKILL);
  submit(*kiosk);
  const auto outbox = county_.outbox().at("entries");
  ASSERT_EQ(outbox.size(), 1U);
  EXPECT_NE(outbox.at(0).at("state"), "taken");
  county_.startCenter();
  EXPECT_TRUE(county_.waitUntilSynced());
  EXPECT_EQ(county_.requests().size(), 1U);
}

TEST_F(JourneyTest, RequestSurvivesAPowerCutRightAfterSubmitted) {
  auto kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  prepareRequest(*kiosk);
  county_.killCenter(SIGKILL);
  const std::string code = submit(*kiosk);
  kiosk->kill9();
  county_.startCenter();
  kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  EXPECT_TRUE(county_.waitUntilSynced());
  EXPECT_EQ(county_.requests().size(), 1U);
  kiosk->tap("idle.start");
  lookUp(*kiosk, code, "0013");
  kiosk->waitFor("progress.head.now");
}

TEST_F(JourneyTest, PowerCutWhileSubmittingLeavesAWholeRequestOrNone) {
  // The cut comes a little later each time, from before the tap is handled to after the commit.
  std::size_t expected = 0;
  for (const int delay_us : {0, 500, 2000, 5000, 10000, 40000}) {
    auto kiosk = startKiosk();
    kiosk->waitFor("idle.start");
    prepareRequest(*kiosk);
    std::thread cut([&] {
      std::this_thread::sleep_for(std::chrono::microseconds(delay_us));
      ::kill(kiosk->process().pid(), SIGKILL);
    });
    bool shown = false;
    try {
      submit(*kiosk);
      shown = true;
    } catch (const std::runtime_error&) {  // the terminal is gone
    }
    cut.join();
    kiosk->kill9();
    kiosk = startKiosk();
    kiosk->waitFor("idle.start");
    ASSERT_TRUE(county_.waitUntilSynced());
    const auto now = county_.requests().size();
    EXPECT_GE(now, expected + (shown ? 1 : 0)) << "a request that was shown as handed in is lost";
    EXPECT_LE(now, expected + 1) << "one visit made two requests";
    expected = now;
    EXPECT_EQ(kiosk->stop(), 0);
  }
  const auto outbox = county_.outbox().at("entries");
  EXPECT_EQ(outbox.size(), expected);
}

TEST_F(JourneyTest, ClockSetBackADayKeepsNumbersUniqueAndGapless) {
  auto kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  std::vector<std::string> numbers;
  for (int i = 0; i < 4; ++i) {
    if (i == 2) kiosk->moveClock(-24 * 60);
    openDibaoGuide(*kiosk);
    kiosk->tap("guide.ticket");
    kiosk->waitFor("ticket.number");
    numbers.push_back(kiosk->label("ticket.number"));
    kiosk->waitForWords("打好了");
    kiosk->tap("ticket.done");
    kiosk->waitFor("idle.start");
  }
  EXPECT_EQ(numbers, (std::vector<std::string>{"B001", "B002", "B003", "B004"}));
}

}  // namespace
}  // namespace bianmin::test
