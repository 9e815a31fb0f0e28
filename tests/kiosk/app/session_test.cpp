#include "gtest/gtest.h"
#include "tests/kiosk/app/sample.h"

namespace bianmin {
namespace {

using namespace std::chrono_literals;

TEST(SessionTest, StartLeavesIdleForHome) {
  Visit visit;
  ASSERT_EQ(visit.screen(), ScreenId::Idle);
  visit << event::Start{};
  EXPECT_EQ(visit.screen(), ScreenId::Home);
  EXPECT_TRUE(visit.session().back.empty());
}

TEST(SessionTest, HomeIsTheRestStateWhereThePlaceStartsThere) {
  Visit visit(true);
  EXPECT_EQ(visit.screen(), ScreenId::Home);
  visit.wait(1h);
  EXPECT_FALSE(visit.session().asking_still_there);
  EXPECT_EQ(visit.model.session_serial, 0u);
}

TEST(SessionTest, HomeThatWasUsedAsksWhereThePlaceStartsThere) {
  Visit visit(true);
  visit << event::NextDisplay{};
  visit.wait(120s);
  EXPECT_TRUE(visit.session().asking_still_there);
  visit.wait(30s);
  EXPECT_EQ(visit.screen(), ScreenId::Home);
  EXPECT_EQ(visit.session().display, Display::Normal);
}

TEST(SessionTest, NothingHappensOnIdleButStart) {
  Visit visit;
  for (const Event& event : std::vector<Event>{
           event::Back{}, event::End{}, event::GoHome{}, event::OpenHelp{}, event::OpenPrivacy{},
           event::OpenTickets{}, event::OpenProgress{}, event::OpenAllServices{},
           event::NextDisplay{}, event::TurnPage{2}, event::OpenMatter{"DIBAO.apply"},
           event::TakeTicket{"A", ""}, event::Submit{}}) {
    visit << event;
    EXPECT_EQ(visit.screen(), ScreenId::Idle);
    EXPECT_TRUE(visit.last.empty());
  }
  EXPECT_EQ(visit.model.session_serial, 0u);
}

TEST(SessionTest, BackLeadsTheWayThatWasCome) {
  Visit visit;
  visit << event::Start{} << event::OpenCard{"all"} << event::OpenMatter{"PENSION.claim"};
  EXPECT_EQ(visit.screen(), ScreenId::Guide);
  visit << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::Services);
  visit << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::Home);
  visit << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::Home);
}

TEST(SessionTest, BackShowsThePageThatWasLeft) {
  Visit visit;
  visit.openGuide() << event::TurnPage{2} << event::OpenHelp{};
  EXPECT_EQ(visit.session().page, 0);
  visit << event::Back{};
  EXPECT_EQ(visit.session().page, 2);
}

TEST(SessionTest, AScreenStandsOnTheWayBackOnlyOnce) {
  Visit visit;
  visit.openGuide() << event::OpenHelp{};
  for (int i = 0; i < 50; ++i) visit << event::OpenPrivacy{} << event::OpenHelp{};
  EXPECT_LE(visit.session().back.size(), 3u);
  EXPECT_EQ(visit.session().back.size(), visit.session().back_pages.size());
}

TEST(SessionTest, ACardOfOneMatterOpensItsGuide) {
  Visit visit;
  visit.openGuide();
  EXPECT_EQ(visit.screen(), ScreenId::Guide);
  ASSERT_NE(guideMatter(visit.model), nullptr);
  EXPECT_EQ(guideMatter(visit.model)->id, "DIBAO.apply");
}

TEST(SessionTest, ACardOfSeveralMattersOpensTheirList) {
  Visit visit;
  visit << event::Start{} << event::OpenCard{"all"};
  EXPECT_EQ(visit.screen(), ScreenId::Services);
  EXPECT_EQ(visit.session().card, "all");
}

TEST(SessionTest, UnknownCardsAndMattersOpenNothing) {
  Visit visit;
  visit << event::Start{} << event::OpenCard{"none"} << event::OpenMatter{"NONE.x"};
  EXPECT_EQ(visit.screen(), ScreenId::Home);
}

TEST(SessionTest, EndWipesTheSessionFromEveryScreen) {
  Visit visit;
  visit.openForm().write("张三");
  visit << event::End{};
  EXPECT_EQ(visit.screen(), ScreenId::Idle);
  EXPECT_TRUE(visit.form().answers.empty());
  EXPECT_EQ(visit.model.session_serial, 1u);
  EXPECT_NE(visit.get<effect::WipeSession>(), nullptr);
  EXPECT_NE(visit.get<effect::PinyinClear>(), nullptr);
}

TEST(SessionTest, AsksAfter120SecondsAndEnds30SecondsLater) {
  Visit visit;
  visit << event::Start{};
  visit.wait(119s);
  EXPECT_FALSE(visit.session().asking_still_there);
  visit.wait(1s);
  EXPECT_TRUE(visit.session().asking_still_there);
  EXPECT_EQ(secondsLeft(visit.model), 30);
  visit.wait(29s);
  EXPECT_EQ(visit.screen(), ScreenId::Home);
  EXPECT_EQ(secondsLeft(visit.model), 1);
  visit.wait(1s);
  EXPECT_EQ(visit.screen(), ScreenId::Idle);
  EXPECT_NE(visit.get<effect::WipeSession>(), nullptr);
}

