// Notices, accounts of cadres, and a terminal's page: who may, what terminals are then told, what
// is refused.
#include "sync/center/desk/terminal_view.h"
#include "sync/center/enrol/cadre_pin.h"
#include "sync/center/store/bulletin_store.h"
#include "tests/sync/center/desk/desk_fixture.h"

namespace bianmin::center {
namespace {

using std::chrono::days;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr const char* kTerminal = "t-610622102201";

class NoticesTest : public DeskTest {
 protected:
  NoticesTest() { desk_.addRequest(1); }  // enrols the terminal of kVillage

  DeskBrowser as(DeskRole role, const std::string& area = "610622") {
    desk_.addStaff("lisi", role, area);
    return desk_.signedIn("lisi");
  }
  DeskBrowser admin() {
    const std::int64_t id = desk_.addStaff("admin", DeskRole::CountyAdmin, "610622");
    DeskBrowser browser = desk_.signedIn("admin");
    const auto locked = desk_.staff().byId(id)->code_pending;
    const auto secret =
        seal::unlock(desk::codeKey(desk_.keys()), *seal::fromBase64(locked)).value();
    browser.post("/signin/enrol", {{"code", seal::codeAt(secret, desk_.now())}});
    return browser;
  }
  BulletinStore bulletins() { return BulletinStore(desk_.store().db()); }
  std::vector<Notice> told(const std::string& village = kVillage,
                           const std::string& terminal = kTerminal) {
    return bulletins().noticesFor(village, terminal, localDate(desk_.now()), 100);
  }
  std::string day(int later) { return toIso(localDate(desk_.now() + days(later))); }
  DeskBrowser::Fields draft(const std::string& place = kVillage) {
    return {{"title", "周六停电"}, {"text", "请提前来。\r\n下午照常。"},
            {"place", place},      {"audience", "residents"},
            {"from", day(0)},      {"until", day(7)}};
  }
  // Looks at it and publishes it, as the pages lead.
  DeskAnswer publish(DeskBrowser& browser, const DeskBrowser::Fields& fields) {
    browser.get("/notices/new");
    EXPECT_EQ(browser.post("/notices/new", fields).status, 200);
    DeskBrowser::Fields sure = fields;
    sure.emplace_back("form", browser.formId());
    return browser.post("/notices/publish", sure);
  }
  static std::string pinOn(const DeskAnswer& page) {
    const std::string before = "shown mono\">";
    const std::size_t at = page.body.find(before);
    return at == std::string::npos ? "" : page.body.substr(at + before.size(), 6);
  }
  std::string pinAtTerminal(const KeptCadre& cadre) {
    const std::string locked = pinForTerminal(desk_.keys(), cadre.pin_locked, kTerminal);
    return seal::unlock(desk_.keys().unlockKey(kTerminal), *seal::fromBase64(locked)).value();
  }
};

TEST_F(NoticesTest, ANoticeIsLookedAtPublishedOnceAndWithdrawn) {
  DeskBrowser browser = as(DeskRole::CountyClerk);
  browser.get("/notices/new");
  EXPECT_THAT(browser.post("/notices/new", draft()).body, HasSubstr("1 台终端"));
  EXPECT_THAT(told(), IsEmpty()) << "only looked at";
  DeskBrowser::Fields sure = draft();
  sure.emplace_back("form", browser.formId());
  EXPECT_THAT(browser.post("/notices/publish", sure).body, HasSubstr("发布了"));
  EXPECT_THAT(browser.post("/notices/publish", sure).body, HasSubstr("发布了"));
  ASSERT_THAT(told(), SizeIs(1));
  EXPECT_EQ(told()[0].title, "周六停电");
  EXPECT_EQ(told()[0].text, "请提前来。\n下午照常。");
  EXPECT_THAT(told(kForeignVillage, "other"), IsEmpty());
  const std::string id = told()[0].id;
  EXPECT_THAT(audited("publish-notice"), ElementsAre(id + "|" + kVillage + " 周六停电"));

  const std::int64_t before = bulletins().revisionFor(kVillage, kTerminal);
  EXPECT_THAT(browser.get("/notices").body, HasSubstr("/notices/" + id + "/withdraw"));
  browser.get("/notices/" + id + "/withdraw");
  EXPECT_EQ(browser.post("/notices/" + id + "/withdraw", {{"csrf", "forged"}}).status, 403);
  browser.get("/notices/" + id + "/withdraw");
  EXPECT_THAT(browser.post("/notices/" + id + "/withdraw", {{"form", browser.formId()}}).body,
              HasSubstr("撤回了"));
  EXPECT_THAT(told(), IsEmpty());
  EXPECT_GT(bulletins().revisionFor(kVillage, kTerminal), before);
  EXPECT_THAT(audited("withdraw-notice"), SizeIs(1));
}

TEST_F(NoticesTest, WhatCannotBePublishedSaysWhy) {
  DeskBrowser browser = as(DeskRole::CountyClerk);
  browser.get("/notices/new");
  const auto with = [&](const std::string& name, const std::string& value) {
    DeskBrowser::Fields fields = draft();
    for (auto& [key, old] : fields) {
      if (key == name) old = value;
    }
    return browser.post("/notices/new", fields);
  };
  std::string many;
  for (int i = 0; i < 301; ++i) many += "字";
  const std::pair<const char*, std::string> bad[] = {{"title", ""},
                                                     {"title", many},
                                                     {"text", ""},
                                                     {"text", many},
                                                     {"text", "找 610622189001010013"},
                                                     {"place", "610623"},
                                                     {"place", "@none"},
                                                     {"from", "soon"},
                                                     {"until", day(-1)},
                                                     {"until", day(400)}};
  for (const auto& [name, value] : bad) {
    const DeskAnswer answer = with(name, value);
    EXPECT_EQ(answer.status, 422) << name;
    EXPECT_THAT(answer.body, HasSubstr("said bad")) << name;
  }
  EXPECT_THAT(with("title", "<b>停电</b>").body, HasSubstr("&lt;b&gt;停电"));
}

TEST_F(NoticesTest, MoreThanATerminalHoldsAreNotPublished) {
  DeskBrowser browser = as(DeskRole::CountyClerk);
  for (std::uint64_t n = 0; n < 50; ++n) {
    KeptNotice kept;
    kept.notice = {ulid(100 + n),       "停电",
                   "早些来。",          dateFromIso(day(0)),
                   dateFromIso(day(7)), Notice::For::Residents};
    kept.to = {kVillage, ""};
    kept.published_at = desk_.now();
    bulletins().publish(kept);
  }
  browser.get("/notices/new");
  const DeskAnswer full = browser.post("/notices/new", draft());
  EXPECT_EQ(full.status, 422);
  EXPECT_THAT(full.body, HasSubstr("正在登的已经有 50 条。先撤下几条"));
  EXPECT_THAT(publish(browser, draft(kTown)).body, HasSubstr("发布了")) << "another place has room";
  EXPECT_THAT(told(), SizeIs(51));
  ASSERT_TRUE(bulletins().withdraw(ulid(100), desk_.now(), "lisi"));
  EXPECT_THAT(publish(browser, draft()).body, HasSubstr("发布了"));
}

TEST_F(NoticesTest, ATownTellsItsOwnPlacesOnly) {
  DeskBrowser browser = as(DeskRole::TownClerk, kTown);
  EXPECT_THAT(publish(browser, draft(kTown)).body, HasSubstr("发布了"));
  EXPECT_THAT(told(), SizeIs(1));
  browser.get("/notices/new");
  EXPECT_EQ(browser.post("/notices/new", draft("610622")).status, 422);
  EXPECT_EQ(browser.post("/notices/new", draft(kForeignVillage)).status, 422);

  KeptNotice foreign;
  foreign.notice = told()[0];
  foreign.notice.id = ulid(7);
  foreign.notice.title = "别的镇的";
  foreign.to = {kForeignVillage, ""};
  bulletins().publish(foreign);
  EXPECT_THAT(browser.get("/notices").body, Not(HasSubstr("别的镇的")));
  EXPECT_EQ(browser.get("/notices/" + ulid(7) + "/withdraw").status, 404);
  EXPECT_EQ(browser.post("/notices/" + ulid(7) + "/withdraw", {{"form", "x"}}).status, 404);
  EXPECT_FALSE(bulletins().notice(ulid(7), "610622")->withdrawn_at);
}

TEST_F(NoticesTest, ThosePagesAreForThoseWhoMay) {
  DeskBrowser supervisor = as(DeskRole::Supervisor);
  EXPECT_EQ(supervisor.get("/notices").status, 403);
  desk_.addStaff("wangwu", DeskRole::CountyClerk, "610622");
  DeskBrowser clerk = desk_.signedIn("wangwu");
  EXPECT_EQ(clerk.get("/cadres").status, 403);
  EXPECT_EQ(clerk.post("/cadres/new", {{"place", kVillage}, {"name", "王五"}}).status, 403);
  EXPECT_THAT(bulletins().cadres("610622", 10), IsEmpty());
}

TEST_F(NoticesTest, ACadresPinIsShownOnceAndReachesTheTerminal) {
  DeskBrowser browser = admin();
  browser.get("/cadres/new");
  DeskBrowser::Fields fields = {{"place", kVillage}, {"name", "王五"}, {"post", "代办员"}};
  fields.emplace_back("form", browser.formId());
  const DeskAnswer shown = browser.post("/cadres/new", fields);
  const std::string pin = pinOn(shown);
  EXPECT_THAT(pin, testing::MatchesRegex("[0-9]{6}"));
  EXPECT_EQ(browser.post("/cadres/new", fields).status, 409) << "shown once";
  auto cadres = bulletins().cadresFor(kVillage, kTerminal, 10);
  ASSERT_THAT(cadres, SizeIs(1));
  EXPECT_EQ(pinAtTerminal(cadres[0]), pin);
  EXPECT_THAT(browser.get("/cadres").body, Not(HasSubstr(pin)));
  const std::string id = cadres[0].account;
  EXPECT_THAT(audited("add-cadre"), ElementsAre(id + "|" + kVillage + " 王五"));

  browser.get("/cadres/new");
  fields.back().second = browser.formId();
  EXPECT_EQ(browser.post("/cadres/new", fields).status, 422) << "there is one of that name";

  browser.get("/cadres/" + id + "/pin");
  const std::string other =
      pinOn(browser.post("/cadres/" + id + "/pin", {{"form", browser.formId()}}));
  cadres = bulletins().cadresFor(kVillage, kTerminal, 10);
  EXPECT_EQ(pinAtTerminal(cadres[0]), other);
  EXPECT_EQ(cadres[0].pin_revision, 2);
  EXPECT_THAT(audited("reset-cadre-pin"), SizeIs(1));

  browser.get("/cadres/" + id + "/remove");
  const DeskBrowser::Fields sure = {{"form", browser.formId()}};
  EXPECT_THAT(browser.post("/cadres/" + id + "/remove", sure).body, HasSubstr("停用了"));
  EXPECT_THAT(browser.post("/cadres/" + id + "/remove", sure).body, HasSubstr("停用了"));
  EXPECT_THAT(audited("remove-cadre"), SizeIs(1));
  EXPECT_TRUE(bulletins().cadresFor(kVillage, kTerminal, 10)[0].removed_at);
  EXPECT_EQ(browser.get("/cadres/" + id + "/pin").status, 404);
}

TEST_F(NoticesTest, ACadreBelongsToATerminalVillageOrTownOfTheCounty) {
  DeskBrowser browser = admin();
  for (const char* place : {"610622", "610623101", "@none", "", "x"}) {
    browser.get("/cadres/new");
    const DeskBrowser::Fields fields = {
        {"place", place}, {"name", "王五"}, {"form", browser.formId()}};
    EXPECT_EQ(browser.post("/cadres/new", fields).status, 422) << place;
  }
  browser.get("/cadres/new");
  const DeskBrowser::Fields fields = {
      {"place", std::string("@") + kTerminal}, {"name", "王五"}, {"form", browser.formId()}};
  EXPECT_EQ(browser.post("/cadres/new", fields).status, 200);
  EXPECT_THAT(bulletins().cadresFor(kVillage, "t2", 10), IsEmpty());
  EXPECT_THAT(bulletins().cadresFor(kVillage, kTerminal, 10), SizeIs(1));
}

TEST_F(NoticesTest, ATerminalsPageSaysHowItIs) {
  DeskBrowser browser = as(DeskRole::CountyClerk);
  const std::string page = std::string("/terminals/one?name=") + kTerminal;
  EXPECT_THAT(browser.get(page).body, HasSubstr("还没报过"));
  EXPECT_EQ(browser.get("/terminals/one?name=none").status, 404);
  KeptReport report;
  report.received_at = desk_.now();
  report.at = report.received_at + std::chrono::minutes(12);
  report.version = "1.4.0";
  report.printer = "out-of-paper";
  report.disk_free_mb = 51200;
  report.waiting = 37;
  const Terminal terminal = desk_.store().terminals().front();
  desk_.store().seen(terminal.id, desk_.now());
  desk_.store().addCertificate(terminal.id, {"CD1", "f", desk_.now(), desk_.now() + days(300)});
  bulletins().keepReport(terminal.id, report);
  const std::string body = browser.get(page).body;
  for (const char* words : {"没纸了", "37 条", "还有 50 GB", "快 12 分钟", "1.4.0", "还没发过"}) {
    EXPECT_THAT(body, HasSubstr(words));
  }
  EXPECT_THAT(browser.get("/terminals").body, HasSubstr("打印机没纸了"));
}

TEST_F(NoticesTest, AMessageGoesToTheCadresOfOneTerminal) {
  DeskBrowser browser = as(DeskRole::CountyClerk);
  const std::string page = std::string("/terminals/one?name=") + kTerminal;
  browser.get(page);
  const auto send = [&](const std::string& text) {
    return browser.post("/terminals/message",
                        {{"name", kTerminal}, {"text", text}, {"form", browser.formId()}});
  };
  EXPECT_EQ(send("").status, 422);
  browser.get(page);
  const DeskAnswer sent = send("打印纸寄出来了");
  EXPECT_THAT(sent.body, HasSubstr("发过去了"));
  ASSERT_THAT(told(), SizeIs(1));
  EXPECT_EQ(told()[0].audience, Notice::For::Cadres);
  EXPECT_EQ(told()[0].text, "打印纸寄出来了");
  EXPECT_THAT(told(kVillage, "t2"), IsEmpty());
  EXPECT_THAT(browser.get("/notices").body, HasSubstr("打印纸寄出来了"));
}

TEST(TerminalViewTest, ClocksAreToldInMinutesOrHours) {
  using std::chrono::seconds;
  EXPECT_EQ(desk::clockWords(seconds(30)), "准");
  EXPECT_EQ(desk::clockWords(seconds(-59)), "准");
  EXPECT_EQ(desk::clockWords(seconds(-600)), "慢 10 分钟");
  EXPECT_EQ(desk::clockWords(seconds(8 * 3600)), "快 8 小时");
  EXPECT_EQ(desk::printerWords("on-fire"), desk::printerWords("unknown"));
}

}  // namespace
}  // namespace bianmin::center
