// Which content the terminal shows: the newest pack that can be used, and why not a newer one.
#include "kiosk/platform/content_source.h"

#include <gtest/gtest.h>

#include <fstream>

#include "sync/config/error.h"
#include "tests/kiosk/platform/waiting_queue.h"
#include "tests/support/paths.h"

namespace bianmin {
namespace {

namespace fs = std::filesystem;
using std::chrono::sys_days;

constexpr const char* kName = "name = \"低保\"";  // of the first matter

class ContentSourceTest : public testing::Test {
 protected:
  ContentSourceTest() {
    fs::copy(BIANMIN_SOURCE_DIR "/config", config_, fs::copy_options::recursive);
    source_ = freshSource();
    source_->load();
  }
  std::unique_ptr<ContentSource> freshSource() const {
    return std::make_unique<ContentSource>(folder_.path() / "packs", config_);
  }
  // The county's own files, with every `from` in the file of 低保 changed.
  std::vector<pack::File> files(const std::string& from = "", const std::string& to = "") const {
    auto all = pack::readContent(config_);
    for (pack::File& file : all) {
      if (from.empty() || file.path != "services/dibao.toml") continue;
      for (auto at = file.bytes.find(from); at != std::string::npos;
           at = file.bytes.find(from, at + to.size())) {
        file.bytes.replace(at, from.size(), to);
      }
    }
    return all;
  }
  std::string packOf(std::int64_t version, std::vector<pack::File> files) const {
    return pack::makePack(key_, {version, Instant{}, std::move(files)});
  }
  std::string goodPack(std::int64_t version) const {
    return packOf(version, files(kName, "name = \"低保" + std::to_string(version) + "\""));
  }
  std::optional<Content> take(std::int64_t version, const std::string& bytes) {
    return source_->take(version, seal::toBase64(pack::publicKeyOf(key_)), bytes);
  }
  void expectRefused(std::int64_t version, const std::string& bytes, const std::string& why) {
    EXPECT_TRUE(source_->wants(version) || version <= source_->status().version);
    const PackStatus before = source_->status();
    EXPECT_FALSE(take(version, bytes));
    EXPECT_EQ(source_->status().version, before.version);
    EXPECT_NE(source_->status().problem.find(why), std::string::npos) << source_->status().problem;
    EXPECT_FALSE(source_->wants(version)) << "it would come again and again";
  }
  static std::string name(const Content& content) {
    return content.catalogue->find("DIBAO.apply")->name;
  }

