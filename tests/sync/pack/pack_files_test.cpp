#include "sync/pack/pack_files.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace bianmin::pack {
namespace {

namespace fs = std::filesystem;

struct PowerCut {};

std::string contents(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error(file.string());
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

// Every file tells the version, so that a mixture of two would be seen.
Pack packOf(std::int64_t version) {
  const std::string text = std::to_string(version);
  return {version,
          Instant{},
          {{"calendar/2026.toml", text}, {"county.toml", text}, {"services/a.toml", text}}};
}

class PackFilesTest : public ::testing::Test {
 protected:
  PackFilesTest() {
    std::string pattern = (fs::temp_directory_path() / "packsXXXXXX").string();
    root_ = ::mkdtemp(pattern.data());
  }
  ~PackFilesTest() override { fs::remove_all(root_); }

  fs::path packs() const { return root_ / "packs"; }
  void install(std::int64_t version, std::int64_t running) {
    PackFolder folder(packs());
    folder.stage(packOf(version));
    folder.adopt(version, running);
  }
  std::vector<std::int64_t> usable() const {
    std::vector<std::int64_t> found;
    for (const Installed& one : PackFolder(packs()).usable()) {
      found.push_back(one.version);
      for (const File& file : packOf(one.version).files) {
        EXPECT_EQ(contents(one.folder / file.path), file.bytes) << "a version that is not whole";
      }
    }
    return found;
  }

  fs::path root_;
};

using Versions = std::vector<std::int64_t>;

TEST_F(PackFilesTest, AFolderWithoutPacksHasNone) { EXPECT_EQ(usable(), Versions{}); }

TEST_F(PackFilesTest, TheNewestIsFirstAndTheOneBeforeIsKept) {
  install(1, 0);
  install(2, 1);
  EXPECT_EQ(usable(), (Versions{2, 1}));
  install(5, 2);
  EXPECT_EQ(usable(), (Versions{5, 2}));
}

TEST_F(PackFilesTest, WhatRanIsKeptRatherThanWhatCouldNotRun) {
  install(1, 0);
  install(2, 1);
  install(3, 1);
  EXPECT_EQ(usable(), (Versions{3, 1}));
}

TEST_F(PackFilesTest, WhatIsStagedIsNotUsable) {
  install(1, 0);
  PackFolder folder(packs());
  const fs::path staged = folder.stage(packOf(2));
  EXPECT_EQ(contents(staged / "services" / "a.toml"), "2");
  EXPECT_EQ(usable(), Versions{1});
  folder.dropStaged();
  EXPECT_FALSE(fs::exists(staged));
}

// Ends the writer after its first, second ... change of the disk until it gets through.
TEST_F(PackFilesTest, APowerCutAnywhereLeavesTheOldOrTheNew) {
  install(1, 0);
  install(2, 1);
  bool through = false;
  int cuts = 0;
  for (; !through; ++cuts) {
    int left = cuts;
    PackFolder folder(packs(), [&left] {
      if (left-- == 0) throw PowerCut{};
    });
    try {
      folder.stage(packOf(3));
      folder.adopt(3, 2);
      through = true;
    } catch (const PowerCut&) {
    }
    const Versions now = usable();
    ASSERT_FALSE(now.empty());
    EXPECT_TRUE(now.front() == 2 || now.front() == 3) << "after step " << cuts;
  }
  EXPECT_GT(cuts, 8);
  EXPECT_EQ(usable(), (Versions{3, 2}));
}

TEST_F(PackFilesTest, APowerCutOnTheFirstPackLeavesNoneOrTheWholeOfIt) {
  for (int cuts = 0, through = 0; through == 0; ++cuts) {
    int left = cuts;
    PackFolder folder(packs(), [&left] {
      if (left-- == 0) throw PowerCut{};
    });
    try {
      folder.stage(packOf(1));
      folder.adopt(1, 0);
      through = 1;
    } catch (const PowerCut&) {
    }
    const Versions now = usable();
    EXPECT_TRUE(now.empty() || now == Versions{1});
  }
  EXPECT_EQ(usable(), Versions{1});
}

TEST_F(PackFilesTest, ADamagedVersionIsReplacedByItself) {
  install(1, 0);
  install(2, 1);
  fs::remove(packs() / "v2" / "county.toml");
  install(2, 1);
  EXPECT_EQ(usable(), (Versions{2, 1}));
}

TEST_F(PackFilesTest, TheCountysFilesAreReadAndNoOthers) {
  for (const char* folder : {"services", "calendar"}) fs::create_directories(root_ / folder);
  for (const char* name : {"terminal.toml", "center.toml", "county.toml", "services/b.toml",
                           "services/a.toml", "services/a.toml~", "calendar/2026.toml"}) {
    std::ofstream(root_ / name) << name;
  }
  const std::vector<File> files = readContent(root_);
  ASSERT_EQ(files.size(), 4u);
  EXPECT_EQ(files[0], (File{"calendar/2026.toml", "calendar/2026.toml"}));
  EXPECT_EQ(files[1].path, "county.toml");
  EXPECT_EQ(files[2].path, "services/a.toml");
  EXPECT_EQ(files[3].path, "services/b.toml");
  std::ofstream(root_ / "services" / "低保.toml") << "x";
  EXPECT_THROW(readContent(root_), std::invalid_argument);
}

}  // namespace
}  // namespace bianmin::pack
