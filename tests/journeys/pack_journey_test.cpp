// What a county publishes is on the terminal without a restart; what somebody has tampered with is
// not, and the county hears of it.
#include <csignal>
#include <fstream>
#include <sstream>

#include "sync/center/store/bulletin_store.h"
#include "sync/center/store/db.h"
#include "sync/center/store/stores.h"
#include "tests/journeys/journey.h"

namespace bianmin::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* kOld = "收入不够过日子，按月补";
constexpr const char* kNew = "家里收入低的，按月补钱";

class PackJourneyTest : public JourneyTest {
 protected:
  center::StoreFactory stores() {
    return center::openStore("sqlite:" + (county_.dir() / "center" / "center.db").string());
  }

  // The folder of the county with other words for one service.
  fs::path changedContent(const std::string& words) {
    const fs::path folder = dir_ / "next";
    fs::remove_all(folder);
    fs::copy(county_.config().parent_path(), folder, fs::copy_options::recursive);
    const fs::path file = folder / "services" / "dibao.toml";
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    std::string all = text.str();
    const auto at = all.find(kOld);
    if (at == std::string::npos) throw std::runtime_error("the service's words have changed");
    std::ofstream(file) << all.replace(at, std::string(kOld).size(), words);
    return folder;
  }

  void publish(const std::string& words) {
    const Output done = county_.center({"pack", "publish", "--from", changedContent(words)});
    ASSERT_EQ(done.status, 0) << done.text;
  }

  // A report may wait for the end of a held poll and for a minute after the last one.
  template <typename Condition>
  bool isReported(const Condition& condition) {
    for (int tries = 0; tries < 15; ++tries) {
      if (becomesTrue([&] { return reportFits(condition); })) return true;
    }
    return false;
  }
  template <typename Condition>
  bool reportFits(const Condition& condition) {
    const auto report = center::BulletinStore(stores()()->db()).report("demo-01");
    return report && condition(*report);
  }
};

TEST_F(PackJourneyTest, WhatTheCountyPublishesIsShownAndAForgedPackIsRefused) {
  auto kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  publish(kNew);
  const auto runs = [&](const std::string& version) {
    return county_.ctl({"--config", county_.config(), "pack"}).text.find("Version " + version) !=
           std::string::npos;
  };
  ASSERT_TRUE(becomesTrue([&] { return runs("1"); }));
  openDibaoGuide(*kiosk);
  EXPECT_EQ(kiosk->label("guide.line"), kNew) << "on the running terminal, without a restart";
  kiosk->tap("bar.end");

  county_.killCenter(SIGTERM);
  publish("这一句不是县里发的");
  const auto db = stores().connect();
  center::Blob bytes;
  {
    center::Query q(*db, "SELECT bytes FROM packs WHERE version = $1", 2);
    ASSERT_TRUE(q.step());
    bytes = q.blob(0);
  }
  bytes.back() ^= 1;
  center::Query(*db, "UPDATE packs SET bytes = $1 WHERE version = $2", bytes, 2).run();
  county_.startCenter();
  EXPECT_TRUE(isReported([](const auto& report) {
    return report.pack == 1 && !report.pack_problem.empty();
  })) << "the county hears that version 2 was refused";
  openDibaoGuide(*kiosk);
  EXPECT_EQ(kiosk->label("guide.line"), kNew) << "the last good one stays";
}

}  // namespace
}  // namespace bianmin::test
