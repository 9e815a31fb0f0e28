// Which printer a paper comes out of: a real TCP receipt printer that is not there, and A4 pages in
// a folder.
#include "kiosk/platform/print_lane.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/kiosk/documents/sample_papers.h"
#include "tests/kiosk/platform/waiting_queue.h"
#include "tests/support/fake_printer.h"

namespace bianmin {
namespace {

namespace fs = std::filesystem;

Paper mandate() {
  return mandatePaper(test::samplePlace(), test::sampleDibao(), test::sampleRequest(), {});
}

class PrintLaneTest : public testing::Test {
 protected:
  // The A4 printer as a folder.
  std::string pages() const { return "file:" + (folder_.path() / "a4").string(); }
  // One that takes nothing: a file stands where its folder would be.
  std::string brokenPages() const {
    std::ofstream(folder_.path() / "broken") << "no folder";
    return "file:" + (folder_.path() / "broken").string();
  }
  PrintResult print(const PrintDevices& devices, const Paper& paper) {
    PrintLane lane(folder_.path(), devices, events_.queue());
    lane.print(paper, 1);
    return events_.next<event::Printed>().result;
  }
  std::vector<std::string> pagesPrinted() const {
    std::vector<std::string> names;
    if (!fs::exists(folder_.path() / "a4")) return names;
    for (const auto& entry : fs::directory_iterator(folder_.path() / "a4")) {
      std::ifstream file(entry.path(), std::ios::binary);
      std::string start(5, ' ');
      file.read(start.data(), 5);
      EXPECT_EQ(start, "%PDF-") << entry.path();
      names.push_back(entry.path().filename());
    }
    return names;
  }
  JobState lastJob() const {
    const std::vector<PrintJob> jobs = Store(folder_.path(), std::nullopt).jobs();
    return jobs.empty() ? JobState::Queued : jobs.back().state;
  }

  test::OwnFolder folder_;
  test::FakePrinter roll_;
  test::WaitingQueue events_;
};

TEST_F(PrintLaneTest, ASheetToSignComesOutOfTheA4Printer) {
  const PrintResult result = print({roll_.device(), 576, pages()}, mandate());
  EXPECT_EQ(result.kind, PrintResult::Kind::Done);
  EXPECT_TRUE(result.page);
  EXPECT_EQ(result.status, PrinterStatus::Unknown) << "the lamp tells of the roll";
  EXPECT_EQ(pagesPrinted(), std::vector<std::string>{"0001-mandate.pdf"});
  EXPECT_TRUE(roll_.pages().empty());
  EXPECT_EQ(lastJob(), JobState::Done);
}

TEST_F(PrintLaneTest, ATicketComesOutOfTheRollBesideAnA4Printer) {
  const PrintResult result = print({roll_.device(), 576, pages()}, test::sampleTicket());
  EXPECT_EQ(result.kind, PrintResult::Kind::Done);
  EXPECT_FALSE(result.page);
  EXPECT_TRUE(roll_.awaitPages(1));
  EXPECT_TRUE(pagesPrinted().empty());
}

TEST_F(PrintLaneTest, WithoutAnA4PrinterASheetComesOutOfTheRoll) {
  const PrintResult result = print({roll_.device(), 576, "none"}, mandate());
  EXPECT_EQ(result.kind, PrintResult::Kind::Done);
  EXPECT_FALSE(result.page);
  EXPECT_TRUE(roll_.awaitPages(1));
}

TEST_F(PrintLaneTest, WhereTheA4PrinterTakesNothingTheRollStandsIn) {
  const PrintResult result = print({roll_.device(), 576, brokenPages()}, mandate());
  EXPECT_EQ(result.kind, PrintResult::Kind::Done);
  EXPECT_FALSE(result.page) << "the screen tells of the roll";
  EXPECT_TRUE(roll_.awaitPages(1));
  EXPECT_EQ(lastJob(), JobState::Done);
}

TEST_F(PrintLaneTest, WhereBothPrintersTakeNothingTheRollsReasonIsSaid) {
  roll_.become({.paper_end = true});
  const PrintResult result = print({roll_.device(), 576, brokenPages()}, mandate());
  EXPECT_EQ(result.kind, PrintResult::Kind::NotStarted);
  EXPECT_EQ(result.status, PrinterStatus::OutOfPaper);
  EXPECT_TRUE(roll_.pages().empty());
  EXPECT_EQ(lastJob(), JobState::Failed);
}

TEST_F(PrintLaneTest, WithoutARollEveryPaperIsAPage) {
  const PrintResult result = print({"none", 576, pages()}, test::sampleTicket());
  EXPECT_EQ(result.kind, PrintResult::Kind::Done);
  EXPECT_TRUE(result.page);
  EXPECT_EQ(result.status, PrinterStatus::Ready) << "there is no other to tell of";
  EXPECT_EQ(pagesPrinted(), std::vector<std::string>{"0001-ticket.pdf"});
}

TEST_F(PrintLaneTest, WithoutARollAFailingA4PrinterIsSaid) {
  const PrintResult result = print({"none", 576, brokenPages()}, test::sampleTicket());
  EXPECT_EQ(result.kind, PrintResult::Kind::NotStarted);
  EXPECT_EQ(result.status, PrinterStatus::Offline);
  EXPECT_EQ(lastJob(), JobState::Failed);
}

TEST_F(PrintLaneTest, WithoutAnyPrinterThatIsSaid) {
  const PrintResult result = print({"none", 576, "none"}, test::sampleTicket());
  EXPECT_EQ(result.kind, PrintResult::Kind::NotStarted);
  EXPECT_EQ(result.status, PrinterStatus::NotFitted);
}

}  // namespace
}  // namespace bianmin
