// The desk in a real Chromium: what a clerk clicks, what she does without a mouse, what is drawn.
// Screenshots lie in build/.../desk-shots.
#include "tests/sync/center/desk/chromium_test.h"

namespace bianmin::center {
namespace {

using testing::HasSubstr;
using testing::Not;

class BrowserTest : public ChromiumTest {
 protected:
  BrowserTest() { desk_.addStaff("zhangsan", DeskRole::CountyClerk, "610622"); }
  // From the request's page: opens the form of the move and sends it.
  void move(const std::string& to) {
    browser_.follow("a[href$='/move/" + to + "']");
    browser_.follow("main form .btn.go");
  }
  std::string said() { return browser_.text(".said"); }
  DossierStatus statusOf(const std::string& id) { return desk_.store().dossier(id)->status; }
};

TEST_F(BrowserTest, FromSignInToDelivered) {
  const std::string id = desk_.addRequest(1);
  for (std::uint64_t n = 2; n <= 9; ++n) {
    desk_.addRequest(n, kVillage, "李四", "610622189202290023",
                     n % 2 == 0 ? "PENSION.claim" : "MEDINS.reimburse");
  }
  open("/");
  shot("1-sign-in");
  signIn("zhangsan");
  EXPECT_THAT(browser_.text("h1"), HasSubstr("待受理"));
  shot("2-worklist");
  browser_.follow("a[href='/requests/" + id + "']");
  EXPECT_THAT(browser_.text("h1"), HasSubstr("张*"));
  shot("3-request");

  browser_.follow("a[href$='/move/SUPPLEMENT_REQUESTED']");
  browser_.click("input[name='miss']");
  browser_.script("document.getElementById('until').value = '2099-01-15';");
  shot("4-supplement");
  browser_.follow("main form .btn.go");
  EXPECT_THAT(said(), HasSubstr("办好了：要求补材料"));
  EXPECT_EQ(statusOf(id), DossierStatus::SupplementRequested);
  move("RECEIVED");
  move("ACCEPTED");
  EXPECT_THAT(said(), HasSubstr("期限到"));
  shot("5-accepted");
  move("INVESTIGATING");
  move("APPROVED");
  move("CLOSED");
  move("DELIVERED");
  EXPECT_EQ(statusOf(id), DossierStatus::Delivered);
  shot("6-delivered");
  open("/requests/" + id + "/paper/acceptance");
  shot("7-paper");
}

TEST_F(BrowserTest, FiguresAreDrawnAndLeadToTheirRows) {
  for (std::uint64_t n = 1; n <= 9; ++n) {
    desk_.addRequest(n, n % 3 == 0 ? kForeignVillage : kVillage, "李四", "610622189202290023",
                     n % 2 == 0 ? "PENSION.claim" : "DIBAO.apply");
  }
  for (std::uint64_t n = 1; n <= 5; ++n) {
    using enum DossierStatus;
    const std::string due = n % 4 == 0 ? "2020-01-01" : "2099-01-01";
    for (const DossierStatus to : {Accepted, Investigating, Approved, Closed}) {
      desk_.store().moveDossier({ulid(n), to, "", desk_.now(), "张三", due});
    }
  }
  signIn("zhangsan");
  open("/stats");
  EXPECT_TRUE(browser_.has(".chart .bar-in-time"));
  shot("11-stats");
  open("/stats?by=month");
  shot("12-stats-months");
  browser_.follow(".tbl.figures tfoot a[href*='what=late']");
  EXPECT_THAT(browser_.text("h1"), HasSubstr("超期办结"));
  EXPECT_THAT(browser_.text("main"), HasSubstr(ulid(4)));
  shot("13-stats-rows");
  open("/terminals");
  EXPECT_THAT(browser_.text("main"), HasSubstr("t-610622102201"));
  shot("14-terminals");
}

TEST_F(BrowserTest, TheKeyboardAloneIsEnough) {
  const std::string id = desk_.addRequest(1);
  open("/");
  EXPECT_EQ(browser_.focused(), "name");
  browser_.press("zhangsan");
  browser_.tabTo("#password");
  browser_.followByKeys(std::string(kPassword) + test::kEnter);
  ASSERT_THAT(browser_.text("h1"), HasSubstr("待受理"));
  browser_.tabTo(".skip");
  shot("8-skip-link");
  browser_.tabTo("a[href='/requests/" + id + "']");
  browser_.followByKeys(test::kEnter);
  browser_.tabTo("a[href$='/move/ACCEPTED']");
  shot("9-focus");
  browser_.followByKeys(test::kEnter);
  browser_.tabTo("#note");
  browser_.press("材料齐了。");
  browser_.tabTo("main form .btn.go");
  browser_.followByKeys(test::kEnter);
  EXPECT_THAT(said(), HasSubstr("办好了：受理"));
  EXPECT_EQ(statusOf(id), DossierStatus::Accepted);
  browser_.tabTo("header .plain");
  browser_.followByKeys(test::kEnter);
  EXPECT_THAT(browser_.url(), HasSubstr("/signin"));
}

TEST_F(BrowserTest, ANameThatIsAScriptIsTextAndThePolicyLetsNothingRun) {
  const std::string id =
      desk_.addRequest(1, kVillage, "<img src=x onerror=document.title='owned'>");
  signIn("zhangsan");
  open("/requests/" + id + "/reveal/name");
  browser_.type("#reason", "核对");
  browser_.follow("main form .btn.go");
  EXPECT_THAT(browser_.text(".shown"), HasSubstr("<img src=x"));
  EXPECT_FALSE(browser_.has(".shown img"));
  EXPECT_THAT(browser_.title(), Not(HasSubstr("owned")));
}

TEST_F(BrowserTest, APostFromAnotherPageIsRefused) {
  const std::string id = desk_.addRequest(1);
  signIn("zhangsan");
  browser_.open("data:text/html,<form method=post action='" + base() + "/requests/" + id +
                "/move/ACCEPTED'><input name=from value=RECEIVED><button id=go>x</button></form>");
  browser_.follow("#go");
  EXPECT_EQ(statusOf(id), DossierStatus::Received);
}

TEST_F(BrowserTest, AForeignTownsRequestIsNotThereAndASessionEnds) {
  const std::string foreign = desk_.addRequest(1, kForeignVillage);
  desk_.addStaff("lisi", DeskRole::TownClerk, kTown);
  open("/");
  browser_.type("#name", "lisi");
  browser_.type("#password", kPassword);
  browser_.follow("main .btn.go");
  open("/requests/" + foreign);
  EXPECT_THAT(browser_.text("h1"), HasSubstr("没有内容"));
  shot("10-not-there");
  desk_.advance(std::chrono::minutes(31));
  open("/requests");
  EXPECT_THAT(browser_.url(), HasSubstr("/signin"));
  EXPECT_THAT(said(), HasSubstr("已经退出"));
}

}  // namespace
}  // namespace bianmin::center
