// The letters in a real Chromium: issued by the day's run, read, answered; one that nobody answers
// goes up. Screenshots lie in build/.../desk-shots.
#include "tests/sync/center/desk/chromium_test.h"
#include "tests/sync/center/desk/letters_desk.h"

namespace bianmin::center {
namespace {

using testing::HasSubstr;
using testing::Not;

class LettersBrowserTest : public ChromiumTest {
 protected:
  LettersBrowserTest() : letters_(desk_) {}

  LettersOnDesk letters_;
};

TEST_F(LettersBrowserTest, OneIsAnsweredTheOtherGoesUp) {
  desk_.addStaff("wangwu", DeskRole::TownClerk, kTown);
  letters_.setDue(desk_.addRequest(1), "2026-11-20");
  letters_.setDue(desk_.addRequest(2, kVillage, "李四", "610622189202290023", "PENSION.claim"),
                  "2026-11-20");
  letters_.rate(11, "lookup" + ulid(1), 2, desk_.now());
  letters_.run("2026-11-23");
  signIn("wangwu");
  browser_.follow("header a[href='/letters']");
  EXPECT_THAT(browser_.text("main"), HasSubstr("便民督办〔2026〕1号"));
  EXPECT_THAT(browser_.text("main"), HasSubstr("便民督办〔2026〕2号"));
  shot("15-letters");
  browser_.follow("a[href='/letters/1']");
  shot("16-letter");
  browser_.type("textarea[name='words']", "材料在县里，周五办结。");
  browser_.follow("main form .btn.go");
  EXPECT_THAT(browser_.text(".said"), HasSubstr("回复交上去了"));
  EXPECT_THAT(browser_.text(".answer"), HasSubstr("周五办结"));

  letters_.run("2026-11-27");  // the reply day of the other has passed; the first is late again
  open("/letters?state=escalated");
  EXPECT_THAT(browser_.text("main table"), HasSubstr("便民督办〔2026〕2号"));
  EXPECT_THAT(browser_.text("main table"), Not(HasSubstr("便民督办〔2026〕1号")));
  open("/letters");
  EXPECT_THAT(browser_.text("main"), HasSubstr("便民预警〔2026〕2号"));
  browser_.follow("a[href='/letters/4']");
  EXPECT_THAT(browser_.text("main"), HasSubstr("没有按时回复"));
  shot("17-letter-escalated");
  open("/letters/4/paper");
  EXPECT_THAT(browser_.text("h1"), HasSubstr("工作预警函"));
  shot("18-letter-paper");

  open("/letters/ratings");
  browser_.type("input[name='words']", "上门问了，等得太久。");
  shot("19-bad-ratings");
  browser_.follow("main form .btn");
  EXPECT_THAT(browser_.text(".said"), HasSubstr("回访记下了"));
}

TEST_F(LettersBrowserTest, WhoAnswersIsNamedWhereItIsMissing) {
  desk_.addStaff("zhaoliu", DeskRole::CountyClerk, "610622");
  letters_.rules.supervisors.clear();
  letters_.setDue(desk_.addRequest(1), "2026-11-20");
  letters_.run("2026-11-23");
  signIn("zhaoliu");
  open("/letters/exceptions");
  EXPECT_THAT(browser_.text("main"), HasSubstr("没有人管这个地方"));
  shot("20-exceptions");
  browser_.type("input[name='name']", "王五");
  browser_.follow("main form .btn.go");
  EXPECT_THAT(browser_.text(".said"), HasSubstr("由王五管"));
  EXPECT_THAT(browser_.text("main"), HasSubstr("定过的人"));
  shot("20-exceptions-named");
  letters_.run("2026-11-24");
  open("/letters");
  EXPECT_THAT(browser_.text("main"), HasSubstr("便民督办〔2026〕1号"));
  open("/letters/months");
  shot("21-months");
}

}  // namespace
}  // namespace bianmin::center
