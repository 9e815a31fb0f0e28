// A printer that fails in the middle of a visit.
#include "tests/journeys/journey.h"
#include "tests/support/fake_printer.h"

namespace bianmin::test {
namespace {

void takeTicket(KioskDriver& kiosk) {
  openDibaoGuide(kiosk);
  kiosk.tap("guide.ticket");
  kiosk.waitFor("ticket.number");
}

TEST_F(JourneyTest, NumberIsShownAndKeptWhenThePaperIsOut) {
  FakePrinter printer;
  printer.become({.paper_end = true});
  county_.setPrinter(printer.device());
  auto kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  takeTicket(*kiosk);
  kiosk->waitForWords("打印纸用完");
  EXPECT_EQ(kiosk->label("ticket.number"), "B001");
  EXPECT_TRUE(printer.pages().empty());

  printer.become({});  // somebody puts in a new roll
  kiosk->tap("ticket.again");
  kiosk->waitForWords("打好了");
  EXPECT_EQ(printer.pages().size(), 1U);
  EXPECT_EQ(kiosk->label("ticket.number"), "B001");
}

TEST_F(JourneyTest, PaperThatEndsInTheMiddleIsNotPrintedAgainByItself) {
  FakePrinter printer;
  printer.become({.paper_ends_after = 20000});
  county_.setPrinter(printer.device());
  auto kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  takeTicket(*kiosk);
  kiosk->waitForWords("不知道打全了没有");
  const auto half = printer.printed().size();
  kiosk->tap("ticket.done");
  kiosk->waitFor("idle.start");
  printer.become({});
  takeTicket(*kiosk);
  kiosk->waitForWords("打好了");
  EXPECT_EQ(kiosk->label("ticket.number"), "B002");
  EXPECT_GT(printer.printed().size(), half);
}

TEST_F(JourneyTest, AStopInTheMiddleOfAJobIsKeptAsInterrupted) {
  FakePrinter printer;
  printer.become({.silent = true});
  county_.setPrinter(printer.device());
  auto kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  takeTicket(*kiosk);
  const auto jobs = [&] {
    return nlohmann::json::parse(county_.ctl({"--json", "prints", "list"}).text).at("jobs");
  };
  ASSERT_TRUE(becomesTrue([&] { return !jobs().empty(); }));
  kiosk->kill9();
  printer.become({});
  kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  EXPECT_TRUE(becomesTrue([&] { return jobs().at(0).at("state") == "interrupted"; }));
  EXPECT_TRUE(printer.pages().empty());
}

}  // namespace
}  // namespace bianmin::test
