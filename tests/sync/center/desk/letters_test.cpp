// The pages of the three letters: who sees and answers them, exceptions, follow-ups, papers.
#include "sync/center/store/letter_run.h"
#include "tests/sync/center/desk/letters_desk.h"

namespace bianmin::center {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

class LettersPageTest : public DeskTest {
 protected:
  LettersPageTest() : letters_(desk_) {}
  DeskBrowser as(const std::string& name, DeskRole role, const std::string& area = "610622") {
    desk_.addStaff(name, role, area);
    return desk_.signedIn(name);
  }
  LettersOnDesk letters_;
};

TEST_F(LettersPageTest, ALetterIsReadPrintedAndAnsweredByTheOfficeItGoesTo) {
  const std::string id = desk_.addRequest(1);
  letters_.setDue(id, "2026-11-20");
  letters_.run("2026-11-23");
  DeskBrowser town = as("town", DeskRole::TownClerk, kTown);
  const DeskAnswer list = town.get("/letters");
  EXPECT_THAT(list.body, HasSubstr("便民督办〔2026〕1号"));
  EXPECT_THAT(list.body, HasSubstr(id));
  DeskAnswer page = town.get("/letters/1");
  EXPECT_THAT(page.body, HasSubstr("王五"));
  EXPECT_THAT(page.body, HasSubstr("2026-11-20"));
  EXPECT_THAT(page.body, HasSubstr("/requests/" + id));
  EXPECT_THAT(page.body, Not(HasSubstr("张*")));
  page = town.get("/letters/1/paper");
  EXPECT_THAT(page.body, HasSubstr("<h1>工作督办函</h1>"));
  EXPECT_THAT(page.body, HasSubstr("2026年11月20日到期"));
  EXPECT_THAT(page.body, HasSubstr("回复人"));
  EXPECT_THAT(town.get("/letters/1/paper/pdf").body, StartsWith("%PDF-"));

  town.get("/letters/1");
  EXPECT_EQ(town.post("/letters/1/answer", {{"form", town.formId()}, {"words", ""}}).status, 422);
  EXPECT_EQ(town.post("/letters/1/answer",
                      {{"form", town.formId()}, {"words", "电话 13800001111 打过了"}})
                .status,
            422);
  const std::string form = town.formId();
  const DeskBrowser::Fields answer = {{"form", form}, {"words", "等<镇里>盖章，周五办结。"}};
  page = town.post("/letters/1/answer", answer);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("回复交上去了"));
  EXPECT_THAT(page.body, HasSubstr("等&lt;镇里&gt;盖章"));
  EXPECT_THAT(page.body, Not(HasSubstr("交回复")));
  page = town.post("/letters/1/answer", answer);
  EXPECT_THAT(page.body, HasSubstr("回复交上去了")) << "sent twice, kept once";
  EXPECT_EQ(town.post("/letters/1/answer", {{"form", "another"}, {"words", "再写一次"}}).status,
            409);
  EXPECT_THAT(town.get("/letters?state=answered").body, HasSubstr("便民督办〔2026〕1号"));
  EXPECT_THAT(town.get("/letters/1/paper").body, Not(HasSubstr("回复人")));
  EXPECT_THAT(audited("answer-letter"), SizeIs(1));
  EXPECT_THAT(audited("print"), Contains("便民督办〔2026〕1号|letter"));
}

TEST_F(LettersPageTest, WhoWatchesSeesTheWholeAreaAndDoesNotAnswer) {
  letters_.setDue(desk_.addRequest(1), "2026-11-20");
  letters_.setDue(desk_.addRequest(2, kForeignVillage), "2026-11-20");
  letters_.run("2026-11-23");
  DeskBrowser watch = as("watch", DeskRole::Supervisor);
  EXPECT_THAT(watch.get("/letters").body, HasSubstr("便民督办〔2026〕2号"));
  const DeskAnswer page = watch.get("/letters/1");
  EXPECT_THAT(page.body, Not(HasSubstr("交回复")));
  EXPECT_EQ(watch.post("/letters/1/answer", {{"form", "f"}, {"words", "好"}}).status, 403);
  DeskBrowser town = as("town", DeskRole::TownClerk, kTown);
  EXPECT_THAT(town.get("/letters").body, Not(HasSubstr("便民督办〔2026〕2号")));
  EXPECT_EQ(town.get("/letters/2").status, 404);
  EXPECT_EQ(town.get("/letters/2/paper").status, 404);
  EXPECT_EQ(town.post("/letters/2/answer", {{"form", "f"}, {"words", "好"}}).status, 404);
  EXPECT_EQ(town.get("/letters/1x").status, 404);
  DeskBrowser stranger = desk_.browser();
  EXPECT_EQ(stranger.get("/letters").path, "/signin");
}

