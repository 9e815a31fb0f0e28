// A printer that fails in the middle of a visit.
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>

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

// A serial line at whose other end nobody reads: a page gets stuck in it.
class StuckLine {
 public:
  StuckLine() : master_(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) {
    ::grantpt(master_);
    ::unlockpt(master_);
  }
  ~StuckLine() { ::close(master_); }
  std::string device() const { return std::string("escpos+serial:") + ::ptsname(master_); }

 private:
  int master_;
};

TEST_F(JourneyTest, AStopInTheMiddleOfAJobIsKeptAsInterrupted) {
  const StuckLine line;
  county_.setPrinter(line.device());
  const auto state = [&] {
    const auto jobs = nlohmann::json::parse(county_.ctl({"--json", "prints", "list"}).text);
    const auto& rows = jobs.at("jobs");
    return rows.empty() ? std::string() : rows.at(0).at("state").get<std::string>();
  };
  auto kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  openDibaoGuide(*kiosk);
  kiosk->tap("guide.print");
  ASSERT_TRUE(becomesTrue([&] { return state() == "printing"; }));
  kiosk->kill9();
  kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  EXPECT_TRUE(becomesTrue([&] { return state() == "interrupted"; }));
}

}  // namespace
}  // namespace bianmin::test
