#include "kiosk/guide/finder.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "kiosk/guide/readings.h"

namespace bianmin {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Matter matter(std::string id, std::string name, std::string official = {},
              std::vector<std::string> words = {}, std::string old = {}) {
  Matter m;
  m.id = std::move(id);
  m.service = m.id.substr(0, m.id.find('.'));
  m.name = std::move(name);
  m.official_name = std::move(official);
  m.words = std::move(words);
  m.old_name = std::move(old);
  return m;
}

Finder finder() {
  Catalogue c;
  c.matters = {matter("MED.join", "医保参保", "城乡居民基本医疗保险参保登记", {"看病", "新农合"}),
               matter("PENSION.claim", "领养老金", "城乡居民基本养老保险待遇申领", {"养老保险"}),
               matter("PENSION.join", "参加养老保险", "城乡居民基本养老保险参保登记", {}, "新农保"),
               matter("BANK.card", "银行卡", "社会保障卡银行账户开通")};
  c.services = {{"PENSION", "城乡居民基本养老保险", "老农保", ""}};
  c.events = {{"old", "满60岁了", "elder", "plum", {"PENSION.claim"}}};
  return Finder(c);
}

std::vector<std::string> ids(std::string_view typed, std::size_t most = 6) {
  std::vector<std::string> result;
  for (const Found& found : finder().find(typed, most)) result.push_back(found.matter);
  return result;
}

TEST(FinderTest, InitialsFindWhatTheyAreTheInitialsOf) {
  // A word that begins so stands before an official name that holds it.
  EXPECT_THAT(ids("ylbx"), ElementsAre("PENSION.claim", "MED.join", "PENSION.join"));
  EXPECT_THAT(ids("yhk"), ElementsAre("BANK.card"));
}

TEST(FinderTest, LettersMayBeTheWholeReadingOrAPartOfTheLast) {
  EXPECT_THAT(ids("lingyanglaojin"), ElementsAre("PENSION.claim"));
  EXPECT_THAT(ids("lingyangl"), ElementsAre("PENSION.claim"));
  EXPECT_THAT(ids("canjiayl"), ElementsAre("PENSION.join"));
  EXPECT_THAT(ids("yinhangka"), ElementsAre("BANK.card"));  // 行 is read hang here, xing elsewhere
  EXPECT_THAT(ids("yinxingka"), ElementsAre("BANK.card"));
}

TEST(FinderTest, ChineseAloneAndMixedWithLettersIsFound) {
  EXPECT_THAT(ids("新农合"), ElementsAre("MED.join"));
  EXPECT_THAT(ids("养lao金"), ElementsAre("PENSION.claim"));
  EXPECT_THAT(ids("60岁"), ElementsAre("PENSION.claim"));
  EXPECT_THAT(ids("新n合"), ElementsAre("MED.join"));
  EXPECT_THAT(ids("新nonghe"), ElementsAre("MED.join"));
  EXPECT_THAT(ids("x农h"), ElementsAre("MED.join"));
  EXPECT_THAT(ids("新 n h"), ElementsAre("MED.join"));  // as the pinyin engine divides it
  EXPECT_THAT(ids("新b合"), IsEmpty());
}

TEST(FinderTest, AnOldNameCountsLikeTheNameAndIsToldAsTheReason) {
  const auto found = finder().find("xnb", 3);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].matter, "PENSION.join");
  EXPECT_EQ(found[0].through, "新农保");
  EXPECT_EQ(found[0].hit, Hit::Name);
  EXPECT_EQ(finder().find("canjia", 1).front().through, "");
}

TEST(FinderTest, BetterHitsStandFirstAndEachMatterOnce) {
  const auto found = finder().find("yl", 9);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].hit, Hit::Word);  // 养老保险, a word for PENSION.claim
  EXPECT_EQ(found[0].matter, "PENSION.claim");
  EXPECT_EQ(found[1].hit, Hit::Part);
  EXPECT_EQ(finder().find("yl", 2).size(), 2U);
}

TEST(FinderTest, CaseBlanksAndApostrophesDoNotMatter) {
  EXPECT_EQ(ids("YL BX"), ids("ylbx"));
  EXPECT_EQ(ids("yang'lao"), ids("yanglao"));
}

TEST(FinderTest, NothingIsFoundForNothingOrNonsense) {
  EXPECT_THAT(ids(""), IsEmpty());
  EXPECT_THAT(ids(" '"), IsEmpty());
  EXPECT_THAT(ids("qqqq"), IsEmpty());
  EXPECT_THAT(ids("\xff"), IsEmpty());
}

TEST(ReadingsTest, SimplifiedCharactersOfDailyUseAreKnown) {
  EXPECT_EQ(readingsOf(U'养'), "yang");
  EXPECT_EQ(readingsOf(U'行'), "hang xing");
  EXPECT_EQ(initialsOf(U'行'), (1U << ('h' - 'a')) | (1U << ('x' - 'a')));
  for (const char32_t c : std::u32string_view(U"低保残疾贴贫困灾补证户迁籍孤儿童耕")) {
    EXPECT_FALSE(readingsOf(c).empty()) << static_cast<std::uint32_t>(c);
  }
  EXPECT_EQ(readingsOf(U'a'), "");
  EXPECT_EQ(readingsOf(0x10FFFF), "");
}

TEST(ReadingsTest, BothWaysOfTypingSoundsWithoutAKeyAreKnown) {
  EXPECT_TRUE(isRead(U"妇女", U"funv"));
  EXPECT_TRUE(isRead(U"妇女", U"funu"));
  EXPECT_TRUE(isRead(U"种植", U"zhzh"));
  EXPECT_TRUE(isRead(U"种植", U"zz"));
  EXPECT_FALSE(isRead(U"种植", U"zhongzb"));
}

}  // namespace
}  // namespace bianmin
