// The daily run and a clock that is wrong.
#include "sync/center/cli/letter_job.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "sync/center/store/letter_run.h"
#include "tests/sync/center/log_capture.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class LetterJobTest : public testing::Test {
 protected:
  // What is logged by the first look at that moment. The moment is asked for twice: to reckon the
  // days, then for the look, and stop() waits for its end.
  std::string look(Instant now) {
    std::promise<void> begun;
    int asked = 0;
    const LogCapture log;
    cli::LetterJob job(stores_, {}, {}, [&] {
      if (++asked == 2) begun.set_value();
      return now;
    });
    job.start();
    begun.get_future().wait();
    job.stop();
    return log.text();
  }

  TemporaryFolder folder_;
  StoreFactory stores_ = sqliteStore(folder_.path() / "center.db");
  std::unique_ptr<CenterStore> store_ = stores_();
};

TEST_F(LetterJobTest, AClockFarAheadOfAllEntriesRunsNothing) {
  const Terminal terminal = enrolled(*store_, "t1", kVillageA, "AB");
  ingestOne(*store_, terminal, dossierEntry(1));
  store_->seen(terminal.id, kNow + std::chrono::days(800));  // by the wrong clock
  EXPECT_THAT(look(kNow + std::chrono::days(800)),
              AllOf(HasSubstr("letters-clock-doubted"), HasSubstr("2025-11-23")));
  EXPECT_FALSE(lastLetterRun(store_->db()));
  EXPECT_THAT(look(kNow + std::chrono::days(60)), Not(HasSubstr("letters-clock-doubted")));
  EXPECT_EQ(lastLetterRun(store_->db()), localDate(kNow + std::chrono::days(60)));
}

TEST_F(LetterJobTest, WithoutAnyEntryTheClockIsBelieved) {
  look(kNow);
  EXPECT_EQ(lastLetterRun(store_->db()), localDate(kNow));
}

TEST_F(LetterJobTest, ALaterDayThatWasRunIsAnErrorToTell) {
  look(kNow + std::chrono::days(30));
  EXPECT_THAT(look(kNow), AllOf(HasSubstr("letters-stopped"), HasSubstr("2025-12-23")));
  EXPECT_THAT(look(kNow + std::chrono::days(30)),
              AllOf(HasSubstr("letters-run-before"), Not(HasSubstr("letters-stopped"))));
}

}  // namespace
}  // namespace bianmin::center
