// A folder of configuration files that a test writes and spoils.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "sync/config/error.h"

namespace bianmin {

// What an error has to say; line 0 means that it does not matter.
struct Wrong {
  std::string file;
  int line = 0;
  std::string field;
  std::string what;  // a part of the message
};

class ConfigFiles {
 public:
  ConfigFiles() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    std::string name = "bianmin-config-" + std::string(test->test_suite_name()) + "-" +
                       test->name() + "-" + std::to_string(::getpid());
    std::ranges::replace(name, '/', '-');  // of a test with a parameter
    folder_ = std::filesystem::temp_directory_path() / name;
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~ConfigFiles() { std::filesystem::remove_all(folder_); }
  ConfigFiles(const ConfigFiles&) = delete;
  ConfigFiles& operator=(const ConfigFiles&) = delete;

  const std::filesystem::path& folder() const { return folder_; }

  std::filesystem::path write(const std::string& name, const std::string& text) const {
    const auto path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }

  std::string read(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream(folder_ / name, std::ios::binary).rdbuf();
    return text.str();
  }

  // The line on which `text` starts for the first time; 0 when it is not there.
  int lineOf(const std::string& name, const std::string& text) const {
    const std::string all = read(name);
    const auto place = all.find(text);
    if (place == std::string::npos) return 0;
    return static_cast<int>(std::count(all.begin(), all.begin() + static_cast<long>(place), '\n')) +
           1;
  }

  // Replaces the first `from` of the file, which has to be there; gives the line where it stood.
  int replace(const std::string& name, const std::string& from, const std::string& to) const {
    std::string text = read(name);
    const auto place = text.find(from);
    EXPECT_NE(place, std::string::npos) << name << " has no " << from;
    if (place == std::string::npos) return 0;
    const auto before = std::count(text.begin(), text.begin() + static_cast<long>(place), '\n');
    write(name, text.replace(place, from.size(), to));
    return static_cast<int>(before) + 1;
  }

 private:
  std::filesystem::path folder_;
};

template <typename Load>
void expectWrong(Load load, const Wrong& wrong) {
  try {
    load();
    ADD_FAILURE() << "no error for " << wrong.field << ": " << wrong.what;
  } catch (const ConfigError& error) {
    EXPECT_TRUE(error.file().ends_with(wrong.file)) << error.what();
    if (wrong.line != 0) {
      EXPECT_EQ(error.line(), wrong.line) << error.what();
    }
    EXPECT_EQ(error.field(), wrong.field) << error.what();
    EXPECT_NE(std::string(error.what()).find(wrong.what), std::string::npos) << error.what();
    const std::string start =
        error.file() + ":" + std::to_string(error.line()) + ": " + error.field() + ": ";
    EXPECT_TRUE(std::string(error.what()).starts_with(start)) << error.what();
  }
}

}  // namespace bianmin
