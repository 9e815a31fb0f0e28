#include "kiosk/text/catalogue.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "kiosk/text/mo_file.h"

namespace bianmin {
namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

void put(std::string& out, std::size_t value) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
}

// A .mo file as msgfmt lays it out: header, two tables, then the texts.
std::string makeMo(const Entries& entries) {
  const std::size_t keys = 28, texts = keys + entries.size() * 8;
  std::string head, key_table, text_table, pool;
  const std::size_t pool_start = texts + entries.size() * 8;
  const auto add = [&](std::string& table, const std::string& text) {
    put(table, text.size());
    put(table, pool_start + pool.size());
    pool += text + '\0';
  };
  for (const auto& entry : entries) add(key_table, entry.first);
  for (const auto& entry : entries) add(text_table, entry.second);
  for (std::size_t n : {std::size_t{0x950412de}, std::size_t{0}, entries.size(), keys, texts,
                        std::size_t{0}, std::size_t{0}}) {
    put(head, n);
  }
  return head + key_table + text_table + pool;
}

const Entries kSample = {{"", "Content-Type: text/plain; charset=UTF-8\n"},
                         {"bar.end", "结束"},
                         {"ticket.ahead", "前面还有 {0} 人"},
                         {"two", "{0}{1}"}};

class CatalogueTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "bianmin-mo-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    dir_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(dir_); }
  void write(const std::string& language, const std::string& bytes) {
    std::ofstream(dir_ / (language + ".mo"), std::ios::binary) << bytes;
  }
  std::filesystem::path dir_;
};

TEST_F(CatalogueTest, GivesTheMessageOfAKey) {
  write("zh_CN", makeMo(kSample));
  loadMessages(dir_, "zh_CN");
  EXPECT_EQ(tr("bar.end"), "结束");
  EXPECT_EQ(trf("ticket.ahead", 3), "前面还有 3 人");
}

TEST_F(CatalogueTest, GivesTheKeyWhenThereIsNoMessage) {
  write("zh_CN", makeMo(kSample));
  loadMessages(dir_, "zh_CN");
  EXPECT_EQ(tr("no.such"), "no.such");
}

TEST_F(CatalogueTest, KeepsTheHeaderToItself) {
  write("zh_CN", makeMo(kSample));
  loadMessages(dir_, "zh_CN");
  EXPECT_EQ(tr(""), "");
}

TEST_F(CatalogueTest, ShowsAMessageRawWhenItsPlacesDoNotFit) {
  write("zh_CN", makeMo({{"two", "{0} {1}"}, {"open", "还差 {"}, {"name", "{hall}"}}));
  loadMessages(dir_, "zh_CN");
  EXPECT_EQ(trf("two", 1), "{0} {1}");
  EXPECT_EQ(trf("open", 1), "还差 {");
  EXPECT_EQ(trf("name", 1), "{hall}");
}

TEST_F(CatalogueTest, ReplacesTheWholeLanguage) {
  write("zh_CN", makeMo(kSample));
  write("en", makeMo({{"bar.end", "End"}}));
  loadMessages(dir_, "zh_CN");
  loadMessages(dir_, "en");
  EXPECT_EQ(tr("bar.end"), "End");
  EXPECT_EQ(tr("ticket.ahead"), "ticket.ahead");
}

TEST_F(CatalogueTest, KeepsTheOldLanguageWhenTheNewOneIsMissingOrDamaged) {
  write("zh_CN", makeMo(kSample));
  write("bad", "not a catalogue at all, but long enough");
  loadMessages(dir_, "zh_CN");
  EXPECT_THROW(loadMessages(dir_, "none"), std::runtime_error);
  EXPECT_THROW(loadMessages(dir_, "bad"), std::runtime_error);
  EXPECT_EQ(tr("bar.end"), "结束");
}

TEST(MoFileTest, RefusesEveryCutFile) {
  const std::string whole = makeMo(kSample);
  ASSERT_EQ(readMo(whole).size(), kSample.size() - 1);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_THROW(readMo(std::string_view(whole).substr(0, size)), std::runtime_error) << size;
  }
}

TEST(MoFileTest, RefusesOtherByteOrderAndRevision) {
  std::string bytes = makeMo(kSample);
  std::swap(bytes[0], bytes[3]);
  std::swap(bytes[1], bytes[2]);
  EXPECT_THROW(readMo(bytes), std::runtime_error);
  bytes = makeMo(kSample);
  bytes[4] = 1;
  EXPECT_THROW(readMo(bytes), std::runtime_error);
}

TEST(MoFileTest, RefusesACountThatTheFileCannotHold) {
  std::string bytes = makeMo(kSample);
  for (std::size_t i = 8; i < 12; ++i) bytes[i] = '\xff';
  EXPECT_THROW(readMo(bytes), std::runtime_error);
}

TEST(MoFileTest, TakesTheSingularOfPluralForms) {
  const std::string forms("1 个\0{0} 个", 14);
  const Messages messages = readMo(makeMo({{std::string("n\0ns", 4), forms}}));
  EXPECT_EQ(messages.at("n"), "1 个");
}

// Bytes changed at random either still read or are refused; the sanitizers watch for reads outside.
TEST(MoFileTest, SurvivesDamagedBytes) {
  const std::string whole = makeMo(kSample);
  std::mt19937 random(20261123);
  int refused = 0;
  for (int round = 0; round < 5000; ++round) {
    std::string bytes = whole;
    for (int i = 0; i < 3; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
    try {
      EXPECT_LE(readMo(bytes).size(), kSample.size());
    } catch (const std::runtime_error&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 0);
}

}  // namespace
}  // namespace bianmin
