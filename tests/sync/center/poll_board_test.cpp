// Held polls while the database fails in the middle of a look.
#include "sync/center/api/poll_board.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

#include "tests/sync/center/log_capture.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {
namespace {

class PollBoardTest : public testing::Test {
 protected:
  // Ends with the changes that it was answered with.
  std::future<std::size_t> hold(PollBoard& board, const Terminal& from, std::chrono::seconds wait,
                                const std::shared_ptr<const void>& client) {
    auto told = std::make_shared<std::promise<std::size_t>>();
    auto once = std::make_shared<std::atomic<bool>>(false);
    HeldPoll poll;
    poll.serial = from.serial;
    poll.village = from.village;
    poll.terminal = from.name;
    poll.mark = store_->feedMark();
    poll.until =
        std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now()) +
        wait;
    poll.client = client;
    poll.answer = [told, once](const ChangePage& page, std::int64_t) {
      if (!once->exchange(true)) told->set_value(page.changes.size());
    };
    poll.refuse = [] {};
    auto answer = told->get_future();
    board.hold(std::move(poll));
    return answer;
  }
  void rename(const char* sql) { Query(store_->db(), Sql(sql)).run(); }
  // Before a poll is answered its certificate is looked at.
  void breakCertificates() { rename("ALTER TABLE certificates RENAME TO away"); }
  void mendCertificates() { rename("ALTER TABLE away RENAME TO certificates"); }
  void noteFailure() {
    if (!noted_.exchange(true)) failed_.set_value();
  }

  TemporaryFolder folder_;
  StoreFactory stores_ = sqliteStore(folder_.path() / "center.db");
  std::unique_ptr<CenterStore> store_ = stores_();
  Terminal a_ = enrolled(*store_, "a", kVillageA, "A1");
  Terminal b_ = enrolled(*store_, "b", kVillageB, "B1");
  std::shared_ptr<const void> client_ = std::make_shared<int>(0);
  std::atomic<bool> noted_ = false;
  std::promise<void> failed_;
  LogCapture log_;  // the failures are meant
};

TEST_F(PollBoardTest, NewsThatFailedToBeToldAreToldByTheNextLook) {
  PollBoard board(stores_, [this] { noteFailure(); });
  breakCertificates();
  auto answer = hold(board, a_, std::chrono::seconds(4), client_);
  ingestOne(*store_, a_, dossierEntry(1));
  board.changed();
  failed_.get_future().wait();
  mendCertificates();
  board.changed();
  EXPECT_EQ(answer.get(), 1u);
}

TEST_F(PollBoardTest, AThrowInTheMiddleLeavesTheOthersHeld) {
  PollBoard board(stores_, [this] { noteFailure(); });
  std::shared_ptr<const void> gone = std::make_shared<int>(0);
  const auto first = hold(board, b_, std::chrono::hours(1), gone);
  auto second = hold(board, b_, std::chrono::hours(1), client_);
  auto third = hold(board, a_, std::chrono::hours(1), client_);
  breakCertificates();
  gone.reset();
  ingestOne(*store_, a_, dossierEntry(1));
  board.changed();
  failed_.get_future().wait();
  mendCertificates();
  board.release();
  second.get();
  third.get();
}

}  // namespace
}  // namespace bianmin::center
