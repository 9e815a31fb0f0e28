// Who gets in: passwords, one-time codes, waits, sessions, forged forms.
#include "tests/sync/center/desk/desk_fixture.h"

namespace bianmin::center {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

class SignInTest : public DeskTest {};

TEST_F(SignInTest, NothingIsSeenWithoutASession) {
  DeskBrowser browser = desk_.browser();
  for (const char* path : {"/", "/requests", "/account", "/requests/01KAPB7Y000000000000000001"}) {
    EXPECT_EQ(browser.get(path).path, "/signin") << path;
  }
}

TEST_F(SignInTest, PagesHaveTheStrictPolicyAndTheCookieItsFlags) {
  DeskBrowser browser = desk_.browser();
  const DeskAnswer page = browser.get("/signin");
  EXPECT_THAT(page.headers, HasSubstr("default-src 'none'; style-src 'self'; img-src 'self'; "
                                      "form-action 'self'; frame-ancestors 'none'; "
                                      "base-uri 'none'"));
  EXPECT_THAT(page.headers, HasSubstr("X-Content-Type-Options: nosniff"));
  EXPECT_THAT(page.headers, HasSubstr("Referrer-Policy: same-origin"));
  EXPECT_THAT(page.headers, HasSubstr("Cache-Control: no-store"));
  EXPECT_THAT(page.headers, HasSubstr("Set-Cookie: __Host-bianmin="));
  EXPECT_THAT(page.headers, HasSubstr("; Path=/; Secure; HttpOnly; SameSite=Strict"));
  EXPECT_THAT(page.body, Not(HasSubstr("<script")));
}

TEST_F(SignInTest, TheRightPasswordOpensAndTheWrongOneDoesNot) {
  desk_.addStaff("zhangsan", DeskRole::CountyClerk, "610622");
  DeskBrowser browser = desk_.browser();
  browser.get("/signin");
  const DeskAnswer wrong = browser.post("/signin", {{"name", "zhangsan"}, {"password", "guess"}});
  EXPECT_EQ(wrong.status, 403);
  EXPECT_THAT(wrong.body, HasSubstr("账号或者密码不对"));
  const DeskAnswer unknown = browser.post("/signin", {{"name", "lisi"}, {"password", "guess"}});
  EXPECT_THAT(unknown.body, HasSubstr("账号或者密码不对"));
  const DeskAnswer right = browser.post("/signin", {{"name", "zhangsan"}, {"password", kPassword}});
  EXPECT_EQ(right.path, "/requests");
  EXPECT_THAT(right.body, HasSubstr("延川县"));
  EXPECT_THAT(audited("sign-in"), SizeIs(1));
  EXPECT_THAT(audited("sign-in-refused"), SizeIs(2));
}

TEST_F(SignInTest, TheTokenIsNotTheOneFromBeforeAndOnlyItsHashIsKept) {
  desk_.addStaff("zhangsan", DeskRole::CountyClerk, "610622");
  DeskBrowser browser = desk_.browser();
  browser.follow = false;
  const std::string before = browser.get("/signin").headers;
  const std::string after =
      browser.post("/signin", {{"name", "zhangsan"}, {"password", kPassword}}).headers;
  const auto cookie = [](const std::string& headers) {
    const std::size_t at = headers.find("__Host-bianmin=") + 15;
    return headers.substr(at, 43);
  };
  EXPECT_NE(cookie(before), cookie(after));
  EXPECT_FALSE(desk_.staff().session(cookie(after)));
  EXPECT_TRUE(desk_.staff().session(seal::sha256Hex(cookie(after))));
}

TEST_F(SignInTest, AFirstPasswordMustBeChangedBeforeAnythingElse) {
  desk_.addStaff("zhangsan", DeskRole::CountyClerk, "610622", true);
  DeskBrowser browser = desk_.browser();
  browser.get("/signin");
  EXPECT_EQ(browser.post("/signin", {{"name", "zhangsan"}, {"password", kPassword}}).path,
            "/password");
  EXPECT_EQ(browser.get("/requests").path, "/password");
  const auto change = [&](const std::string& fresh, const std::string& again) {
    return browser.post("/password", {{"old", kPassword}, {"fresh", fresh}, {"again", again}});
  };
  EXPECT_EQ(change("short", "short").status, 422);
  EXPECT_EQ(change(kPassword, kPassword).status, 422);
  EXPECT_EQ(change("zhangsan and more", "zhangsan and more").status, 422);
  EXPECT_EQ(change("one good password", "another password").status, 422);
  EXPECT_EQ(change("one good password", "one good password").path, "/requests");
}

TEST_F(SignInTest, ChangingThePasswordEndsEveryOtherSession) {
  desk_.addStaff("zhangsan", DeskRole::CountyClerk, "610622");
  DeskBrowser here = desk_.signedIn("zhangsan");
  DeskBrowser there = desk_.signedIn("zhangsan");
  here.get("/password");
  here.post("/password",
            {{"old", kPassword}, {"fresh", "a new long one"}, {"again", "a new long one"}});
  EXPECT_EQ(here.get("/requests").path, "/requests");
  EXPECT_EQ(there.get("/requests").path, "/signin");
}

TEST_F(SignInTest, MissesMakeTheNameWaitTwiceAsLongEachTime) {
  desk_.addStaff("zhangsan", DeskRole::CountyClerk, "610622");
  desk::Misses misses(desk_.keys(), desk_.staff(), "zhangsan", "127.0.0.1");
  const auto wait = [&] { return misses.countPassword(desk_.now()).count(); };
  for (int i = 0; i < 5; ++i) EXPECT_EQ(wait(), 0);
  EXPECT_GT(wait(), 14'000);
  desk_.advance(std::chrono::seconds(16));
  EXPECT_EQ(wait(), 0);
  EXPECT_GT(wait(), 29'000);
  // A right password does not help while the name waits: the try is counted before it is judged.
  DeskBrowser browser = desk_.browser();
  browser.get("/signin");
  const DeskAnswer answer =
      browser.post("/signin", {{"name", "zhangsan"}, {"password", kPassword}});
  EXPECT_EQ(answer.status, 403);
  EXPECT_THAT(answer.body, HasSubstr("秒再试"));
  EXPECT_THAT(desk_.store().auditTrail(10), SizeIs(0)) << "nothing was judged, nothing is written";
}

TEST_F(SignInTest, NobodyLocksAColleagueOut) {
  desk_.addStaff("zhangsan", DeskRole::CountyClerk, "610622");
  desk::Misses stranger(desk_.keys(), desk_.staff(), "zhangsan", "192.0.2.66");
  for (int hour = 0; hour < 20; ++hour) {
    for (int i = 0; i < 20; ++i) stranger.countPassword(desk_.now());
    desk_.advance(std::chrono::hours(1));
  }
  for (int i = 0; i < 5; ++i) stranger.countPassword(desk_.now());
  EXPECT_GT(stranger.countPassword(desk_.now()).count(), 0) << "the stranger waits";
  DeskBrowser browser = desk_.browser();
  browser.get("/signin");
  EXPECT_EQ(browser.post("/signin", {{"name", "zhangsan"}, {"password", kPassword}}).path,
            "/requests");
}

TEST_F(SignInTest, WhoTriesANameFromEverywhereWaitsForAShortTime) {
  std::chrono::milliseconds wait{0};
  for (int i = 0; i <= desk::kNameRule.free; ++i) {
    desk::Misses one(desk_.keys(), desk_.staff(), "zhangsan", "198.51.100." + std::to_string(i));
    wait = one.countPassword(desk_.now());
  }
  EXPECT_GT(wait.count(), 0);
  EXPECT_LE(wait, desk::kNameRule.longest);
}

TEST_F(SignInTest, AnAddressThatTriesManyNamesWaitsToo) {
  for (int i = 0; i < desk::kAddressRule.free; ++i) {
    desk::Misses one(desk_.keys(), desk_.staff(), "name" + std::to_string(i), "127.0.0.1");
    EXPECT_EQ(one.countPassword(desk_.now()).count(), 0);
  }
  desk_.addStaff("zhangsan", DeskRole::CountyClerk, "610622");
  DeskBrowser browser = desk_.browser();
  browser.get("/signin");
  EXPECT_EQ(browser.post("/signin", {{"name", "zhangsan"}, {"password", kPassword}}).status, 403);
}

TEST_F(SignInTest, AnAdministratorSetsUpCodesAndNoCodeIsTakenTwice) {
  const std::int64_t id = desk_.addStaff("admin", DeskRole::CountyAdmin, "610622");
  DeskBrowser browser = desk_.browser();
  browser.get("/signin");
  const DeskAnswer enrol = browser.post("/signin", {{"name", "admin"}, {"password", kPassword}});
  EXPECT_EQ(enrol.path, "/signin/enrol");
  EXPECT_THAT(enrol.body, HasSubstr("<svg class=\"qr\""));
  EXPECT_EQ(browser.get("/requests").path, "/signin/enrol");
  const auto secret = [&] {
    const auto account = desk_.staff().byId(id);
    const auto locked = account->code_secret.empty() ? account->code_pending : account->code_secret;
    return seal::unlock(desk::codeKey(desk_.keys()), *seal::fromBase64(locked)).value();
  };
  EXPECT_THAT(enrol.body, Not(HasSubstr(desk_.staff().byId(id)->code_pending)));
  EXPECT_EQ(browser.post("/signin/enrol", {{"code", "000000"}}).status, 403);
  const std::string code = seal::codeAt(secret(), desk_.now());
  EXPECT_EQ(browser.post("/signin/enrol", {{"code", code}}).path, "/requests");

  DeskBrowser again = desk_.browser();
  again.get("/signin");
  EXPECT_EQ(again.post("/signin", {{"name", "admin"}, {"password", kPassword}}).path,
            "/signin/code");
  EXPECT_EQ(again.get("/requests").path, "/signin/code");
  const DeskAnswer twice = again.post("/signin/code", {{"code", code}});
  EXPECT_EQ(twice.status, 403);
  EXPECT_THAT(twice.body, HasSubstr("用过了"));
  desk_.advance(std::chrono::minutes(2));
  EXPECT_EQ(again.post("/signin/code", {{"code", seal::codeAt(secret(), desk_.now())}}).path,
            "/requests");
}

TEST_F(SignInTest, ASessionEndsAfterHalfAnHourOfRestAndAfterTwelveHours) {
  desk_.addStaff("zhangsan", DeskRole::CountyClerk, "610622");
  DeskBrowser browser = desk_.signedIn("zhangsan");
  desk_.advance(std::chrono::minutes(29));
  EXPECT_EQ(browser.get("/requests").path, "/requests");
  desk_.advance(std::chrono::minutes(31));
  const DeskAnswer over = browser.get("/requests");
  EXPECT_EQ(over.path, "/signin?over=1");
  EXPECT_THAT(over.body, HasSubstr("已经退出"));

  DeskBrowser busy = desk_.signedIn("zhangsan");
  for (int i = 0; i < 35; ++i) {
    desk_.advance(std::chrono::minutes(20));
    busy.get("/account");
  }
  desk_.advance(std::chrono::minutes(20));
  EXPECT_EQ(busy.get("/account").path, "/signin?over=1");
}

TEST_F(SignInTest, SigningOutEndsTheSessionInTheDatabase) {
  desk_.addStaff("zhangsan", DeskRole::CountyClerk, "610622");
  DeskBrowser browser = desk_.signedIn("zhangsan");
  EXPECT_EQ(browser.post("/signout", {}).path, "/signin");
  EXPECT_EQ(browser.get("/requests").path, "/signin");
}

TEST_F(SignInTest, ARemovedAccountIsOutAtOnce) {
  desk_.addStaff("zhangsan", DeskRole::CountyClerk, "610622");
  DeskBrowser browser = desk_.signedIn("zhangsan");
  EXPECT_TRUE(desk_.staff().remove("zhangsan", desk_.now()));
  EXPECT_EQ(browser.get("/requests").path, "/signin");
}

TEST_F(SignInTest, AFormFromAnotherSiteChangesNothing) {
  desk_.addStaff("zhangsan", DeskRole::CountyClerk, "610622");
  const std::string id = desk_.addRequest(1);
  DeskBrowser browser = desk_.signedIn("zhangsan");
  browser.get("/requests/" + id + "/move/ACCEPTED");
  const std::string path = "/requests/" + id + "/move/ACCEPTED";
  const DeskBrowser::Fields fields{{"form", browser.formId()}, {"from", "RECEIVED"}};
  EXPECT_EQ(browser.post(path, fields, {"Sec-Fetch-Site: cross-site"}).status, 403);
  EXPECT_EQ(browser.post(path, fields, {"Sec-Fetch-Site: same-site"}).status, 403);
  EXPECT_EQ(browser.post(path, fields, {"Origin: https://evil.example"}).status, 403);
  EXPECT_EQ(browser.post(path, fields, {}).status, 403);
  auto forged = fields;
  forged.emplace_back("csrf", std::string(64, 'a'));
  EXPECT_EQ(browser.post(path, forged).status, 403);
  EXPECT_EQ(desk_.store().dossier(id)->status, DossierStatus::Received);
  EXPECT_THAT(audited("refused"), SizeIs(5));
}

}  // namespace
}  // namespace bianmin::center
