// The terminal's own copies of requests are removed on their own once a day, as the privacy notice
// promises: from the clock's new day to the row in the database.
#include <gtest/gtest.h>

#include "kiosk/app/update.h"
#include "kiosk/platform/clock.h"
#include "kiosk/platform/runner.h"
#include "kiosk/store/station_key.h"
#include "tests/kiosk/app/sample.h"
#include "tests/kiosk/platform/waiting_queue.h"
#include "tests/kiosk/store/terminal_folder.h"

namespace bianmin {
namespace {

constexpr int kKeepDays = 7;

class RetentionTest : public testing::Test {
 protected:
  // Handed in and taken by the county so long ago.
  std::string handedIn(std::chrono::days ago) {
    const Instant at = wallNow() - ago;
    const std::string id = store_.saveDossier(zhangsan(), at).id;
    store_.taken({id}, at);
    return id;
  }
  // The effects of a tick, performed; afterwards the disk's worker has done what they ask for.
  void tick(Runner& runner, Model& model, const Date& day) {
    for (const Effect& effect : update(model, event::Tick{model.mono, {day, 1}, 0})) {
      runner.perform(effect, 0);
    }
    settle(runner);
  }
  void settle(Runner& runner) {
    runner.perform(effect::LookUpProgress{Secret(sampleCode()), Secret("0013")}, 0);
    events_.next<event::ProgressNotFound>();
  }

  CountyKeys keys_;
  test::OwnFolder folder_;
  Store store_{folder_.path(), StoreKeys{loadOrMakeStationKey(folder_.path()),
                                         keys_.county.public_key, keys_.village}};
  test::WaitingQueue events_;
};

TEST_F(RetentionTest, ANewDayRemovesTheCopiesWhoseTimeIsOver) {
  Model model = sampleModel();
  Runner runner({folder_.path(), {}, "", nullptr, kKeepDays}, events_.queue());
  settle(runner);  // what the start removes is behind
  const std::string old = handedIn(std::chrono::days(kKeepDays + 1));
  const std::string recent = handedIn(std::chrono::days(kKeepDays - 1));
  tick(runner, model, kToday);
  EXPECT_TRUE(store_.ownCopy(old).has_value()) << "it is the same day";
  tick(runner, model, daysAfter(kToday, 1));
  EXPECT_FALSE(store_.ownCopy(old).has_value());
  EXPECT_TRUE(store_.ownCopy(recent).has_value());
}

TEST_F(RetentionTest, ATerminalThatWasOffMakesUpForItAtTheStart) {
  const std::string old = handedIn(std::chrono::days(kKeepDays + 30));
  const std::string recent = handedIn(std::chrono::days(1));
  Runner runner({folder_.path(), {}, "", nullptr, kKeepDays}, events_.queue());
  settle(runner);
  EXPECT_FALSE(store_.ownCopy(old).has_value());
  EXPECT_TRUE(store_.ownCopy(recent).has_value());
}

}  // namespace
}  // namespace bianmin
