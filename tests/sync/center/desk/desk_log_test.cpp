// Work at the desk leaves events, ids and durations in the log, and nobody's data.
#include "tests/sync/center/desk/desk_fixture.h"
#include "tests/sync/center/log_capture.h"

namespace bianmin::center {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(DeskLogTest, NamesNumbersTokensAndTypedTextStayOut) {
  std::string log, cookie, csrf, found;
  {
    const LogCapture capture;
    {
      RunningDesk desk;
      const std::int64_t clerk = desk.addStaff("zhangsan", DeskRole::CountyClerk, "610622");
      const std::string id = desk.addRequest(1);
      DeskBrowser stranger = desk.browser();
      stranger.get("/signin");
      stranger.post("/signin", {{"name", "typed-secret"}, {"password", "guessed-secret"}});
      DeskBrowser browser = desk.signedIn("zhangsan");
      browser.get("/requests");
      csrf = browser.token();
      found = browser.post("/requests/search", {{"q", "张三"}}).path;
      found = found.substr(found.find('=') + 1);
      browser.post("/requests/" + id + "/reveal/id_number", {{"reason", "打电话核对"}});
      browser.get("/requests/" + id + "/move/ACCEPTED");
      browser.post("/requests/" + id + "/move/ACCEPTED",
                   {{"form", browser.formId()}, {"from", "RECEIVED"}, {"note", "星期三来签字"}});
      desk.store().db().exec("ALTER TABLE audit RENAME TO hidden");
      EXPECT_EQ(browser.post("/requests/search", {{"q", "李四"}}).status, 503);
      EXPECT_EQ(clerk, 1);
    }
    log = capture.text();
  }
  EXPECT_THAT(log, HasSubstr("event=desk method=POST route=/requests/{id}/move/{to} account=1 "
                             "status=303 ms="));
  EXPECT_THAT(log, HasSubstr("event=desk method=POST route=/signin account=0 status=403 ms="));
  EXPECT_THAT(log, HasSubstr("event=desk-failed method=POST route=/requests/search "));
  for (const std::string& personal :
       {std::string("张三"), std::string("李四"), std::string("610622"), std::string("secret"),
        std::string("zhangsan"), std::string(kPassword), std::string("星期三"), csrf, found,
        pickupCode(), std::string("打电话")}) {
    EXPECT_THAT(log, Not(HasSubstr(personal)));
  }
}

}  // namespace
}  // namespace bianmin::center
