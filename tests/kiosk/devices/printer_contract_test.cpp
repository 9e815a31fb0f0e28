// What every printer promises, whatever is behind it.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

#include "kiosk/devices/memory_printer.h"
#include "kiosk/devices/printer.h"
#include "tests/kiosk/devices/sample_pages.h"
#include "tests/support/fake_printer.h"

namespace bianmin {
namespace {

using test::FakeCondition;
using test::FakePrinter;
using test::samplePage;
using test::withBlankRows;

// A printer and the other end of it.
class Rig {
 public:
  virtual ~Rig() = default;
  virtual Printer& printer() = 0;
  virtual std::vector<Bitmap> pages() = 0;
  virtual bool canTellTrouble() const { return true; }
  virtual void runOutOfPaper() {}
  virtual void openCover() {}
  virtual void runLow() {}
  virtual void breakWithin() {}
  virtual void recover() {}
};

class FakeRig : public Rig {
 public:
  explicit FakeRig(FakePrinter::Line line) : fake_(line), printer_(makePrinter(fake_.device())) {}
  Printer& printer() override { return *printer_; }
  std::vector<Bitmap> pages() override { return fake_.pages(); }
  void runOutOfPaper() override { fake_.become({.paper_end = true}); }
  void openCover() override { fake_.become({.cover_open = true}); }
  void runLow() override { fake_.become({.near_end = true}); }
  void breakWithin() override { fake_.become({.paper_ends_after = 20000}); }
  void recover() override { fake_.become({}); }

 private:
  FakePrinter fake_;
  std::unique_ptr<Printer> printer_;
};

class FileRig : public Rig {
 public:
  FileRig() {
    std::string name = (std::filesystem::temp_directory_path() / "bianmin-paper-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    printer_ = makePrinter("escpos+file:" + path());
  }
  ~FileRig() override { std::filesystem::remove_all(folder_); }
  Printer& printer() override { return *printer_; }
  std::vector<Bitmap> pages() override {
    std::ifstream in(path(), std::ios::binary);
    const escpos::Bytes bytes{std::istreambuf_iterator<char>(in), {}};
    return escpos::decodePages(bytes);
  }
  bool canTellTrouble() const override { return false; }

 private:
  std::string path() const { return (folder_ / "paper.escpos").string(); }

  std::filesystem::path folder_;
  std::unique_ptr<Printer> printer_;
};

class MemoryRig : public Rig {
 public:
  Printer& printer() override { return printer_; }
  std::vector<Bitmap> pages() override { return printer_.pages(); }
  void runOutOfPaper() override { printer_.say(PrinterStatus::OutOfPaper); }
  void openCover() override { printer_.say(PrinterStatus::CoverOpen); }
  void runLow() override { printer_.say(PrinterStatus::NearEnd); }
  void breakWithin() override { printer_.failWithin(PrinterStatus::OutOfPaper); }
  void recover() override { printer_.say(PrinterStatus::Ready); }

 private:
  MemoryPrinter printer_;
};

struct Kind {
  const char* name;
  std::function<std::unique_ptr<Rig>()> make;
};

class PrinterContractTest : public testing::TestWithParam<Kind> {
 protected:
  void SetUp() override { rig_ = GetParam().make(); }
  bool mute() const { return !rig_->canTellTrouble(); }
  Printer& printer() { return rig_->printer(); }

