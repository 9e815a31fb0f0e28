#include "kiosk/documents/layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "kiosk/devices/escpos.h"
#include "tests/kiosk/documents/sample_papers.h"

namespace bianmin {
namespace {

using test::paperWords;
using test::sampleNotice;
using test::samplePapers;
using test::sampleReceipt;
using test::sampleTicket;

int blackInRow(const Bitmap& page, int y) {
  int count = 0;
  for (int x = 0; x < page.width; ++x) count += page.black(x, y) ? 1 : 0;
  return count;
}

int blackInColumn(const Bitmap& page, int x) {
  int count = 0;
  for (int y = 0; y < page.height; ++y) count += page.black(x, y) ? 1 : 0;
  return count;
}

struct Band {
  int top = 0;
  int height = 0;
};

// The highest stretch of rows of which none is blank, above the first half of the page.
Band tallestLine(const Bitmap& page) {
  Band best;
  int top = 0;
  for (int y = 0; y < page.height / 2; ++y) {
    if (blackInRow(page, y) == 0) top = y + 1;
    if (y + 1 - top > best.height) best = {top, y + 1 - top};
  }
  return best;
}

// The share of black dots in the band between its outermost ones, and how wide that is.
struct Ink {
  int width = 0;
  double share = 0;
};

Ink inkOf(const Bitmap& page, const Band& band) {
  int first = page.width;
  int last = 0;
  int black = 0;
  for (int y = band.top; y < band.top + band.height; ++y) {
    for (int x = 0; x < page.width; ++x) {
      if (!page.black(x, y)) continue;
      first = std::min(first, x);
      last = std::max(last, x);
      ++black;
    }
  }
  const int width = std::max(0, last - first + 1);
  return {width, static_cast<double>(black) / std::max(1, width * band.height)};
}

std::set<std::string> keysOf(const Paper& paper) {
  std::set<std::string> keys;
  layOut(paper, 576, [&](std::string_view key) {
    keys.emplace(key);
    return paperWords(key);
  });
  return keys;
}

TicketPaper crowdedTicket() {
  TicketPaper paper = sampleTicket();
  paper.hall = "某某自治州某某自治县很长很长的地名镇人民政府便民服务中心一楼大厅";
  paper.group_name = "城乡居民基本养老保险参保登记和待遇领取（含补缴、转移）";
  paper.number = "AB12345678";
  paper.bring = {"身份证", "户口簿", "一起生活的家人的核对授权书和收入证明",
                 "NON-BREAKING-LATIN-WORD-THAT-IS-LONGER-THAN-ANY-LINE-OF-A-PAPER"};
  paper.ahead = 128;
  paper.terminal = "服务中心一楼大厅东侧 1号终端";
  paper.qr = "https://bianmin.example.cn/g/" + std::string(120, 'x');
  return paper;
}

NoticePaper crowdedNotice() {
  NoticePaper paper = sampleNotice();
  paper.hall = crowdedTicket().hall;
  paper.title = crowdedTicket().group_name;
  paper.materials.push_back({"一起生活的所有成年家庭成员签过字的经济状况核对授权书",
                             "没有签字的人要说明原因" + std::string(60, 'W'),
                             "原件和复印件各一份，复印件要写明与原件一致"});
  paper.steps.push_back({std::string(70, 'M'), "县民政局会同乡镇人民政府", "20 个工作日"});
  paper.fee = "不收费；邮寄证件的邮费由申请的人自己付给邮政公司，按邮政公司的价目表";
  paper.basis.push_back("http://www.example.gov.cn/" + std::string(80, 'a'));
  return paper;
}

ReceiptPaper crowdedReceipt() {
  ReceiptPaper paper = sampleReceipt();
  paper.hall = crowdedTicket().hall;
  paper.code = "WWWW WWWW";
  paper.fields.emplace_back("一起生活的家人里有没有残疾人或者长期生病的人", "有，2 人");
  paper.fields.emplace_back("开户银行", std::string(60, '8'));
  paper.reprint = true;
  return paper;
}

class PaperWidthTest : public testing::TestWithParam<int> {
 protected:
  Bitmap lay(const Paper& paper) const { return layOut(paper, GetParam(), paperWords); }
  int margin() const { return GetParam() == 576 ? 20 : 10; }
};

INSTANTIATE_TEST_SUITE_P(Rolls, PaperWidthTest, testing::Values(384, 576),
                         [](const auto& width) { return "Dots" + std::to_string(width.param); });

TEST_P(PaperWidthTest, EveryPaperIsAsWideAsTheRoll) {
  for (const Paper& paper : samplePapers()) {
    const Bitmap page = lay(paper);
    EXPECT_EQ(page.width, GetParam());
    EXPECT_EQ(page.bits.size(), static_cast<std::size_t>(page.stride() * page.height));
    EXPECT_GT(page.height, 500);
    EXPECT_LT(page.height, 4000) << paperName(paper);
  }
}

TEST_P(PaperWidthTest, TheTicketsNumberIsSeenFromFar) {
  const Bitmap page = lay(sampleTicket());
  const Band number = tallestLine(page);
  EXPECT_GE(number.height, GetParam() == 576 ? 140 : 105);
  const Ink ink = inkOf(page, number);
  EXPECT_GE(ink.width, GetParam() * 7 / 10);
  EXPECT_GT(ink.share, 0.25);
  EXPECT_LT(ink.share, 0.65);
}

TEST_P(PaperWidthTest, NothingReachesIntoTheMarginsHoweverLongTheTextsAre) {
  std::vector<Paper> papers = samplePapers();
  papers.insert(papers.end(), {crowdedTicket(), crowdedNotice(), crowdedReceipt()});
  for (const Paper& paper : papers) {
    const Bitmap page = lay(paper);
    // Two dots for the overhang of a bold slanted stroke.
    for (int x = 0; x < margin() - 2; ++x) {
      EXPECT_EQ(blackInColumn(page, x), 0) << "left " << x << ", paper " << paper.index();
      EXPECT_EQ(blackInColumn(page, page.width - 1 - x), 0)
          << "right " << x << ", paper " << paper.index();
    }
    EXPECT_EQ(blackInRow(page, page.height - 1), 0);
  }
}

TEST_P(PaperWidthTest, LongTextsTakeMoreLines) {
  EXPECT_GT(lay(crowdedTicket()).height, lay(sampleTicket()).height + 100);
  EXPECT_GT(lay(crowdedNotice()).height, lay(sampleNotice()).height + 100);
  EXPECT_GT(lay(crowdedReceipt()).height, lay(sampleReceipt()).height + 60);
}

TEST_P(PaperWidthTest, ALongNumberStaysOnOneLineAndGetsSmaller) {
  TicketPaper paper = sampleTicket();
  const int usual = tallestLine(lay(paper)).height;
  paper.number = "A0123456";
  EXPECT_LT(tallestLine(lay(paper)).height, usual * 3 / 4);
  EXPECT_LT(lay(paper).height, lay(sampleTicket()).height);
}

TEST_P(PaperWidthTest, APrinterGetsTheVeryDotsThatWereDrawn) {
  for (const Paper& paper :
       {Paper(sampleTicket()), Paper(sampleNotice()), Paper(sampleReceipt())}) {
    const Bitmap page = lay(paper);
    EXPECT_EQ(escpos::decodeRaster(escpos::encodePage(page)), escpos::trimBottom(page));
  }
}

TEST_P(PaperWidthTest, TheSamePaperComesOutTheSame) {
  EXPECT_EQ(lay(sampleTicket()), lay(sampleTicket()));
}

TEST_P(PaperWidthTest, WhatIsNotKnownTakesNoPlace) {
  TicketPaper paper = sampleTicket();
  const int full = lay(paper).height;
  paper.bring.clear();
  const int without_things = lay(paper).height;
  paper.qr.clear();
  const int without_code = lay(paper).height;
  EXPECT_LT(without_things, full - 40);
  EXPECT_LT(without_code, without_things - 150);
}

TEST_P(PaperWidthTest, EmptyPapersAreStillPapers) {
  for (const Paper& paper : {Paper(TicketPaper{}), Paper(NoticePaper{}), Paper(ReceiptPaper{}),
                             Paper(GuidePaper{}), Paper(MandatePaper{}), Paper(SupplementPaper{}),
                             Paper(DecisionPaper{}), Paper(DeliveryPaper{}), Paper(CardPaper{})}) {
    EXPECT_EQ(lay(paper).width, GetParam());
    EXPECT_TRUE(layOutPdf(paper, paperWords).starts_with("%PDF"));
  }
}

TEST(LayOutTest, ASecondCopyIsMarked) {
  TicketPaper ticket = sampleTicket();
  EXPECT_FALSE(keysOf(ticket).contains("paper.reprint"));
  ticket.reprint = true;
  EXPECT_TRUE(keysOf(ticket).contains("paper.reprint"));
  EXPECT_TRUE(keysOf(crowdedReceipt()).contains("paper.reprint"));
}

TEST(LayOutTest, NobodyAheadIsSaidInItsOwnWords) {
  TicketPaper ticket = sampleTicket();
  EXPECT_TRUE(keysOf(ticket).contains("paper.ticket.ahead"));
  ticket.ahead = 0;
  EXPECT_TRUE(keysOf(ticket).contains("paper.ticket.first"));
  EXPECT_FALSE(keysOf(ticket).contains("paper.ticket.ahead"));
}

TEST(LayOutTest, AnUncertainNoticeSaysSo) {
  NoticePaper notice = sampleNotice();
  EXPECT_TRUE(keysOf(notice).contains("paper.notice.to_verify"));
  notice.to_verify = false;
  EXPECT_FALSE(keysOf(notice).contains("paper.notice.to_verify"));
}

TEST(LayOutTest, WordsWithMarkupSignsArePrintedAsTheyAre) {
  TicketPaper ticket = sampleTicket();
  ticket.hall = "<b>甲&乙</b>";
  ticket.bring = {"身份证<复印件>", "A&B"};
  EXPECT_GT(layOut(ticket, 576, paperWords).height, 500);
}

TEST(LayOutTest, PaperTooNarrowForWordsIsRefused) {
  EXPECT_THROW(layOut(sampleTicket(), 200, paperWords), std::invalid_argument);
}

TEST(LayOutTest, WarmingUpChangesNothing) {
  const Bitmap before = layOut(sampleTicket(), 576, paperWords);
  warmUp();
  EXPECT_EQ(layOut(sampleTicket(), 576, paperWords), before);
}

}  // namespace
}  // namespace bianmin
