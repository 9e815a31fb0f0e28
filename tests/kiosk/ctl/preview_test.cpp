// Runs the real bianminctl: what a county's editor looks at before a change goes live.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace bianmin {
namespace {

namespace fs = std::filesystem;

const std::string kProgram = BIANMIN_BUILD_DIR "/kiosk/bianminctl";
const std::string kConfig = BIANMIN_SOURCE_DIR "/config/terminal.toml";

class PreviewTest : public testing::Test {
 protected:
  PreviewTest() { fs::remove_all(out_); }
  test::Output preview(const std::string& matter) {
    return test::run({kProgram, "--config", kConfig, "preview", "--out", out_, "--matter", matter});
  }
  std::set<std::string> written(const std::string& matter) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(out_ / matter))
      names.insert(entry.path().filename());
    return names;
  }
  std::string start(const fs::path& file, std::size_t bytes) {
    std::string text(bytes, '\0');
    std::ifstream(file, std::ios::binary).read(text.data(), static_cast<std::streamsize>(bytes));
    return text;
  }

  // One folder a test: they run side by side.
  const fs::path out_ = fs::path(BIANMIN_BUILD_DIR) / "preview-test" /
                        testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(PreviewTest, DrawsTheScreensOfAGuideItsFormAndItsPapers) {
  const test::Output output = preview("DIBAO.apply");
  ASSERT_EQ(output.status, 0) << output.text;
  const std::set<std::string> names = written("DIBAO.apply");
  for (const char* name : {"guide.png", "guide-large.png", "form-01-name.png",
                           "form-01-name-large.png", "paper-notice.png"})
    EXPECT_TRUE(names.contains(name)) << name;
  for (const std::string& name : names)
    if (name.ends_with(".png")) {
      EXPECT_EQ(start(out_ / "DIBAO.apply" / name, 8), "\x89PNG\r\n\x1a\n") << name;
    }
}

TEST_F(PreviewTest, SaysWhichMatterIsUnknown) {
  const test::Output output = preview("DIBAO.nothing");
  EXPECT_EQ(output.status, 2);
  EXPECT_NE(output.text.find("DIBAO.nothing"), std::string::npos);
}

}  // namespace
}  // namespace bianmin
