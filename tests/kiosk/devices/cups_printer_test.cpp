// CUPS is stood in for by two scripts of the same names, found first in PATH.
#include "kiosk/devices/cups_printer.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/kiosk/devices/sample_pages.h"

namespace bianmin {
namespace {

namespace fs = std::filesystem;

class CupsPrinterTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "bianmin-cups-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    old_path_ = ::getenv("PATH");
    ::setenv("PATH", (folder_.string() + ":" + old_path_).c_str(), 1);
    script("lpoptions", "cat '" + (folder_ / "options").string() + "'");
    queueSays("printer-state=3 printer-state-reasons=none");
  }
  void TearDown() override {
    ::setenv("PATH", old_path_.c_str(), 1);
    fs::remove_all(folder_);
  }

  void script(const std::string& name, const std::string& body) const {
    std::ofstream(folder_ / name) << "#!/bin/sh\n" << body << "\n";
    fs::permissions(folder_ / name, fs::perms::owner_all);
  }
  void queueSays(const std::string& options) const {
    std::ofstream(folder_ / "options") << options;
  }
  void queueTakesPages() const {
    script("lp", "for last; do :; done; cat \"$last\" > '" + (folder_ / "page").string() +
                     "'; echo \"$@\" > '" + (folder_ / "arguments").string() + "'");
  }
  std::string contents(const char* name) const {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  fs::path folder_;
  std::string old_path_;
};

TEST_F(CupsPrinterTest, TheQueueGetsThePageAsAPicture) {
  queueTakesPages();
  const Bitmap page = test::samplePage(384, 50);
  EXPECT_EQ(cupsPrinter("Counter-1")->print(page).kind, PrintResult::Kind::Done);
  const std::string dots(page.bits.begin(), page.bits.end());
  EXPECT_EQ(contents("page"), "P4\n384 50\n" + dots);
  EXPECT_NE(contents("arguments").find("-d Counter-1 "), std::string::npos);
}

TEST_F(CupsPrinterTest, AnOfficePrintersQueueGetsThePdfFileAsItIs) {
  queueTakesPages();
  const std::string pdf = "%PDF-1.7" + std::string(200'000, '\x01');
  EXPECT_EQ(cupsPagePrinter("Office")->print(pdf, "guide").kind, PrintResult::Kind::Done);
  EXPECT_EQ(contents("page"), pdf);
  EXPECT_NE(contents("arguments").find("-d Office -t guide -o media=A4"), std::string::npos);
}

TEST_F(CupsPrinterTest, WhatTheQueueRefusesWasNotStarted) {
  script("lp", "exit 1");
  EXPECT_EQ(cupsPrinter("Counter-1")->print(test::samplePage(384, 50)).kind,
            PrintResult::Kind::NotStarted);
}

TEST_F(CupsPrinterTest, AnEmptyTrayIsSaidBeforeAnythingIsSent) {
  queueTakesPages();
  queueSays("printer-state=5 printer-state-reasons=media-empty-error");
  const PrintResult result = cupsPrinter("Counter-1")->print(test::samplePage(384, 50));
  EXPECT_EQ(result.kind, PrintResult::Kind::NotStarted);
  EXPECT_EQ(result.status, PrinterStatus::OutOfPaper);
  EXPECT_FALSE(fs::exists(folder_ / "page"));
}

TEST_F(CupsPrinterTest, WithoutCupsItIsOffline) {
  script("lpoptions", "exit 127");
  EXPECT_EQ(cupsPrinter("Counter-1")->status(), PrinterStatus::Offline);
}

}  // namespace
}  // namespace bianmin
