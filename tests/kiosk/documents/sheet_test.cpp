#include "kiosk/documents/sheet.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "kiosk/documents/parts.h"

namespace bianmin {
namespace {

struct Drawn {
  Bitmap page;
  int unknown = 0;
};

Drawn drawn(const std::string& text) {
  Sheet sheet(576);
  sheet.text(plain(text), {.size = 60});
  const int unknown = sheet.unknownCharacters();
  return {sheet.finish(), unknown};
}

TEST(SheetTest, RareCharactersOfNamesHaveTheirOwnGlyphs) {
  // 䶮 㛃 𫘧 𠅤 𬱖 𬸘: beyond GBK, most of them beyond the Basic Multilingual Plane.
  const std::vector<std::string> rare = {"\u4DAE",     "\u36C3",     "\U0002B627",
                                         "\U00020164", "\U0002CC56", "\U0002CE18"};
  std::vector<Bitmap> seen;
  for (const std::string& character : rare) {
    const Drawn d = drawn(character);
    EXPECT_EQ(d.unknown, 0) << character;
    EXPECT_TRUE(std::ranges::any_of(d.page.bits, [](auto b) { return b != 0; })) << character;
    EXPECT_EQ(std::ranges::count(seen, d.page), 0) << character;
    seen.push_back(d.page);
  }
}

TEST(SheetTest, ACharacterThatNoFontHasIsCounted) { EXPECT_EQ(drawn("\U0003FFFD").unknown, 1); }

TEST(SheetTest, RareCharactersAreBoldToo) {
  Sheet sheet(384);
  sheet.text(strong("张\U0002B627"), {.size = 40});
  EXPECT_EQ(sheet.unknownCharacters(), 0);
}

TEST(SheetTest, ALabelTooLongForItsColumnPushesWhatItSays) {
  const auto height = [](const std::string& label, const std::string& value) {
    Sheet sheet(384);
    sheet.rows({{label, strong(value)}});
    return sheet.finish().height;
  };
  const int one_line = height("电话", "138****5678");
  EXPECT_EQ(height("一起生活的人", "3 人"), one_line);
  EXPECT_GT(height("一起生活的人", "一共 3 个大人和 2 个孩子"), one_line);
}

TEST(SheetTest, PartsAreTornOnlyBetweenThem) {
  const auto height = [](int width) {
    Sheet sheet(width);
    sheet.together({"2026年11月23日 09:12", "1号终端", "当日有效"}, "　", {.size = 26});
    return sheet.finish().height;
  };
  EXPECT_GT(height(384), height(576));
}

TEST(KeepNumbersWholeTest, ANumberKeepsItsMeasure) {
  EXPECT_EQ(keepNumbersWhole("30 天"), "30\u00A0天");
  EXPECT_EQ(keepNumbersWhole("一共 30 个工作日"), "一共 30\u00A0个\u2060工\u2060作\u2060日");
  EXPECT_EQ(keepNumbersWhole("3号"), "3\u2060号");
}

TEST(KeepNumbersWholeTest, ADateIsOneWordAndTheTimeAnother) {
  EXPECT_EQ(keepNumbersWhole("2026年11月3日 09:12"),
            "2026\u2060年\u206011\u2060月\u20603\u2060日 09:12");
}

TEST(KeepNumbersWholeTest, OtherTextIsLeftAlone) {
  for (const char* text : {"", "户口簿", "A012", "镇 里", "a b 1 2", "人3"}) {
    EXPECT_EQ(keepNumbersWhole(text), text);
  }
}

TEST(FillTest, ValuesStandWhereTheMessageWantsThem) {
  EXPECT_EQ(fill("前面还有 {count} 人", {{"count", "<b>3</b>"}}), "前面还有 <b>3</b>\u00A0人");
  EXPECT_EQ(fill("A & {x}{x}", {{"x", "1"}}), "A &amp; 11");
}

TEST(SubjectTest, TheOfficialNameStandsOnceOnly) {
  EXPECT_EQ(subject("低保", "最低生活保障"), "低保（最低生活保障）");
  EXPECT_EQ(subject("临时救助", "临时救助"), "临时救助");
  EXPECT_EQ(subject("低保", ""), "低保");
  EXPECT_EQ(subject("", "最低生活保障"), "最低生活保障");
}

}  // namespace
}  // namespace bianmin
