// What a telephone reads from a paper: zbarimg (package zbar-tools) stands for the telephone.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <stdexcept>

#include "kiosk/documents/layout.h"
#include "kiosk/documents/png.h"
#include "kiosk/documents/qr_bits.h"
#include "tests/kiosk/documents/sample_papers.h"

namespace bianmin {
namespace {

using test::paperWords;
using test::sampleNotice;
using test::sampleReceipt;
using test::sampleTicket;

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "bianmin-qr-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::filesystem::path operator/(const char* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

// Twice as large, as a camera sees a paper from near.
Bitmap twice(const Bitmap& page) {
  Bitmap large{page.width * 2, page.height * 2, {}};
  large.bits.resize(static_cast<std::size_t>(large.stride() * large.height));
  for (int y = 0; y < large.height; ++y) {
    for (int x = 0; x < large.width; ++x) {
      if (!page.black(x / 2, y / 2)) continue;
      large.bits[static_cast<std::size_t>(y * large.stride() + x / 8)] |=
          static_cast<std::uint8_t>(0x80 >> x % 8);
    }
  }
  return large;
}

std::string readCode(const Bitmap& page) {
  const Folder folder;
  const auto picture = folder / "page.png";
  writePng(twice(page), picture);
  const std::string command =
      "zbarimg --quiet --raw -Sdisable -Sqrcode.enable '" + picture.string() + "' 2>/dev/null";
  std::FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("no zbarimg");
  std::string text;
  std::array<char, 512> chunk{};
  while (std::fgets(chunk.data(), static_cast<int>(chunk.size()), pipe) != nullptr) {
    text += chunk.data();
  }
  ::pclose(pipe);
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

class PrintedCodeTest : public testing::TestWithParam<int> {};

INSTANTIATE_TEST_SUITE_P(Rolls, PrintedCodeTest, testing::Values(384, 576),
                         [](const auto& width) { return "Dots" + std::to_string(width.param); });

TEST_P(PrintedCodeTest, TheTicketsCodeIsRead) {
  EXPECT_EQ(readCode(layOut(sampleTicket(), GetParam(), paperWords)), sampleTicket().qr);
}

TEST_P(PrintedCodeTest, TheNoticesCodeIsRead) {
  EXPECT_EQ(readCode(layOut(sampleNotice(), GetParam(), paperWords)), sampleNotice().codes.link);
}

TEST_P(PrintedCodeTest, TheReceiptsCodeIsRead) {
  EXPECT_EQ(readCode(layOut(sampleReceipt(), GetParam(), paperWords)), sampleReceipt().qr);
}

TEST_P(PrintedCodeTest, ChineseTextIsReadAsItWasWritten) {
  for (const char* text : {"延水关镇", "低保", "办理进度：请到延水关镇便民服务中心查询"}) {
    TicketPaper paper = sampleTicket();
    paper.qr = text;
    EXPECT_EQ(readCode(layOut(paper, GetParam(), paperWords)), text);
  }
}

TEST_P(PrintedCodeTest, ALongAddressIsReadToo) {
  TicketPaper paper = sampleTicket();
  paper.qr = "https://bianmin.example.cn/g/" + std::string(200, 'q');
  EXPECT_EQ(readCode(layOut(paper, GetParam(), paperWords)), paper.qr);
}

TEST(QrBitsTest, PlainTextCarriesNoCharacterSetHeader) {
  // 20 bytes and 4 + 8 bits of mode and count fill version 2 at level M (28 code words) with room
  // for an ECI header or without; 26 bytes fit only without it.
  EXPECT_EQ(qrBits(std::string(26, 'x')).size, 25);
  EXPECT_EQ(qrBits(std::string(23, 'x') + "中").size, 29);
}

TEST(QrBitsTest, AnEmptyOrOverlongTextGivesNoCode) {
  EXPECT_EQ(qrBits("").size, 0);
  EXPECT_EQ(qrBits(std::string(3000, 'x')).size, 0);
  EXPECT_GT(qrBits(std::string(2331, 'x')).size, 0);
}

TEST(QrBitsTest, TheFindersStandInThreeCorners) {
  const QrBits bits = qrBits("https://example.org/");
  for (int i = 0; i < 7; ++i) {
    EXPECT_TRUE(bits.black(i, 0));
    EXPECT_TRUE(bits.black(bits.size - 1 - i, 0));
    EXPECT_TRUE(bits.black(0, bits.size - 1 - i));
  }
}

TEST(WritePngTest, WhatCannotBeWrittenIsSaid) {
  const Bitmap page = layOut(sampleTicket(), 384, paperWords);
  EXPECT_THROW(writePng(page, "/no-such-folder/page.png"), std::runtime_error);
  EXPECT_THROW(writePng(Bitmap{}, "/tmp/never.png"), std::runtime_error);
}

}  // namespace
}  // namespace bianmin