TEST(SessionTest, ATouchPutsTheQuestionOff) {
  Visit visit;
  visit << event::Start{};
  visit.wait(119s) << event::Touched{};
  visit.wait(119s);
  EXPECT_FALSE(visit.session().asking_still_there);
}

TEST(SessionTest, StillHereGoesOnWhereItWas) {
  Visit visit;
  visit.openForm().write("张三");
  visit.wait(130s) << event::StillHere{};
  EXPECT_FALSE(visit.session().asking_still_there);
  EXPECT_EQ(visit.form().answers[0].view(), "张三");
  visit.wait(119s);
  EXPECT_FALSE(visit.session().asking_still_there);
}

TEST(SessionTest, ATouchBesideTheDialogsKeysStartsTheCountDownAnew) {
  Visit visit;
  visit << event::Start{};
  visit.wait(120s).wait(20s) << event::Touched{};
  EXPECT_TRUE(visit.session().asking_still_there);
  EXPECT_EQ(secondsLeft(visit.model), 30);
}

TEST(SessionTest, TheDialogCoversEverythingElse) {
  Visit visit;
  visit.openGuide().wait(120s) << event::OpenForm{} << event::GoHome{};
  EXPECT_EQ(visit.screen(), ScreenId::Guide);
  visit << event::End{};
  EXPECT_EQ(visit.screen(), ScreenId::Idle);
}

TEST(SessionTest, AStalledMachineAsksBeforeItEnds) {
  Visit visit;
  visit << event::Start{};
  visit.wait(1h);
  EXPECT_TRUE(visit.session().asking_still_there);
  EXPECT_EQ(secondsLeft(visit.model), 30);
  visit.wait(30s);
  EXPECT_EQ(visit.screen(), ScreenId::Idle);
}

TEST(SessionTest, TheWallClockDoesNotEndASession) {
  Visit visit;
  visit << event::Start{};
  visit << event::Tick{visit.model.mono,
                       {Date{std::chrono::sys_days{kToday} - std::chrono::days{1}}, 3}};
  EXPECT_EQ(visit.screen(), ScreenId::Home);
  EXPECT_EQ(visit.model.now.minute_of_day, 3);
}

TEST(SessionTest, TheDisplayKeyGoesLargeBlackAndBack) {
  Visit visit;
  visit << event::Start{};
  EXPECT_EQ(nextDisplayKey(visit.model), "bar.large");
  visit << event::NextDisplay{};
  EXPECT_EQ(visit.session().display, Display::Large);
  EXPECT_EQ(nextDisplayKey(visit.model), "bar.contrast");
  visit << event::NextDisplay{};
  EXPECT_EQ(visit.session().display, Display::LargeHighContrast);
  visit << event::NextDisplay{};
  EXPECT_EQ(visit.session().display, Display::Normal);
}

TEST(SessionTest, SyncAndPrinterAreToldToTheModel) {
  Visit visit;
  visit << event::SyncChanged{true, 4} << event::PrinterChanged{PrinterStatus::CoverOpen};
  EXPECT_TRUE(visit.model.online);
  EXPECT_EQ(visit.model.waiting, 4);
  EXPECT_EQ(visit.model.printer, PrinterStatus::CoverOpen);
}

TEST(NextWakeTest, IdleSleepsToTheNextMinute) {
  Visit visit;
  EXPECT_EQ(nextWake(visit.model) - visit.model.mono, 48s);  // the sample ticked at second 12
}

TEST(NextWakeTest, AVisitWakesToAsk) {
  Visit visit;
  visit << event::Start{};
  visit.wait(100s);
  EXPECT_EQ(nextWake(visit.model) - visit.model.mono, 20s);
}

TEST(NextWakeTest, TheCountDownWakesOnEachSecond) {
  Visit visit;
  visit << event::Start{};
  visit.wait(120s).wait(300ms);
  EXPECT_EQ(nextWake(visit.model) - visit.model.mono, 700ms);
  visit.wait(700ms);
  EXPECT_EQ(secondsLeft(visit.model), 29);
  EXPECT_EQ(nextWake(visit.model) - visit.model.mono, 1s);
}

TEST(NextWakeTest, EveryWakeLeadsToTheEndWithoutAnotherEvent) {
  Visit visit;
  visit << event::Start{};
  int wakes = 0;
  while (visit.screen() != ScreenId::Idle && ++wakes < 100) {
    visit << event::Tick{nextWake(visit.model), visit.model.now};
  }
  EXPECT_EQ(visit.screen(), ScreenId::Idle);
  EXPECT_LE(wakes, 40);  // a few minutes and a count-down of 30, no busy loop
}

}  // namespace
}  // namespace bianmin
