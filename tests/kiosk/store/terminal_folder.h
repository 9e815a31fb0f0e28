// A terminal's data folder that is removed after the test, and what tests write into it.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "kiosk/store/store.h"

namespace bianmin {

// In memory where that is possible: what a sync means is tested in power_cut_test.cpp, and hundreds
// of real ones would only make the tests slow.
class TerminalFolder {
 public:
  TerminalFolder() {
    const std::filesystem::path memory = "/dev/shm";
    const auto parent =
        ::access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
    std::string name = (parent / "bianmin-store-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test");
    path_ = name;
  }
  ~TerminalFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TerminalFolder(const TerminalFolder&) = delete;
  TerminalFolder& operator=(const TerminalFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::string bytesOf(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline constexpr Date kMonday{std::chrono::year(2026), std::chrono::month(11),
                              std::chrono::day(23)};

inline Date daysAfter(const Date& day, int days) {
  return Date(std::chrono::sys_days(day) + std::chrono::days(days));
}

// Nine o'clock on kMonday in the hall.
inline const Instant kNine = instantFromIso("2026-11-23T01:00:00.000Z");

struct CountyKeys {
  seal::KeyPair county = seal::makeKeyPair();
  seal::Key village = seal::randomKey();
  seal::Key station = seal::randomKey();

  StoreKeys terminal() const { return {station, county.public_key, village}; }
};

inline NewDossier zhangsan() {
  return {"DIBAO.apply",
          1,
          {{"name", "张三"},
           {"id_number", "610622189001010013"},
           {"phone", "13800005678"},
           {"address", "延水关镇地天堂村"}},
          {{"mandate", true}, {"identity", true}, {"financial", false}}};
}

}  // namespace bianmin
