// A cadre at the terminal: from the account to the second check of a request's papers.
#include <fstream>
#include <iterator>

#include "tests/journeys/journey.h"

namespace bianmin::test {
namespace {

constexpr int kMostPapers = 30;
constexpr int kFreeTries = 5;

class CadreJourneyTest : public JourneyTest {
 protected:
  // An account as a technician makes it; its PIN.
  std::string addCadre() {
    const Output made =
        county_.ctl({"--json", "cadre", "add", "--name", "王五", "--post", "代办员"});
    EXPECT_EQ(made.status, 0) << made.text;
    return nlohmann::json::parse(made.text).at("pin");
  }

  // A PIN that is not this one.
  static std::string wrongPin(const std::string& pin) {
    return (pin.front() == '9' ? "0" : "9") + pin.substr(1);
  }

  static void openPin(KioskDriver& kiosk) {
    if (kiosk.screen() == "idle") kiosk.tap("idle.start");
    kiosk.tap("home.cadre");
    kiosk.tap("who.0");
    kiosk.waitFor("pin.who");
  }

  static void signIn(KioskDriver& kiosk, const std::string& pin) {
    openPin(kiosk);
    kiosk.type(pin);
    kiosk.waitFor("work.title");
  }

  static void signOut(KioskDriver& kiosk) {
    kiosk.tap("bar.end");
    kiosk.waitFor("idle.start");
  }

  // Every paper that is asked for stands as `.handed`; of the first, `first` is chosen.
  static void markAll(KioskDriver& kiosk, const std::string& first) {
    for (int i = 0; i < kMostPapers; ++i) {
      const std::string id = "check." + std::to_string(i);
      while (!kiosk.shows(id + ".handed") && kiosk.shows("page.next")) kiosk.tap("page.next");
      if (!kiosk.shows(id + ".handed")) continue;
      kiosk.tap(id + (i == 0 ? first : ".handed"));
    }
  }

  std::string statusAtCentre() { return county_.requests().at(0).at("status"); }
};

TEST_F(CadreJourneyTest, PapersThatAreMissingAreNoticedBroughtAndTaken) {
  const std::string pin = addCadre();
  auto kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  const std::string code = handIn(*kiosk);

  signIn(*kiosk, pin);
  kiosk->screenshot(dir_ / "worklist.png");
  kiosk->tap("work.row.0");
  kiosk->waitFor("work.check");
  kiosk->screenshot(dir_ / "work.png");
  kiosk->tap("work.check");
  kiosk->waitFor("check.title");
  markAll(*kiosk, ".missing");
  kiosk->screenshot(dir_ / "check.png");
  kiosk->tap("check.finish");
  kiosk->waitFor("until.1");
  kiosk->tap("until.1");
  kiosk->waitFor("work.recorded");
  kiosk->waitForWords("打好了");
  kiosk->screenshot(dir_ / "recorded.png");
  signOut(*kiosk);
  const std::string after = kiosk->tree().dump();
  EXPECT_EQ(after.find("王五"), std::string::npos);
  EXPECT_EQ(after.find("张*"), std::string::npos);
  ASSERT_TRUE(county_.waitUntilSynced());
  ASSERT_TRUE(becomesTrue([&] { return statusAtCentre() == "SUPPLEMENT_REQUESTED"; }));

  kiosk->tap("idle.start");
  lookUp(*kiosk, code, "0013");
  kiosk->waitFor("progress.print");
  kiosk->tap("progress.done");
  kiosk->waitFor("idle.start");

  signIn(*kiosk, pin);
  kiosk->tap("bar.find");
  kiosk->waitFor("find.answer");
  kiosk->type(code);
  kiosk->waitFor("work.check");
  kiosk->tap("work.check");
  kiosk->waitFor("check.title");
  markAll(*kiosk, ".handed");
  kiosk->tap("check.finish");
  kiosk->waitFor("work.recorded");
  kiosk->waitFor("work.carried");
  signOut(*kiosk);
  ASSERT_TRUE(county_.waitUntilSynced());
  EXPECT_TRUE(becomesTrue([&] { return statusAtCentre() == "RECEIVED"; }));
}

TEST_F(CadreJourneyTest, AMissIsCountedThoughThePowerIsCutAndTheFifthHasToWait) {
  const std::string pin = addCadre();
  const std::string wrong = wrongPin(pin);
  auto kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  openPin(*kiosk);
  for (int miss = 1; miss <= kFreeTries; ++miss) {
    kiosk->type(wrong);
    if (miss < kFreeTries) kiosk->waitFor("pin.problem");
    if (miss == 3) {  // the plug is pulled in between
      kiosk->kill9();
      kiosk = startKiosk();
      kiosk->waitFor("idle.start");
      openPin(*kiosk);
    } else if (miss < kFreeTries) {
      kiosk->tap("pad.1");
      kiosk->tap("pad.del");
    }
  }
  kiosk->waitFor("pin.wait");
  EXPECT_FALSE(kiosk->shows("pad.1"));
  kiosk->tap("pin.unlock");
  kiosk->waitFor("unlock.title");
  kiosk->tap("bar.back");
  kiosk->waitFor("pin.wait");
  kiosk->tap("bar.end");
  kiosk->waitFor("idle.start");
}

TEST_F(CadreJourneyTest, TheCountysCodeEndsTheWait) {
  const std::string pin = addCadre();
  const std::string wrong = wrongPin(pin);
  auto kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  openPin(*kiosk);
  for (int left = kFreeTries - 1; left > 0; --left) {
    kiosk->type(wrong);
    kiosk->waitForWords("还可以试 " + std::to_string(left) + " 次");
  }
  kiosk->type(wrong);
  kiosk->waitFor("pin.wait");
  EXPECT_NE(kiosk->label("pin.county").find("0911-0000000"), std::string::npos);
  kiosk->tap("pin.unlock");
  kiosk->waitFor("unlock.challenge");
  kiosk->screenshot(dir_ / "unlock.png");
  const Output answer = county_.center({"unlock-code", "--terminal", "demo-01", "--challenge",
                                        kiosk->label("unlock.challenge"), "--json"});
  ASSERT_EQ(answer.status, 0) << answer.text;
  kiosk->type(nlohmann::json::parse(answer.text).at("code").get<std::string>());
  kiosk->waitFor("pin.hint");
  EXPECT_FALSE(kiosk->shows("pin.wait"));
  kiosk->type(pin);
  kiosk->waitFor("work.title");
}

TEST_F(CadreJourneyTest, NothingThatACadreSawIsLeftInTheTreeOrTheLog) {
  const std::string pin = addCadre();
  const Applicant who;
  auto kiosk = startKiosk();
  kiosk->waitFor("idle.start");
  handIn(*kiosk);
  signIn(*kiosk, pin);
  kiosk->tap("work.row.0");
  kiosk->waitFor("work.field.1.reveal");
  kiosk->tap("work.field.1.reveal");
  kiosk->tap("reveal.0");
  kiosk->waitForWords(who.id_number);
  signOut(*kiosk);
  EXPECT_EQ(kiosk->tree().dump().find(who.id_number), std::string::npos);
  EXPECT_EQ(kiosk->stop(), 0);
  std::ifstream log(kiosk->log());
  const std::string words{std::istreambuf_iterator<char>(log), {}};
  EXPECT_EQ(words.find(who.id_number), std::string::npos);
  EXPECT_EQ(words.find(pin), std::string::npos);
}

}  // namespace
}  // namespace bianmin::test
