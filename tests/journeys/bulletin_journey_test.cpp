// What the county publishes comes to the terminal, stays there without a network, and the county
// hears that it has arrived.
#include <csignal>

#include "sync/center/store/bulletin_store.h"
#include "sync/center/store/stores.h"
#include "tests/journeys/journey.h"

namespace bianmin::test {
namespace {

constexpr const char* kNotice = "01KAQ6JZ0N4Y8V2T9C3M000001";

center::KeptNotice waterIsOff() {
  const Instant now =
      std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  center::KeptNotice kept;
  kept.notice = {kNotice,
                 "停水通知",
                 "全村停水一天，请提前存水。",
                 localDate(now - std::chrono::days{1}),
                 localDate(now + std::chrono::days{30}),
                 Notice::For::Residents};
  kept.to.area = "610622";
  kept.published_at = now;
  kept.published_by = "张三";
  return kept;
}

TEST_F(JourneyTest, NoticeOfTheCountysIsReadAtTheTerminal) {
  const auto open =
      center::openStore("sqlite:" + (county_.dir() / "center" / "center.db").string());
  county_.killCenter(SIGTERM);
  center::BulletinStore(open()->db()).publish(waterIsOff());
  county_.startCenter();
  auto kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  kiosk->tap("idle.start");
  kiosk->waitFor("home.notices", std::chrono::seconds(30));
  kiosk->tap("home.notices");
  const std::string row = std::string("notices.") + kNotice;
  kiosk->waitFor(row);
  kiosk->tap(row);
  kiosk->waitForWords("请提前存水");
  EXPECT_EQ(kiosk->screen(), "notice");
  const auto arrived = [&] {
    const auto store = open();
    const auto report = center::BulletinStore(store->db()).report("demo-01");
    return report && report->bulletin > 0;
  };
  EXPECT_TRUE(becomesTrue(arrived)) << "the county hears what the terminal has";

  county_.killCenter(SIGKILL);
  kiosk->stop();
  kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  kiosk->tap("idle.start");
  kiosk->waitFor("home.notices");
}

}  // namespace
}  // namespace bianmin::test