  std::unique_ptr<Rig> rig_;
};

TEST_P(PrinterContractTest, AGoodPrinterIsReadyOrCannotBeAsked) {
  EXPECT_EQ(printer().status(), mute() ? PrinterStatus::Unknown : PrinterStatus::Ready);
}

TEST_P(PrinterContractTest, APageComesOutAsItWasDrawn) {
  const Bitmap page = samplePage(576, 700);
  EXPECT_EQ(printer().print(page).kind, PrintResult::Kind::Done);
  EXPECT_EQ(rig_->pages(), std::vector<Bitmap>{page});
}

TEST_P(PrinterContractTest, NarrowPaperComesOutAsItWasDrawn) {
  const Bitmap page = samplePage(384, 300);
  EXPECT_EQ(printer().print(withBlankRows(page, 90)).kind, PrintResult::Kind::Done);
  EXPECT_EQ(rig_->pages(), std::vector<Bitmap>{page});
}

TEST_P(PrinterContractTest, PagesComeOutInOrderAndOnce) {
  std::vector<Bitmap> pages;
  for (unsigned i = 1; i <= 5; ++i) {
    pages.push_back(samplePage(576, 40 + static_cast<int>(i), i));
    ASSERT_EQ(printer().print(pages.back()).kind, PrintResult::Kind::Done);
  }
  EXPECT_EQ(rig_->pages(), pages);
}

TEST_P(PrinterContractTest, WithoutPaperNothingIsStarted) {
  if (mute()) GTEST_SKIP() << "cannot be asked";
  rig_->runOutOfPaper();
  EXPECT_EQ(printer().status(), PrinterStatus::OutOfPaper);
  const PrintResult result = printer().print(samplePage(576, 30));
  EXPECT_EQ(result.kind, PrintResult::Kind::NotStarted);
  EXPECT_EQ(result.status, PrinterStatus::OutOfPaper);
  EXPECT_TRUE(rig_->pages().empty());
}

TEST_P(PrinterContractTest, WithAnOpenCoverNothingIsStarted) {
  if (mute()) GTEST_SKIP() << "cannot be asked";
  rig_->openCover();
  const PrintResult result = printer().print(samplePage(576, 30));
  EXPECT_EQ(result.kind, PrintResult::Kind::NotStarted);
  EXPECT_EQ(result.status, PrinterStatus::CoverOpen);
}

TEST_P(PrinterContractTest, NearTheEndItStillPrintsAndSaysSo) {
  if (mute()) GTEST_SKIP() << "cannot be asked";
  rig_->runLow();
  const PrintResult result = printer().print(samplePage(576, 30));
  EXPECT_EQ(result.kind, PrintResult::Kind::Done);
  EXPECT_EQ(result.status, PrinterStatus::NearEnd);
}

TEST_P(PrinterContractTest, WhenThePaperEndsWithinAPageTheResultIsUnsure) {
  if (mute()) GTEST_SKIP() << "cannot be asked";
  rig_->breakWithin();
  const PrintResult result = printer().print(samplePage(576, 700));
  EXPECT_EQ(result.kind, PrintResult::Kind::Unsure);
  EXPECT_EQ(result.status, PrinterStatus::OutOfPaper);
  EXPECT_EQ(printer().status(), PrinterStatus::OutOfPaper);
}

TEST_P(PrinterContractTest, ItPrintsAgainAfterTheTroubleIsOver) {
  if (mute()) GTEST_SKIP() << "cannot be asked";
  rig_->breakWithin();
  ASSERT_EQ(printer().print(samplePage(576, 700)).kind, PrintResult::Kind::Unsure);
  rig_->recover();
  const Bitmap page = samplePage(576, 60, 9);
  EXPECT_EQ(printer().print(page).kind, PrintResult::Kind::Done);
  // On a real roll the rest of the broken page stands above it, uncut.
  const Bitmap last = rig_->pages().back();
  ASSERT_GE(last.bits.size(), page.bits.size());
  EXPECT_TRUE(std::equal(page.bits.rbegin(), page.bits.rend(), last.bits.rbegin()));
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, PrinterContractTest,
    testing::Values(Kind{"Tcp", [] { return std::make_unique<FakeRig>(FakePrinter::Line::Tcp); }},
                    Kind{"Serial",
                         [] { return std::make_unique<FakeRig>(FakePrinter::Line::Serial); }},
                    Kind{"File", [] { return std::make_unique<FileRig>(); }},
                    Kind{"Memory", [] { return std::make_unique<MemoryRig>(); }}),
    [](const auto& kind) { return kind.param.name; });

}  // namespace
}  // namespace bianmin