  test::OwnFolder folder_;
  fs::path config_ = folder_.path() / "config";
  seal::Key key_ = seal::randomKey();
  std::unique_ptr<ContentSource> source_;
};

TEST_F(ContentSourceTest, WithoutAPackTheInstallationsOwnFilesAreShown) {
  EXPECT_EQ(source_->status(), PackStatus{});
  EXPECT_TRUE(source_->wants(1));
}

TEST_F(ContentSourceTest, APackIsShownNowAndAfterTheNextStart) {
  const auto content = take(1, goodPack(1));
  ASSERT_TRUE(content);
  EXPECT_NE(name(*content).find("低保1"), std::string::npos);
  EXPECT_EQ(source_->status(), (PackStatus{1, ""}));
  EXPECT_FALSE(source_->wants(1));
  const auto next = freshSource();
  EXPECT_FALSE(next->loadHome().catalogue->cards.empty());
  EXPECT_EQ(name(next->load()), name(*content));
  EXPECT_EQ(next->status(), (PackStatus{1, ""}));
}

TEST_F(ContentSourceTest, AForgedPackIsRefused) {
  const std::string forged =
      pack::makePack(seal::randomKey(), {1, Instant{}, files(kName, "name = \"假的\"")});
  expectRefused(1, forged, "签名不对");
  EXPECT_FALSE(fs::exists(folder_.path() / "packs")) << "nothing of it comes to the disk";
}

TEST_F(ContentSourceTest, OlderEqualAndOtherVersionsAreRefused) {
  ASSERT_TRUE(take(5, goodPack(5)));
  expectRefused(6, goodPack(5), "不比现有的新");
  expectRefused(7, goodPack(4), "不比现有的新");
  expectRefused(8, goodPack(9), "来的是第 9 版");
  EXPECT_TRUE(take(10, goodPack(10)));
  EXPECT_EQ(source_->status(), (PackStatus{10, ""})) << "what was wrong is over";
}

TEST_F(ContentSourceTest, APackThatDoesNotCheckIsRefusedInWords) {
  ASSERT_TRUE(take(1, goodPack(1)));
  expectRefused(2, packOf(2, files("[[matter]]", "[[matter]")), "services/dibao.toml:");
  expectRefused(3, packOf(3, {{"county.toml", ""}}), "第 3 版没有用");
  EXPECT_FALSE(fs::exists(folder_.path() / "packs" / "new"));
  EXPECT_EQ(freshSource()->load().catalogue->matters.size(),
            source_->load().catalogue->matters.size());
}

TEST_F(ContentSourceTest, WithoutTheCountysKeyNothingIsTaken) {
  EXPECT_FALSE(source_->take(1, "", {}));
  EXPECT_NE(source_->status().problem.find("没有县里的公钥"), std::string::npos);
  EXPECT_TRUE(source_->wants(1)) << "the key may come, and then the pack";
  EXPECT_TRUE(take(1, goodPack(1)));
  EXPECT_EQ(source_->status().problem, "");
}

TEST_F(ContentSourceTest, ADamagedPackLeadsToTheOneBeforeAndIsFetchedAgain) {
  ASSERT_TRUE(take(1, goodPack(1)));
  ASSERT_TRUE(take(2, goodPack(2)));
  std::ofstream(folder_.path() / "packs" / "v2" / "services" / "dibao.toml") << "[[";
  source_ = freshSource();
  EXPECT_NE(name(source_->load()).find("低保1"), std::string::npos);
  EXPECT_EQ(source_->status().version, 1);
  EXPECT_NE(source_->status().problem.find("第 2 版读不出来"), std::string::npos);
  EXPECT_TRUE(source_->wants(2));
  EXPECT_FALSE(source_->wants(1));
  EXPECT_TRUE(take(2, goodPack(2)));
  EXPECT_EQ(source_->status(), (PackStatus{2, ""}));
  EXPECT_NE(name(freshSource()->load()).find("低保2"), std::string::npos);
}

TEST_F(ContentSourceTest, WhenNoPackCanBeReadTheInstallationsFilesAreShown) {
  ASSERT_TRUE(take(1, goodPack(1)));
  fs::remove_all(folder_.path() / "packs" / "v1" / "services");
  source_ = freshSource();
  EXPECT_EQ(name(source_->load()).find("低保1"), std::string::npos);
  EXPECT_EQ(source_->status().version, 0);
  EXPECT_FALSE(source_->status().problem.empty());
}

TEST_F(ContentSourceTest, AFaultInTheInstallationsFilesIsOfNoMatterWhileThereIsAPack) {
  ASSERT_TRUE(take(1, goodPack(1)));
  std::ofstream(config_ / "services" / "dibao.toml") << "[[";
  EXPECT_NO_THROW(freshSource()->load());
  fs::remove_all(folder_.path() / "packs");
  EXPECT_THROW(freshSource()->load(), ConfigError);
}

TEST_F(ContentSourceTest, AFullDiskIsToldAndTriedAgain) {
  std::ofstream(folder_.path() / "packs") << "a file where the folder should be";
  EXPECT_FALSE(take(1, goodPack(1)));
  EXPECT_NE(source_->status().problem.find("存不下来"), std::string::npos);
  EXPECT_TRUE(source_->wants(1));
}

}  // namespace
}  // namespace bianmin
