// One request from the terminal through the county's desk in a real Chromium to the resident's
// phone.
#include <fstream>
#include <iterator>
#include <regex>

#include "kiosk/devices/escpos.h"
#include "kiosk/documents/png.h"
#include "tests/journeys/journey.h"
#include "tests/support/web_driver.h"

namespace bianmin::test {
namespace {

constexpr int kMostPapers = 30;
constexpr const char* kNewPassword = "tian-tang-2026";

bool contains(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

class CountyJourneyTest : public JourneyTest {
 protected:
  CountyJourneyTest() : pin_(addCadre()) {
    std::ofstream(county_.dir() / "center.toml", std::ios::app)
        << "\n[desk]\nlisten = \"127.0.0.1:0\"\n";
    const Output made = county_.center({"staff", "add", "--name", "clerk", "--full-name", "张三",
                                        "--role", "county-clerk", "--area", "610622", "--json"});
    first_password_ = nlohmann::json::parse(made.text).at("password");
    county_.killCenter(SIGTERM);
    county_.startCenter();
  }

  std::string addCadre() {
    const Output made =
        county_.ctl({"--json", "cadre", "add", "--name", "王五", "--post", "代办员"});
    EXPECT_EQ(made.status, 0) << made.text;
    return nlohmann::json::parse(made.text).at("pin");
  }

  // As the running centre said when it started, the last time.
  std::string deskUrl() const {
    std::ifstream file(county_.dir() / "center.log");
    const std::string log{std::istreambuf_iterator<char>(file), {}};
    static const std::regex kLine("(?:^|\\n)desk https://[^\\n]*:([0-9]+)");
    std::string port;
    for (std::sregex_iterator at(log.begin(), log.end(), kLine), end; at != end; ++at) {
      port = (*at)[1];
    }
    return "https://localhost:" + port;
  }

  // --- the terminal ---

  // What a phone reads on the receipt.
  std::string receiptLink() const {
    std::ifstream file(county_.paper(), std::ios::binary);
    const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(file), {}};
    const std::filesystem::path picture = dir_ / "receipt.png";
    writePng(escpos::decodeRaster(bytes), picture);
    const Output read =
        run({"sh", "-c", "zbarimg --quiet --raw \"$0\" 2>/dev/null", picture.string()});
    return read.text.substr(0, read.text.find('\n'));
  }

  // The cadre looks the papers through once more, and all of them are there.
  void checkPapersAgain(KioskDriver& kiosk, const std::string& code) const {
    kiosk.tap("idle.start");
    kiosk.tap("home.cadre");
    kiosk.tap("who.0");
    kiosk.waitFor("pin.who");
    kiosk.type(pin_);
    kiosk.waitFor("work.title");
    kiosk.tap("bar.find");
    kiosk.waitFor("find.answer");
    kiosk.type(code);
    kiosk.waitFor("work.check");
    kiosk.tap("work.check");
    kiosk.waitFor("check.title");
    for (int i = 0; i < kMostPapers; ++i) {
      const std::string handed = "check." + std::to_string(i) + ".handed";
      while (!kiosk.shows(handed) && kiosk.shows("page.next")) kiosk.tap("page.next");
      if (kiosk.shows(handed)) kiosk.tap(handed);
    }
    kiosk.tap("check.finish");
    kiosk.waitFor("work.recorded");
    kiosk.tap("bar.end");
    kiosk.waitFor("idle.start");
  }

  // --- the desk and the phone ---

  std::filesystem::path folder(const std::string& name) const {
    std::filesystem::create_directories(dir_ / name);
    return dir_ / name;
  }

  void signIn(WebDriver& desk) const {
    desk.open(deskUrl());
    desk.type("#name", "clerk");
    desk.type("#password", first_password_);
    desk.follow("main .btn.go");
    desk.type("#old", first_password_);
    desk.type("#fresh", kNewPassword);
    desk.type("#again", kNewPassword);
    desk.follow("main .btn.go");
  }

  void openRequest(WebDriver& desk, const std::string& id) const {
    desk.open(deskUrl() + "/requests/" + id);
  }

  void move(WebDriver& desk, const std::string& id, const std::string& to) const {
    openRequest(desk, id);
    desk.follow("a[href$='/move/" + to + "']");
    desk.follow("main form .btn.go");
    EXPECT_TRUE(contains(desk.text(".said"), "办好了")) << to << ": " << desk.text("main");
  }

  std::string askForPapers(WebDriver& desk, const std::string& id) const {
    openRequest(desk, id);
    desk.follow("a[href$='/move/SUPPLEMENT_REQUESTED']");
    const std::string paper = desk.text("label[for^='m-']");
    desk.click("input[name='miss']");
    desk.script("document.getElementById('until').value = '2099-01-15';");
    desk.follow("main form .btn.go");
    EXPECT_TRUE(contains(desk.text(".said"), "要求补材料"));
    return paper;
  }

  // The sums below the table: what was closed, in time, and how people were content.
  std::string figures(WebDriver& desk) const {
    desk.open(deskUrl() + "/stats");
    return desk.has(".tbl.figures tfoot") ? desk.text(".tbl.figures tfoot") : "";
  }

  std::string statusAtCentre() { return county_.requests().at(0).at("status"); }
  bool reaches(const std::string& status) {
    return becomesTrue([&] { return statusAtCentre() == status; });
  }

  std::string pin_, first_password_;
};

TEST_F(CountyJourneyTest, FromTheTerminalOverTheDeskToTheRatingByPhone) {
  auto kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  const std::string code = handIn(*kiosk);
  ASSERT_TRUE(county_.waitUntilSynced());
  const std::string id = county_.requests().at(0).at("id");
  const std::string link = receiptLink();
  ASSERT_TRUE(link.starts_with(county_.publicUrl() + "/p/")) << link;

  WebDriver desk(folder("desk"));
  signIn(desk);
  move(desk, id, "ACCEPTED");
  EXPECT_TRUE(contains(desk.text(".said"), "期限到"));
  const std::string paper = askForPapers(desk, id);
  desk.screenshot(dir_ / "desk-supplement.png");

  kiosk->tap("idle.start");
  lookUp(*kiosk, code, "0013");
  kiosk->waitFor("progress.head.now");
  kiosk->waitForWords(paper);
  kiosk->screenshot(dir_ / "terminal-supplement.png");
  kiosk->tap("progress.done");
  kiosk->waitFor("idle.start");

  WebDriver phone(folder("phone"), 500, 900);
  phone.open(link);
  EXPECT_FALSE(contains(phone.text("main"), paper));
  phone.screenshot(dir_ / "phone-locked.png");
  phone.type("#tail", "9999");
  phone.follow("button.main");
  EXPECT_TRUE(contains(phone.text("main"), "不对")) << phone.text("main");
  phone.type("#tail", "0013");
  phone.follow("button.main");
  EXPECT_TRUE(contains(phone.text(".now li"), paper)) << phone.text("main");
  EXPECT_TRUE(contains(phone.text(".now"), "1月15日前补来"));
  EXPECT_FALSE(contains(phone.text("body"), "张三"));
  phone.screenshot(dir_ / "phone-supplement.png");

  checkPapersAgain(*kiosk, code);
  ASSERT_TRUE(county_.waitUntilSynced());
  ASSERT_TRUE(reaches("RECEIVED"));

  move(desk, id, "ACCEPTED");
  phone.open(link);
  EXPECT_TRUE(contains(phone.text("main"), "最晚")) << phone.text("main");
  phone.screenshot(dir_ / "phone-accepted.png");
  for (const char* to : {"INVESTIGATING", "APPROVED"}) move(desk, id, to);
  const std::string before = figures(desk);
  EXPECT_FALSE(contains(before, "100")) << before;
  move(desk, id, "CLOSED");
  const std::string closed = figures(desk);
  EXPECT_TRUE(contains(closed, "100")) << "closed in time: " << closed;
  desk.screenshot(dir_ / "desk-figures.png");
  move(desk, id, "DELIVERED");

  phone.open(link);
  phone.screenshot(dir_ / "phone-rating.png");
  phone.follow("button[name='stars'][value='5']");
  EXPECT_TRUE(contains(phone.text("main"), "评过了")) << phone.text("main");
  EXPECT_NE(figures(desk), closed) << "the rating is counted";
  openRequest(desk, id);
  EXPECT_FALSE(contains(desk.text("body"), "满意")) << "nobody sees who rated";
  EXPECT_EQ(kiosk->stop(), 0);
}

}  // namespace
}  // namespace bianmin::test
