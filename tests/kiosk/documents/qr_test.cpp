// Every code on every paper is read by two different readers from a worn print.
#include <gtest/gtest.h>

#include <filesystem>
#include <stdexcept>

#include "kiosk/documents/layout.h"
#include "kiosk/documents/png.h"
#include "kiosk/documents/qr_bits.h"
#include "kiosk/guide/offline_text.h"
#include "tests/kiosk/documents/read_codes.h"
#include "tests/kiosk/documents/sample_papers.h"

namespace bianmin {
namespace {

using test::paperWords;
using test::samplePapers;
using test::sampleTicket;

struct Payloads {
  std::vector<std::string> operator()(const TicketPaper& p) const { return {p.qr}; }
  std::vector<std::string> operator()(const NoticePaper& p) const { return of(p.codes); }
  std::vector<std::string> operator()(const ReceiptPaper& p) const { return {p.qr}; }
  std::vector<std::string> operator()(const GuidePaper& p) const { return of(p.codes); }
  std::vector<std::string> operator()(const MandatePaper& p) const { return {p.qr}; }
  std::vector<std::string> operator()(const SupplementPaper& p) const { return of(p.codes); }
  std::vector<std::string> operator()(const DecisionPaper& p) const { return {p.qr}; }
  std::vector<std::string> operator()(const DeliveryPaper& p) const { return {p.qr}; }
  std::vector<std::string> operator()(const CardPaper& p) const { return {p.qr}; }
  static std::vector<std::string> of(const PaperCodes& codes) {
    return codes.offline.empty() ? std::vector{codes.link} : std::vector{codes.link, codes.offline};
  }
};

class PrintedCodeTest : public testing::TestWithParam<int> {
 protected:
  // What each reader finds on the worn strip.
  std::vector<std::string> readings(const Paper& paper, const std::string& name) {
    const Bitmap strip = layOut(paper, GetParam(), paperWords);
    writePng(strip, test::pictureFolder() / (name + ".png"));
    const auto picture = test::pictureFolder() / (name + "-seen.pgm");
    test::photograph(test::worn(strip), picture);
    std::vector<std::string> found;
    for (const std::string& reader : test::readers()) {
      found.push_back(test::readWith(reader, picture));
    }
    return found;
  }
};

INSTANTIATE_TEST_SUITE_P(Rolls, PrintedCodeTest, testing::Values(384, 576),
                         [](const auto& width) { return "Dots" + std::to_string(width.param); });

TEST_P(PrintedCodeTest, EveryCodeOnEveryPaperIsReadByBothReaders) {
  int number = 0;
  for (const Paper& paper : samplePapers()) {
    const std::string name = std::to_string(GetParam()) + "-" + std::to_string(++number) + "-" +
                             std::string(paperName(paper));
    const std::vector<std::string> found = readings(paper, name);
    for (const std::string& payload : std::visit(Payloads{}, paper)) {
      ASSERT_FALSE(payload.empty()) << name;
      for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_NE(found[i].find(payload), std::string::npos)
            << name << ", " << test::readers()[i] << ": " << found[i] << "\nwanted: " << payload;
      }
    }
  }
}

TEST_P(PrintedCodeTest, ChineseTextIsReadAsItWasWritten) {
  for (const char* text : {"延水关镇", "低保", "办理进度：请到延水关镇便民服务中心查询"}) {
    TicketPaper paper = sampleTicket();
    paper.qr = text;
    for (const std::string& found : readings(paper, "chinese")) {
      EXPECT_NE(found.find(text), std::string::npos) << found;
    }
  }
}

TEST_P(PrintedCodeTest, ALongAddressIsReadToo) {
  TicketPaper paper = sampleTicket();
  paper.qr = "https://bianmin.example.cn/g/" + std::string(200, 'q');
  for (const std::string& found : readings(paper, "long")) {
    EXPECT_NE(found.find(paper.qr), std::string::npos) << found;
  }
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

TEST(QrBitsTest, TheLowerLevelNeedsFewerModules) {
  const std::string words(kOfflineBytes, 'x');
  EXPECT_LT(qrBits(words, QrLevel::L).size, qrBits(words, QrLevel::M).size);
  // Five dots a module on 58 mm paper, margins taken off.
  EXPECT_GE(364 / (qrBits("中" + words.substr(3), QrLevel::L).size + 2 * kQrQuietZone), 5);
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
