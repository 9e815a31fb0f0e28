// Services are read while home is already shown. A fault in one of them still ends the program with
// words for whoever edited the file.
#include <gtest/gtest.h>

#include <fstream>

#include "kiosk/platform/place.h"
#include "sync/config/error.h"
#include "tests/kiosk/platform/waiting_queue.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace bianmin {
namespace {

namespace fs = std::filesystem;

std::string textOf(const fs::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

class LateFaultTest : public testing::Test {
 protected:
  LateFaultTest() {
    fs::copy(BIANMIN_SOURCE_DIR "/config", config_, fs::copy_options::recursive);
    fs::create_directories(folder_.path() / "data");
  }
  // Puts a key that does not exist into the first line; gives how the fault is to be named.
  std::string spoil(const std::string& service) {
    const fs::path file = config_ / "services" / service;
    const std::string good = textOf(file);
    std::ofstream(file) << "nothing_like_this = 1\n" << good;
    return service + ":1: nothing_like_this";
  }
  int start(const std::vector<std::string>& more) {
    std::vector<std::string> command = {BIANMIN_BUILD_DIR "/kiosk/bianmin-kiosk", "--config",
                                        config_ / "terminal.toml", "--data",
                                        folder_.path() / "data"};
    command.insert(command.end(), more.begin(), more.end());
    return test::Process(command, log_, {{"SDL_VIDEODRIVER", "dummy"}}).wait();
  }

  test::OwnFolder folder_;
  const fs::path config_ = folder_.path() / "config";
  const std::string log_ = folder_.path() / "log";
};

TEST_F(LateFaultTest, AFaultyServiceEndsTheRunningTerminalWith2AndNamesTheLine) {
  const std::string fault = spoil("dibao.toml");
  EXPECT_NO_THROW(loadHomeContent(config_)) << "home is shown before the fault is found";
  EXPECT_THROW(loadContent(config_), ConfigError);
  EXPECT_EQ(start({"--windowed", "1080x1920"}), 2);
  EXPECT_NE(textOf(log_).find(fault), std::string::npos) << textOf(log_);
}

TEST_F(LateFaultTest, TheCheckSaysTheSame) {
  const std::string fault = spoil("dibao.toml");
  EXPECT_EQ(start({"--check"}), 2);
  EXPECT_NE(textOf(log_).find(fault), std::string::npos) << textOf(log_);
}

}  // namespace
}  // namespace bianmin