TEST_F(LettersPageTest, AForgedAnswerIsRefused) {
  letters_.setDue(desk_.addRequest(1), "2026-11-20");
  letters_.run("2026-11-23");
  DeskBrowser town = as("town", DeskRole::TownClerk, kTown);
  EXPECT_EQ(town.post("/letters/1/answer", {{"csrf", "x"}, {"form", "f"}, {"words", "好"}}).status,
            403);
  EXPECT_THAT(letters_.store().letters({{"610622", {}}, LetterState::Issued, 0, 10}), SizeIs(1));
}

TEST_F(LettersPageTest, ADepartmentAnswersForItsMatters) {
  letters_.setDue(desk_.addRequest(1), "2026-11-20");
  letters_.setDue(desk_.addRequest(2, kVillage, "李四", "610622189202290023", "PENSION.claim"),
                  "2026-11-20");
  letters_.run("2026-11-23");
  StaffAccount account;
  account.name = "minzheng";
  account.full_name = "李四";
  account.role = DeskRole::DepartmentClerk;
  account.area = "610622";
  account.department = "民政";
  account.password = desk_.staff().byId(desk_.addStaff("x", DeskRole::TownClerk, kTown))->password;
  account.must_change = false;
  desk_.staff().add(account);
  DeskBrowser clerk = desk_.signedIn("minzheng");
  const DeskAnswer list = clerk.get("/letters");
  EXPECT_THAT(list.body, HasSubstr(ulid(1)));
  EXPECT_THAT(list.body, Not(HasSubstr(ulid(2))));
  clerk.get("/letters/1");
  EXPECT_EQ(
      clerk.post("/letters/1/answer", {{"form", clerk.formId()}, {"words", "周五办结"}}).status,
      200);
}

TEST_F(LettersPageTest, NobodyWhoAnswersIsShownUntilSomebodyIsNamed) {
  letters_.rules.supervisors.clear();
  letters_.setDue(desk_.addRequest(1), "2026-11-20");
  letters_.run("2026-11-23");
  DeskBrowser watch = as("watch", DeskRole::Supervisor);
  DeskAnswer page = watch.get("/letters/exceptions");
  EXPECT_THAT(page.body, HasSubstr("没有人管这个地方"));
  EXPECT_THAT(page.body, Not(HasSubstr("定下")));
  page = watch.post("/letters/exceptions/1/note", {{"form", watch.formId()}, {"note", "问了镇里"}});
  EXPECT_THAT(page.body, HasSubstr("问了镇里"));
  EXPECT_EQ(
      watch.post("/letters/exceptions/1/supervisor", {{"form", "f"}, {"name", "王五"}}).status,
      403);

  DeskBrowser county = as("county", DeskRole::CountyClerk);
  county.get("/letters/exceptions");
  EXPECT_EQ(county.post("/letters/exceptions/1/supervisor", {{"form", "a"}, {"name", ""}}).status,
            422);
  page = county.post("/letters/exceptions/1/supervisor",
                     {{"form", county.formId()}, {"name", "王五"}});
  EXPECT_THAT(page.body, HasSubstr("由王五管"));
  EXPECT_THAT(audited("set-supervisor"), Contains(std::string(kTown) + "|王五"));
  letters_.run("2026-11-24");
  EXPECT_THAT(county.get("/letters/exceptions").body, HasSubstr("没有要人看的"));
  // A name that was written wrong, though nothing is left to look at.
  const std::string named = "/letters/supervisors/" + std::string(kTown);
  EXPECT_EQ(county.post(named, {{"form", "n"}, {"name", ""}}).status, 422);
  EXPECT_EQ(county.post("/letters/supervisors/610622999", {{"form", "n"}, {"name", "李四"}}).status,
            404);
  county.get("/letters/exceptions");
  page = county.post(named, {{"form", county.formId()}, {"name", "赵六"}});
  EXPECT_THAT(page.body, HasSubstr("由赵六管"));
  EXPECT_THAT(page.body, HasSubstr("value=\"赵六\""));
  EXPECT_EQ(letters_.store().supervisors().at(0).name, "赵六");
  EXPECT_EQ(watch.post(named, {{"form", "n"}, {"name", "李四"}}).status, 403);
  EXPECT_THAT(county.get("/letters").body, HasSubstr("（王五）"));
  EXPECT_EQ(
      county.post("/letters/exceptions/1/supervisor", {{"form", "b"}, {"name", "李四"}}).status,
      404);
  DeskBrowser town = as("town", DeskRole::TownClerk, kTown);
  EXPECT_EQ(town.post("/letters/exceptions/1/note", {{"form", "f"}, {"note", "好"}}).status, 404);
}

