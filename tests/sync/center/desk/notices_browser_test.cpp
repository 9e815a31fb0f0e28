// A notice from the form to the terminals and back, in a real Chromium, with the keyboard where a
// mouse would do. Screenshots lie in build/.../desk-shots.
#include "sync/center/store/bulletin_store.h"
#include "tests/sync/center/desk/chromium_test.h"

namespace bianmin::center {
namespace {

using testing::HasSubstr;

class NoticesBrowserTest : public ChromiumTest {
 protected:
  NoticesBrowserTest() {
    desk_.addStaff("zhangsan", DeskRole::TownClerk, kTown);
    desk_.addRequest(1);
  }
  std::vector<Notice> told() {
    return BulletinStore(desk_.store().db()).noticesFor(kVillage, "t", localDate(desk_.now()), 100);
  }
};

TEST_F(NoticesBrowserTest, ANoticeIsWrittenLookedAtPublishedAndWithdrawn) {
  signIn("zhangsan");
  browser_.follow("nav a[href='/notices']");
  browser_.follow("a[href='/notices/new']");
  EXPECT_EQ(browser_.focused(), "title");
  browser_.press("周六停电");
  browser_.tabTo("#text");
  browser_.press("请提前来。下午照常。");
  browser_.choose("#place", kVillage);
  shot("21-notice-write");
  browser_.tabTo("main form .btn.go");
  browser_.followByKeys(test::kEnter);
  EXPECT_THAT(browser_.text("main"), HasSubstr("请提前来。下午照常。"));
  shot("22-notice-sure");
  browser_.follow("main form .btn.back");
  EXPECT_EQ(browser_.attribute("#title", "value"), "周六停电");
  browser_.follow("main form .btn.go");
  browser_.tabTo("main form .btn.go");
  browser_.followByKeys(test::kEnter);
  EXPECT_THAT(browser_.text(".said"), HasSubstr("发布了"));
  shot("23-notices");
  ASSERT_EQ(told().size(), 1u);
  EXPECT_EQ(told()[0].title, "周六停电");
  browser_.follow("a[href$='/withdraw']");
  shot("24-notice-withdraw");
  browser_.follow("main form .btn.go");
  EXPECT_THAT(browser_.text(".said"), HasSubstr("撤回了"));
  EXPECT_TRUE(told().empty());
}

}  // namespace
}  // namespace bianmin::center
