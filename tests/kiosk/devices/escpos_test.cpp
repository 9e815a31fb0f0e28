#include "kiosk/devices/escpos.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "tests/kiosk/devices/sample_pages.h"

namespace bianmin {
namespace {

using escpos::Bytes;
using test::samplePage;
using test::withBlankRows;

TEST(EscPosTest, WhatWasEncodedIsDecodedAgain) {
  for (const int width : {384, 576}) {
    for (const int height : {1, 255, 256, 257, 1620}) {
      const Bitmap page = samplePage(width, height);
      EXPECT_EQ(escpos::decodeRaster(escpos::encodePage(page)), page) << width << "x" << height;
    }
  }
}

TEST(EscPosTest, BlankRowsAtTheBottomAreNotSent) {
  const Bitmap page = samplePage(576, 100);
  EXPECT_EQ(escpos::encodePage(withBlankRows(page, 300)), escpos::encodePage(page));
  EXPECT_EQ(escpos::trimBottom(withBlankRows(page, 300)), page);
}

TEST(EscPosTest, ABandHasAtMost256Rows) {
  const Bytes bytes = escpos::encodePage(samplePage(576, 600));
  const Bytes first_band = {0x1B, '@', 0x1D, 'v', '0', 0, 72, 0, 0, 1};
  ASSERT_GT(bytes.size(), first_band.size());
  EXPECT_TRUE(std::equal(first_band.begin(), first_band.end(), bytes.begin()));
  const std::size_t second = 2 + 8 + 72 * 256;
  EXPECT_EQ(bytes.size(), 2 + 3 * 8 + 72 * 600 + 6);
  EXPECT_EQ((Bytes{bytes.begin() + second, bytes.begin() + second + 3}), (Bytes{0x1D, 'v', '0'}));
}

TEST(EscPosTest, APageEndsWithFeedAndPartialCut) {
  const Bytes bytes = escpos::encodePage(samplePage(384, 9));
  EXPECT_EQ((Bytes{bytes.end() - 6, bytes.end()}), (Bytes{0x1B, 'd', 5, 0x1D, 'V', 1}));
}

TEST(EscPosTest, EachCutEndsAPage) {
  const Bitmap one = samplePage(576, 20, 1);
  const Bitmap two = samplePage(576, 30, 2);
  Bytes both = escpos::encodePage(one);
  const Bytes more = escpos::encodePage(two);
  both.insert(both.end(), more.begin(), more.end());
  EXPECT_EQ(escpos::decodePages(both), (std::vector<Bitmap>{one, two}));
  EXPECT_EQ(escpos::decodeRaster(both).height, 50);
}

TEST(EscPosTest, StatusRequestsBetweenCommandsAreSkipped) {
  const Bitmap page = samplePage(576, 20);
  Bytes bytes{escpos::kAskAll.begin(), escpos::kAskAll.end()};
  const Bytes job = escpos::encodePage(page);
  bytes.insert(bytes.end(), job.begin(), job.end());
  bytes.insert(bytes.end(), escpos::kAskWhenDone.begin(), escpos::kAskWhenDone.end());
  EXPECT_EQ(escpos::decodeRaster(bytes), page);
}

TEST(EscPosTest, APageAfterABrokenOffJobIsWhole) {
  const Bitmap page = samplePage(576, 40, 2);
  const Bytes broken = escpos::encodePage(samplePage(576, 400, 1));
  const Bytes rest = escpos::encodePage(page);
  for (const std::size_t cut : {5U, 10U, 500U, 18442U, 18450U, 20000U}) {
    Bytes line{broken.begin(), broken.begin() + cut};
    const Bytes nul = escpos::unjam(576);
    line.insert(line.end(), nul.begin(), nul.end());
    line.insert(line.end(), {0x1D, 'V', 1});
    line.insert(line.end(), rest.begin(), rest.end());
    EXPECT_EQ(escpos::decodePages(line).back(), page) << cut;
  }
}

TEST(EscPosTest, AStreamThatEndsWithinACommandIsRefused) {
  Bytes bytes = escpos::encodePage(samplePage(576, 20));
  bytes.resize(300);
  EXPECT_THROW(escpos::decodeRaster(bytes), std::invalid_argument);
  EXPECT_THROW(escpos::decodeRaster(Bytes{0x1B}), std::invalid_argument);
}

TEST(EscPosTest, AnUnknownCommandIsRefused) {
  EXPECT_THROW(escpos::decodeRaster(Bytes{'A'}), std::invalid_argument);
  EXPECT_THROW(escpos::decodeRaster(Bytes{0x1B, 'p', 0}), std::invalid_argument);
}

TEST(EscPosTest, PagesOfTwoWidthsAreNotPutTogether) {
  Bytes bytes = escpos::encodePage(samplePage(576, 4));
  const Bytes narrow = escpos::encodePage(samplePage(384, 4));
  bytes.insert(bytes.end(), narrow.begin(), narrow.end());
  EXPECT_THROW(escpos::decodeRaster(bytes), std::invalid_argument);
  EXPECT_EQ(escpos::decodePages(bytes).size(), 2U);
}

TEST(EscPosTest, ABlankPageIsOnlyCut) {
  const Bitmap blank = withBlankRows(Bitmap{576, 0, {}}, 50);
  EXPECT_EQ(escpos::encodePage(blank).size(), 8U);
  EXPECT_EQ(escpos::decodePages(escpos::encodePage(blank)).at(0).height, 0);
}

TEST(EscPosTest, StatusBitsAreReadAsTheManualSays) {
  EXPECT_FALSE(escpos::read({}).offline);
  EXPECT_TRUE(escpos::read({0x1A, 0x12, 0x12}).offline);
  EXPECT_TRUE(escpos::read({0x1A, 0x16, 0x12}).cover_open);
  EXPECT_TRUE(escpos::read({0x1A, 0x32, 0x12}).paper_end);
  EXPECT_TRUE(escpos::read({0x12, 0x12, 0x72}).paper_end);
  EXPECT_TRUE(escpos::read({0x1A, 0x52, 0x12}).error);
  EXPECT_TRUE(escpos::read({0x12, 0x12, 0x1E}).paper_near_end);
  EXPECT_FALSE(escpos::read({0x12, 0x12, 0x1E}).paper_end);
}

TEST(EscPosTest, FlowControlAndUnaskedReportsAreNoAnswers) {
  for (const int byte : {0x11, 0x13, 0x10, 0x14, 0x00, 0x0F}) {
    EXPECT_FALSE(escpos::isStatusAnswer(static_cast<std::uint8_t>(byte))) << byte;
  }
  EXPECT_TRUE(escpos::isStatusAnswer(0x72));
  EXPECT_TRUE(escpos::isDoneAnswer(0x03));
  EXPECT_FALSE(escpos::isDoneAnswer(0x12));
}

}  // namespace
}  // namespace bianmin