TEST_F(LettersPageTest, MoreExceptionsThanThePageHoldsAreSaid) {
  desk_.store().db().exec(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 201)"
      " INSERT INTO letter_exceptions (kind, request, letter, cause, matter, village, first_on,"
      " last_on, note, noted_by) SELECT 'no-supervisor', 'R' || i, 'supervise', 'overdue',"
      " 'PENSION.claim', '610622102201', '2026-11-23', '2026-11-23', '', '' FROM n");
  DeskBrowser watch = as("watch", DeskRole::Supervisor);
  EXPECT_THAT(watch.get("/letters/exceptions").body, HasSubstr("只列了 200 件"));
  desk_.store().db().exec("DELETE FROM letter_exceptions WHERE request = 'R1'");
  EXPECT_THAT(watch.get("/letters/exceptions").body, Not(HasSubstr("只列了")));
}

TEST_F(LettersPageTest, ABadRatingIsFollowedUpOnce) {
  const std::string id = desk_.addRequest(1);
  letters_.rate(11, "lookup" + id, 1, desk_.now());
  letters_.rate(12, "lookup" + id, 5, desk_.now());
  DeskBrowser watch = as("watch", DeskRole::Supervisor);
  DeskAnswer page = watch.get("/letters/ratings");
  EXPECT_THAT(page.body, HasSubstr("<td>1 星</td>"));
  EXPECT_THAT(page.body, HasSubstr(id));
  EXPECT_THAT(page.body, Not(HasSubstr("<td>5 星</td>")));
  EXPECT_THAT(page.body, Not(HasSubstr("记回访")));
  DeskBrowser town = as("town", DeskRole::TownClerk, kTown);
  town.get("/letters/ratings");
  const std::string path = "/letters/ratings/" + ulid(11) + "/follow-up";
  EXPECT_EQ(town.post(path, {{"form", town.formId()}, {"words", ""}}).status, 422);
  page = town.post(path, {{"form", town.formId()}, {"words", "上门问了，等得太久"}});
  EXPECT_THAT(page.body, HasSubstr("回访记下了"));
  EXPECT_THAT(page.body, HasSubstr("这里没有差评"));
  EXPECT_THAT(town.get("/letters/ratings?done=1").body, HasSubstr("上门问了，等得太久"));
  EXPECT_EQ(town.post(path, {{"form", "again"}, {"words", "再去一次"}}).status, 409);
  EXPECT_EQ(
      town.post("/letters/ratings/" + ulid(12) + "/follow-up", {{"form", "f"}, {"words", "好"}})
          .status,
      404);
  EXPECT_THAT(audited("follow-up"), SizeIs(1));
  EXPECT_EQ(town.get("/letters/ratings?after=%27").status, 200);
}

TEST_F(LettersPageTest, TheListsOfTheMonthArePrinted) {
  const std::string id = desk_.addRequest(1);
  letters_.setDue(id, "2026-11-20");
  letters_.run("2026-11-16");
  letters_.run("2026-11-25");
  DeskBrowser town = as("town", DeskRole::TownClerk, kTown);
  const DeskAnswer page = town.get("/letters/months");
  EXPECT_THAT(page.body, HasSubstr("月末问责查办"));
  EXPECT_THAT(page.body, HasSubstr("月中查摆追踪"));
  const DeskAnswer paper = town.get("/letters/months/4");
  EXPECT_THAT(paper.body, HasSubstr("2026年11月月末问责查办清单"));
  EXPECT_THAT(paper.body, HasSubstr(id));
  EXPECT_EQ(town.get("/letters/months/3").status, 404) << "of the whole county";
}

}  // namespace
}  // namespace bianmin::center
