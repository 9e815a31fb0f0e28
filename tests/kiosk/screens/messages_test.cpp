// The words: each key that a source names is in both catalogues, none is left over, and what is
// filled in is the same in both languages.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "kiosk/guide/steps.h"
#include "kiosk/text/catalogue.h"
#include "tests/support/paths.h"

namespace bianmin {
namespace {

namespace fs = std::filesystem;

using Messages = std::map<std::string, std::string>;

std::string contents(const fs::path& path) {
  std::ifstream in(path);
  std::stringstream all;
  all << in.rdbuf();
  return all.str();
}

// The catalogues hold one line a message; msgfmt --check has read them before.
Messages readPo(const std::string& language) {
  static const std::regex kEntry("msgid \"([^\"]+)\"\nmsgstr \"((?:[^\"\\\\]|\\\\.)*)\"");
  const std::string text =
      contents(fs::path(BIANMIN_SOURCE_DIR) / "assets/locale" / (language + ".po"));
  Messages messages;
  for (std::sregex_iterator it(text.begin(), text.end(), kEntry), end; it != end; ++it) {
    messages[(*it)[1]] = (*it)[2];
  }
  return messages;
}

// All that the sources of the terminal have between quotation marks and that looks like a key.
std::set<std::string> literals(const std::regex& pattern) {
  std::set<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(BIANMIN_SOURCE_DIR "/kiosk")) {
    const fs::path& path = entry.path();
    if (path.extension() != ".cpp" && path.extension() != ".h") continue;
    const std::string text = contents(path);
    for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it) {
      found.insert((*it)[1]);
    }
  }
  return found;
}

std::set<std::string> usedDirectly() { return literals(std::regex("\\btrf?\\(\\s*\"([^\"]+)\"")); }

// Keys that are put together from a name: those of the states and of the consents.
std::set<std::string> usedByName() {
  std::set<std::string> keys;
  for (int i = 0; i <= static_cast<int>(DossierStatus::Withdrawn); ++i) {
    for (const char* part : {"title", "who", "now", "todo"}) {
      keys.insert(statusKey(static_cast<DossierStatus>(i), part));
    }
  }
  for (const char* id : {"mandate", "identity", "financial", "health", "minor"}) {
    keys.insert(std::string("consent.") + id + ".title");
    keys.insert(std::string("consent.") + id + ".reason");
  }
  return keys;
}

std::multiset<std::string> places(const std::string& message) {
  static const std::regex kPlace("\\{[^}]*\\}");
  std::multiset<std::string> found;
  for (std::sregex_iterator it(message.begin(), message.end(), kPlace), end; it != end; ++it) {
    found.insert(it->str());
  }
  return found;
}

TEST(MessagesTest, EveryKeyThatIsUsedIsInBothLanguages) {
  std::set<std::string> used = usedDirectly();
  ASSERT_GT(used.size(), 100U);
  used.merge(usedByName());
  for (const char* language : {"zh_CN", "en"}) {
    const Messages messages = readPo(language);
    for (const std::string& key : used) {
      EXPECT_TRUE(messages.contains(key)) << language << " has no " << key;
    }
  }
}

TEST(MessagesTest, NoMessageIsLeftOver) {
  std::set<std::string> used = literals(std::regex("\"([a-z_]+(?:\\.[A-Za-z_0-9]+)+)\""));
  used.merge(usedByName());
  for (const auto& [key, words] : readPo("zh_CN")) {
    EXPECT_TRUE(used.contains(key)) << key << " is used nowhere: " << words;
  }
}

TEST(MessagesTest, BothLanguagesSayTheSameThingsInTheSamePlaces) {
  const Messages chinese = readPo("zh_CN");
  const Messages english = readPo("en");
  EXPECT_EQ(chinese.size(), english.size());
  for (const auto& [key, words] : chinese) {
    const auto other = english.find(key);
    ASSERT_NE(other, english.end()) << key;
    EXPECT_FALSE(words.empty()) << key;
    EXPECT_FALSE(other->second.empty()) << key;
    EXPECT_EQ(places(words), places(other->second)) << key;
  }
}

TEST(MessagesTest, CompiledCataloguesGiveTheWordsOfTheirSources) {
  for (const char* language : {"en", "zh_CN"}) {
    loadMessages(BIANMIN_BUILD_DIR "/share/locale", language);
    const Messages messages = readPo(language);
    EXPECT_EQ(tr("home.title"), messages.at("home.title"));
  }
}

}  // namespace
}  // namespace bianmin
