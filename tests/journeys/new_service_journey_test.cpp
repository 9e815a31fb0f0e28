// A county's clerk writes a service by config/README.md alone; residents can use it at once.
#include <cstdint>
#include <fstream>
#include <sstream>
#include <vector>

#include "kiosk/devices/escpos.h"
#include "kiosk/documents/png.h"
#include "tests/journeys/journey.h"

namespace bianmin::test {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

// The example of the README that begins with `name`, as a clerk would copy it.
std::string example(const std::string& name) {
  const std::string readme = contents(fs::path(BIANMIN_SOURCE_DIR) / "config" / "README.md");
  const std::string head = "```toml\n# " + name + "\n";
  const auto start = readme.find(head);
  if (start == std::string::npos) throw std::runtime_error("no example of " + name);
  const auto body = start + head.size();
  return readme.substr(body, readme.find("```", body) - body);
}

class NewServiceJourneyTest : public JourneyTest {
 protected:
  NewServiceJourneyTest() {
    std::ofstream(folder() / "services" / "zz_sample.toml") << example("services/sample.toml");
    std::ofstream(folder() / "county.toml", std::ios::app) << newVariable();
  }
  fs::path folder() const { return county_.config().parent_path(); }

  // Of the example's variables only the one that the county's file does not have yet.
  static std::string newVariable() {
    const std::string all = example("county.toml");
    const auto start = all.rfind("[[variable]]");
    return "\n" + all.substr(start, all.find("[[promised]]") - start);
  }

  void openSample(KioskDriver& kiosk) {
    kiosk.tap("idle.start");
    kiosk.tap("home.find");
    kiosk.waitFor("kb.l");
    kiosk.type("lz");  // 例子
    kiosk.waitFor("matter.SAMPLE.apply");
    kiosk.tap("matter.SAMPLE.apply");
    kiosk.waitFor("guide.form");
  }

  // An optional question: its 不填, or "nobody else" of a list of people.
  static void leaveOut(KioskDriver& kiosk) {
    for (const char* key : {"form.skip", "form.none", "form.next"}) {
      if (!kiosk.shows(key)) continue;
      kiosk.tap(key);
      return;
    }
    throw std::runtime_error("a question that cannot be left out: " + kiosk.label("form.question"));
  }

  // Every question but the four that must be answered is left out.
  void fillIn(KioskDriver& kiosk) {
    kiosk.tap("guide.form");
    kiosk.waitFor("kb.del");
    kiosk.typePinyin("zhang", "张");
    kiosk.typePinyin("san", "三");
    kiosk.tap("form.next");
    kiosk.waitFor("pad.del");
    kiosk.type("610622189001010013");
    kiosk.tap("form.next");
    kiosk.waitForWords("电话");
    kiosk.type("13800005678");
    kiosk.tap("form.next");
    kiosk.waitFor("kb.del");
    kiosk.typePinyin("tiantang", "天堂");
    kiosk.typePinyin("cun", "村");
    kiosk.tap("form.next");
    while (!kiosk.shows("review.title")) leaveOut(kiosk);
    agreeToAll(kiosk);
  }
};

TEST_F(NewServiceJourneyTest, AServiceWrittenByTheReadmeIsThereWithEverything) {
  const Output checked = county_.ctl({"--config", county_.config(), "check"});
  ASSERT_EQ(checked.status, 0) << checked.text;
  auto kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  openSample(*kiosk);

  kiosk->tap("guide.check");
  kiosk->waitFor("selfcheck.yes");
  while (kiosk->shows("selfcheck.yes")) {
    kiosk->tap("selfcheck.yes");
  }
  kiosk->waitForWords("可能符合");
  kiosk->waitForWords("以审核");
  kiosk->tap("bar.back");

  while (!kiosk->shows("guide.print")) kiosk->tap("bar.back");
  kiosk->tap("guide.print");
  kiosk->waitForWords("打好了");
  const std::string bytes = contents(county_.paper());
  const fs::path picture = dir_ / "notice.png";
  const std::vector<std::uint8_t> paper(bytes.begin(), bytes.end());
  writePng(escpos::decodeRaster(paper), picture);
  const Output code = run({"sh", "-c", "zbarimg --quiet --raw \"$0\" 2>/dev/null", picture});
  EXPECT_EQ(code.status, 0) << "no QR code on the notice";

  fillIn(*kiosk);
  submit(*kiosk);
  EXPECT_TRUE(county_.waitUntilSynced());
  ASSERT_EQ(county_.requests().size(), 1U);
  EXPECT_EQ(county_.requests().at(0).at("matter"), "SAMPLE.apply");
}

}  // namespace
}  // namespace bianmin::test
