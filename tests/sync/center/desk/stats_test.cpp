// The pages of figures and of terminals: who sees what, links, the file, what is refused.
#include "sync/center/desk/csv.h"
#include "sync/center/enrol/enrol_code.h"
#include "tests/sync/center/desk/desk_fixture.h"

namespace bianmin::center {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

class StatsTest : public DeskTest {
 protected:
  DeskBrowser as(DeskRole role, const std::string& area = "610622") {
    desk_.addStaff("lisi", role, area);
    return desk_.signedIn("lisi");
  }
  DeskBrowser admin() { return desk_.signedInAsAdmin(); }
  std::string linkWith(const std::string& body, const std::string& part) {
    const std::size_t at = body.find(part);
    if (at == std::string::npos) return {};
    const std::size_t begin = body.rfind('"', at) + 1;
    std::string link = body.substr(begin, body.find('"', at) - begin);
    for (std::size_t amp = 0; (amp = link.find("&amp;", amp)) != std::string::npos;) {
      link.erase(++amp, 4);
    }
    return link;
  }
};

TEST_F(StatsTest, EachFigureLeadsToItsRows) {
  const std::string id = desk_.addRequest(1);
  desk_.addRequest(2, kForeignVillage, "李四", "610622189202290023", "PENSION.claim");
  DeskBrowser browser = as(DeskRole::Supervisor);
  const DeskAnswer page = browser.get("/stats");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("<svg class=\"chart\""));
  EXPECT_THAT(page.body, Not(HasSubstr("style=")));
  const std::string link = linkWith(page.body, "matter=DIBAO.apply");
  ASSERT_THAT(link, StartsWith("/stats/rows?what=received&from="));
  const DeskAnswer rows = browser.get(link);
  EXPECT_THAT(rows.body, HasSubstr(id));
  EXPECT_THAT(rows.body, Not(HasSubstr(ulid(2))));
  EXPECT_EQ(browser.get("/stats/rows?what=nothing").status, 404);
  EXPECT_EQ(browser.get("/stats?by=month").status, 200);
  EXPECT_EQ(browser.get("/stats?by=place&from=2020-13-01&until=x").status, 200);
}

TEST_F(StatsTest, ATownCountsItsOwn) {
  desk_.addRequest(1);
  desk_.addRequest(2, kForeignVillage);
  DeskBrowser town = as(DeskRole::TownClerk, kTown);
  const DeskAnswer rows = town.get("/stats/rows?what=received&town=610622103");
  EXPECT_THAT(rows.body, HasSubstr(ulid(1)));
  EXPECT_THAT(rows.body, Not(HasSubstr(ulid(2))));
  EXPECT_THAT(town.get("/stats/table.csv?by=place").body,
              testing::AllOf(HasSubstr("610622102201"), Not(HasSubstr("610622103"))));
}

TEST_F(StatsTest, TheFileIsForASpreadsheet) {
  desk_.addRequest(1);
  DeskBrowser browser = as(DeskRole::CountyClerk);
  const DeskAnswer file = browser.get("/stats/table.csv?by=matter");
  EXPECT_THAT(file.body, StartsWith("\xEF\xBB\xBF编号,事项,收件,"));
  EXPECT_THAT(file.body, HasSubstr("\r\nDIBAO.apply,"));
  EXPECT_THAT(file.body, HasSubstr(",1,0,0,0,0,—,0,0,—\r\n"));
  EXPECT_THAT(file.headers, HasSubstr("text/csv; charset=utf-8"));
  EXPECT_THAT(file.headers, HasSubstr("attachment; filename=\"stats-"));
}

TEST(CsvTest, AFormulaIsText) {
  EXPECT_EQ(desk::csvCell("=1+1"), "'=1+1");
  EXPECT_EQ(desk::csvCell("@x"), "'@x");
  EXPECT_EQ(desk::csvCell("-2"), "'-2");
  EXPECT_EQ(desk::csvCell("+2,\"3\""), "\"'+2,\"\"3\"\"\"");
  EXPECT_EQ(desk::csvCell("低保"), "低保");
  EXPECT_EQ(desk::csvCell("a\r\nb"), "\"a\r\nb\"");
}

