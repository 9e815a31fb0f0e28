#include "kiosk/input/pinyin.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace bianmin {
namespace {

class PinyinTest : public testing::Test {
 protected:
  PinyinTest() {
    work_dir_ = std::filesystem::temp_directory_path() /
                ("bianmin-pinyin-" +
                 std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + "-" +
                 std::to_string(::getpid()));
    std::filesystem::remove_all(work_dir_);
    pinyin_ = makePinyin(work_dir_.string(), 5);
  }
  ~PinyinTest() override {
    pinyin_.reset();
    std::filesystem::remove_all(work_dir_);
  }

  Composition type(std::string_view letters) {
    Composition composition;
    for (const char letter : letters) composition = pinyin_->key(letter);
    return composition;
  }

  // Pages until the candidate is there and chooses it; what was committed by that, or "?" when the
  // candidate does not come.
  std::string pick(Composition composition, const std::string& wanted) {
    for (;;) {
      const auto& list = composition.candidates;
      const auto it = std::ranges::find(list, wanted);
      if (it != list.end()) return pinyin_->choose(static_cast<int>(it - list.begin())).committed;
      if (!composition.has_more) return "?";
      composition = pinyin_->page(+1);
    }
  }

  std::filesystem::path work_dir_;
  std::unique_ptr<Pinyin> pinyin_;
};

TEST_F(PinyinTest, ANameIsTypedCharacterByCharacter) {
  EXPECT_EQ(pick(type("zhang"), "张"), "张");
  EXPECT_EQ(pick(type("san"), "三"), "三");
}

TEST_F(PinyinTest, AVillageIsTypedSyllableBySyllable) {
  std::string village;
  village += pick(type("di"), "地");
  village += pick(type("tian"), "天");
  village += pick(type("tang"), "堂");
  village += pick(type("cun"), "村");
  EXPECT_EQ(village, "地天堂村");
}

TEST_F(PinyinTest, AVillageIsTypedAtOnceAndChosenInParts) {
  auto composition = type("ditiantangcun");
  EXPECT_EQ(composition.preedit, "di tian tang cun");
  EXPECT_EQ(pick(composition, "地"), "");
  EXPECT_EQ(pick(pinyin_->page(0), "天堂"), "");
  EXPECT_EQ(pick(pinyin_->page(0), "村"), "地天堂村");
  EXPECT_EQ(pinyin_->page(0).preedit, "");
}

TEST_F(PinyinTest, CandidatesAreSimplifiedAndOnePageAtATime) {
  const auto first = type("zhang");
  EXPECT_EQ(first.candidates.size(), 5U);
  EXPECT_EQ(std::ranges::count(first.candidates, "張"), 0);
  EXPECT_TRUE(first.has_more);
  EXPECT_FALSE(first.has_previous);
  const auto second = pinyin_->page(+1);
  EXPECT_NE(second.candidates, first.candidates);
  EXPECT_TRUE(second.has_previous);
  EXPECT_EQ(pinyin_->page(-1).candidates, first.candidates);
  EXPECT_EQ(pinyin_->page(-1).candidates, first.candidates);
}

TEST_F(PinyinTest, TheLastPageHasNoMore) {
  auto composition = type("zhang");
  int pages = 1;
  while (composition.has_more && pages < 200) {
    composition = pinyin_->page(+1);
    ++pages;
  }
  EXPECT_FALSE(composition.has_more);
  EXPECT_EQ(pinyin_->page(+1).candidates, composition.candidates);
}

TEST_F(PinyinTest, BackspaceTakesBackOneLetter) {
  type("zhang");
  EXPECT_EQ(pinyin_->backspace().preedit, "zhan");
  for (int i = 0; i < 4; ++i) pinyin_->backspace();
  const auto empty = pinyin_->backspace();
  EXPECT_EQ(empty.preedit, "");
  EXPECT_TRUE(empty.candidates.empty());
  EXPECT_EQ(empty.committed, "");
}

TEST_F(PinyinTest, ClearForgetsTheLettersAndTheCommits) {
  pick(type("zhang"), "张");
  type("san");
  pinyin_->clear();
  const auto nothing = pinyin_->page(0);
  EXPECT_EQ(nothing.preedit, "");
  EXPECT_TRUE(nothing.candidates.empty());
  EXPECT_EQ(pick(type("zhang"), "张"), "张");
}

TEST_F(PinyinTest, AnApostropheSeparatesSyllables) {
  EXPECT_EQ(pick(type("xi'an"), "西安"), "西安");
  EXPECT_EQ(type("'").committed, "");
}

TEST_F(PinyinTest, WhatIsNoLetterIsIgnored) {
  type("zhang");
  for (const char other : {'1', 'Z', ' ', '\n', '=', '\0'}) {
    const auto composition = pinyin_->key(other);
    EXPECT_EQ(composition.preedit, "zhang") << static_cast<int>(other);
    EXPECT_EQ(composition.committed, "");
  }
  for (const int index : {-1, 5, 1000}) {
    EXPECT_EQ(pinyin_->choose(index).preedit, "zhang") << index;
  }
}

TEST_F(PinyinTest, InputIsBounded) {
  const auto long_input = type(std::string(500, 'a'));
  EXPECT_LE(std::ranges::count(long_input.preedit, 'a'), 60);
}

TEST_F(PinyinTest, ChoosingDoesNotChangeTheOrderForTheNextResident) {
  const auto before = type("zhang").candidates;
  pinyin_->clear();
  for (int i = 0; i < 20; ++i) pinyin_->choose((type("zhang"), 4));
  pinyin_->clear();
  EXPECT_EQ(type("zhang").candidates, before);
}

TEST_F(PinyinTest, NothingTypedIsLeftInTheWorkDirectory) {
  for (int i = 0; i < 5; ++i) {
    pick(type("ditiantangcun"), "地");
    pick(pinyin_->page(0), "天堂");
    pick(pinyin_->page(0), "村");
  }
  pick(type("zhang"), "张");
  pinyin_.reset();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(work_dir_)) {
    const std::string name = entry.path().filename().string();
    EXPECT_EQ(name.find("userdb"), std::string::npos) << entry.path();
    if (!entry.is_regular_file()) continue;
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    for (const char* typed : {"地", "天堂", "村", "张", "tiantang", "zhang"}) {
      EXPECT_EQ(text.str().find(typed), std::string::npos) << entry.path() << " holds " << typed;
    }
  }
}

TEST_F(PinyinTest, NoLogFileIsWritten) {
  type("zhang");
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::temp_directory_path())) {
    EXPECT_FALSE(entry.path().filename().string().starts_with("rime.bianmin")) << entry.path();
  }
}

TEST_F(PinyinTest, ASecondSessionIsRefused) {
  EXPECT_THROW(makePinyin(work_dir_.string(), 5), std::logic_error);
  EXPECT_EQ(pick(type("san"), "三"), "三");
}

TEST(PinyinStartTest, AMissingSchemaIsNamedForTheTechnician) {
  const auto dir = std::filesystem::temp_directory_path() / "bianmin-pinyin-empty";
  std::filesystem::create_directories(dir);
  try {
    makePinyin((dir / "work").string(), 5, dir.string());
    ADD_FAILURE() << "no error";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("rime-data-luna-pinyin"), std::string::npos);
  }
  std::filesystem::remove_all(dir);
}

}  // namespace
}  // namespace bianmin
