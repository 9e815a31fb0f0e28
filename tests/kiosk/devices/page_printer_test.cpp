#include "kiosk/devices/page_printer.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace bianmin {
namespace {

namespace fs = std::filesystem;

class PageFolderTest : public testing::Test {
 protected:
  PageFolderTest() {
    std::string name = (fs::temp_directory_path() / "bianmin-pages-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~PageFolderTest() override { fs::remove_all(folder_); }
  std::string contents(const fs::path& path) const {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  fs::path folder_;
};

TEST_F(PageFolderTest, EachPaperIsAFileOfItsOwn) {
  const fs::path pages = folder_ / "pages";
  const auto printer = makePagePrinter("file:" + pages.string());
  EXPECT_EQ(printer->status(), PrinterStatus::Ready);
  EXPECT_EQ(printer->print("%PDF-1", "guide").kind, PrintResult::Kind::Done);
  EXPECT_EQ(printer->print("%PDF-2", "mandate").kind, PrintResult::Kind::Done);
  EXPECT_EQ(contents(pages / "0001-guide.pdf"), "%PDF-1");
  EXPECT_EQ(contents(pages / "0002-mandate.pdf"), "%PDF-2");
}

TEST_F(PageFolderTest, ANewStartWritesOverNothing) {
  const std::string device = "file:" + folder_.string();
  makePagePrinter(device)->print("%PDF-1", "guide");
  makePagePrinter(device)->print("%PDF-2", "guide");
  EXPECT_EQ(contents(folder_ / "0001-guide.pdf"), "%PDF-1");
  EXPECT_EQ(contents(folder_ / "0002-guide.pdf"), "%PDF-2");
}

TEST_F(PageFolderTest, AFolderThatCannotBeMadeIsOffline) {
  std::ofstream(folder_ / "file") << "in the way";
  const auto printer = makePagePrinter("file:" + (folder_ / "file/pages").string());
  EXPECT_EQ(printer->status(), PrinterStatus::Offline);
  EXPECT_EQ(printer->print("%PDF", "guide").kind, PrintResult::Kind::NotStarted);
}

TEST(MakePagePrinterTest, WhatIsNoneOfTheFormsIsRefused) {
  EXPECT_NE(makePagePrinter("cups:Office"), nullptr);
  EXPECT_EQ(makePagePrinter("none")->status(), PrinterStatus::NotFitted);
  for (const char* device : {"", "file:", "cups:", "cups:a b", "escpos+file:x", "lp0"}) {
    EXPECT_THROW(makePagePrinter(device), std::invalid_argument) << device;
  }
}

}  // namespace
}  // namespace bianmin