TEST_F(StatsTest, TerminalsAreForTheCounty) {
  desk_.addRequest(1);
  desk_.addStaff("wangwu", DeskRole::TownClerk, kTown);
  EXPECT_EQ(desk_.signedIn("wangwu").get("/terminals").status, 403);
  DeskBrowser clerk = as(DeskRole::CountyClerk);
  const DeskAnswer list = clerk.get("/terminals");
  EXPECT_THAT(list.body, HasSubstr("t-610622102201"));
  EXPECT_THAT(list.body, Not(HasSubstr("/terminals/revoke")));
  EXPECT_EQ(clerk.get("/terminals/revoke?name=t-610622102201").status, 403);
  const DeskAnswer refused =
      clerk.post("/terminals/revoke", {{"name", "t-610622102201"}, {"reason", "丢了"}});
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(clerk.post("/terminals/enrol/do", {{"name", "x"}}).status, 403);
  EXPECT_FALSE(desk_.store().terminals().front().revoked_at);
}

TEST_F(StatsTest, ATerminalIsRevokedWithAReason) {
  desk_.addRequest(1);
  DeskBrowser browser = admin();
  const std::string link = linkWith(browser.get("/terminals").body, "/terminals/revoke?name=");
  EXPECT_EQ(browser.get(link).status, 200);
  const auto post = [&](const DeskBrowser::Fields& more) {
    DeskBrowser::Fields fields = {{"name", "t-610622102201"}, {"form", browser.formId()}};
    fields.insert(fields.end(), more.begin(), more.end());
    return browser.post("/terminals/revoke", fields);
  };
  EXPECT_EQ(post({}).status, 422);
  EXPECT_EQ(post({{"reason", "丢了"}, {"csrf", "forged"}}).status, 403);
  EXPECT_FALSE(desk_.store().terminals().front().revoked_at);
  browser.get(link);
  EXPECT_THAT(post({{"reason", "丢了"}}).body, HasSubstr("停用了"));
  EXPECT_TRUE(desk_.store().terminals().front().revoked_at);
  EXPECT_THAT(audited("revoke-terminal"), ElementsAre("t-610622102201|丢了"));
}

TEST_F(StatsTest, AnEnrolmentCodeIsShownOnceAndWorks) {
  DeskBrowser browser = admin();
  browser.get("/terminals/enrol");
  EXPECT_EQ(
      browser.post("/terminals/enrol", {{"name", "新机"}, {"village", "610623101201"}}).status,
      422);
  const DeskBrowser::Fields grant = {{"name", "新机"}, {"village", kVillage}, {"hall", ""}};
  EXPECT_THAT(browser.post("/terminals/enrol", grant).body, HasSubstr("要登记码"));
  EXPECT_THAT(audited("enrol-code"), IsEmpty());
  DeskBrowser::Fields sure = grant;
  sure.emplace_back("form", browser.formId());
  const DeskAnswer shown = browser.post("/terminals/enrol/do", sure);
  const std::size_t at = shown.body.find("shown mono\">") + 12;
  const std::string typed = shown.body.substr(at, 9);
  EXPECT_EQ(browser.post("/terminals/enrol/do", sure).status, 409);
  EXPECT_THAT(audited("enrol-code"), SizeIs(1));
  const auto code = readEnrolCode(typed);
  ASSERT_TRUE(code) << typed;
  const auto terminal = desk_.store().enrol(hashEnrolCode(desk_.keys().enrolCodeKey(), *code),
                                            desk_.now(), [](const EnrolmentGrant&) {
                                              return Certificate{"AB", "f", kNow, kNow};
                                            });
  ASSERT_TRUE(terminal);
  EXPECT_EQ(terminal->name, "新机");
}

}  // namespace
}  // namespace bianmin::center
