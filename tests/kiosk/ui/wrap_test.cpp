#include "kiosk/ui/wrap.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace bianmin::ui {
namespace {

// Ideographs and full-width signs are 2 wide, all else 1.
std::vector<std::u32string> wrapped(std::u32string_view text, float width) {
  std::vector<Cell> cells;
  for (const char32_t c : text) cells.push_back({c, c >= 0x2E80 || c == U'“' ? 2.0F : 1.0F});
  std::vector<Line> lines;
  wrapLines(cells, width, lines);
  std::vector<std::u32string> result;
  for (const Line& line : lines) {
    result.emplace_back(text.substr(line.first, line.last - line.first));
  }
  return result;
}

using Lines = std::vector<std::u32string>;

TEST(WrapTest, ChineseBreaksBetweenAnyTwoCharacters) {
  EXPECT_EQ(wrapped(U"收入不够过日子吧", 6), (Lines{U"收入不", U"够过日", U"子吧"}));
}

TEST(WrapTest, NoCharacterIsLeftAloneOnTheLastLine) {
  EXPECT_EQ(wrapped(U"收入不够过日子", 6), (Lines{U"收入不", U"够过", U"日子"}));
  EXPECT_EQ(wrapped(U"收入不够过日子。", 6), (Lines{U"收入不", U"够过", U"日子。"}));
}

TEST(WrapTest, NothingIsLostAndNoLineIsWiderThanItsRoom) {
  constexpr std::u32string_view kText =
      U"都能在这里打印，打印好了一起交到窗口去，最晚 11月23日 16:30 办完。行";
  for (float width = 12; width < 80; ++width) {
    std::u32string all;
    for (const std::u32string& line : wrapped(kText, width)) {
      all += line;
      float wide = 0;
      for (const char32_t c : line) wide += c >= 0x2E80 ? 2.0F : 1.0F;
      if (line.back() == U' ') wide -= 1;
      EXPECT_LE(wide, width);
    }
    EXPECT_EQ(all, kText);
  }
}

TEST(WrapTest, PunctuationGoesWithTheCharacterBeforeIt) {
  EXPECT_EQ(wrapped(U"要办什么，点", 8), (Lines{U"要办什", U"么，点"}));
}

TEST(WrapTest, NoLineBeginsWithAClosingOrEndsWithAnOpeningSignAtAnyWidth) {
  constexpr std::u32string_view kText =
      U"您好！委托（村里）代我递交《低保申请》，行吗？他说：“不收钱、不签字”；再见。第 3 条（二）";
  for (float width = 6; width < 90; ++width) {
    for (const std::u32string& line : wrapped(kText, width)) {
      EXPECT_EQ(std::u32string_view(U"，。、；：？！）》”").find(line.front()),
                std::u32string_view::npos);
      EXPECT_EQ(std::u32string_view(U"（《“").find(line.back()), std::u32string_view::npos);
    }
  }
}

struct Whole {
  std::u32string_view text, part;
};

class WholeTest : public testing::TestWithParam<Whole> {};

TEST_P(WholeTest, StaysOnOneLineAtAnyWidthThatHoldsIt) {
  const auto [text, part] = GetParam();
  for (float width = 16; width < 60; ++width) {
    bool found = false;
    for (const std::u32string& line : wrapped(text, width)) {
      found = found || line.find(part) != std::u32string::npos;
    }
    EXPECT_TRUE(found) << width;
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, WholeTest,
    testing::Values(Whole{U"材料收到以后，30 个工作日内办完", U"30 个工作日"},
                    Whole{U"现在已经到了第 6 天，一共要 7 天", U"第 6 天"},
                    Whole{U"家里一起生活的有 12 个人，都填上", U"12 个"},
                    Whole{U"最晚在2026年11月23日这一天办完", U"2026年11月23日"},
                    Whole{U"请您记好卡号610622********0013不要丢", U"610622********0013"},
                    Whole{U"号码是 A012，到窗口去办就行了", U"A012，"},
                    Whole{U"每个月给您发 1,234.50元，打到卡里", U"1,234.50元"},
                    Whole{U"服务名字不断开：城\u2060乡\u2060居\u2060民，其余照常",
                          U"城\u2060乡\u2060居\u2060民"},
                    Whole{U"需要先安装Bianmin软件以后才能用", U"Bianmin"}));

TEST(WrapTest, ABlankAtTheEndOfALineTakesNoRoom) {
  const std::u32string_view text = U"张三 李四";
  std::vector<Cell> cells;
  for (const char32_t c : text) cells.push_back({c, c == U' ' ? 1.0F : 2.0F});
  std::vector<Line> lines;
  wrapLines(cells, 4, lines);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_FLOAT_EQ(lines[0].width, 4);
  EXPECT_EQ(lines[1].first, 3u);
}

TEST(WrapTest, ALineFeedBeginsALineAndMayLeaveOneEmpty) {
  EXPECT_EQ(wrapped(U"一\n\n二", 20), (Lines{U"一", U"", U"二"}));
}

TEST(WrapTest, ANumberWiderThanTheLineIsNotCut) {
  EXPECT_EQ(wrapped(U"卡6222020000000000号", 8), (Lines{U"卡", U"6222020000000000号"}));
}

TEST(WrapTest, NothingGivesNoLine) { EXPECT_TRUE(wrapped(U"", 8).empty()); }

}  // namespace
}  // namespace bianmin::ui
