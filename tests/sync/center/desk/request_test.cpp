// What staff see of requests and do with them.
#include "sync/center/desk/moves.h"
#include "sync/center/desk/request_of.h"
#include "tests/sync/center/desk/desk_fixture.h"

namespace bianmin::center {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

class RequestTest : public DeskTest {
 protected:
  RequestTest() {
    clerk_ = desk_.addStaff("zhangsan", DeskRole::CountyClerk, "610622");
    browser_ = std::make_unique<DeskBrowser>(desk_.signedIn("zhangsan"));
  }
  // Opens the page of the move and sends its form.
  DeskAnswer move(const std::string& id, const std::string& from, const std::string& to,
                  DeskBrowser::Fields more = {}) {
    const std::string path = "/requests/" + id + "/move/" + to;
    browser_->get(path);
    more.emplace_back("form", browser_->formId());
    more.emplace_back("from", from);
    return browser_->post(path, more);
  }
  DossierStatus statusOf(const std::string& id) { return desk_.store().dossier(id)->status; }
  std::string lastNote(const std::string& id) { return desk_.store().history(id).back().note; }

  std::int64_t clerk_ = 0;
  std::unique_ptr<DeskBrowser> browser_;
};

TEST_F(RequestTest, AListShowsMaskedNamesAndNothingSealed) {
  const std::string id = desk_.addRequest(1);
  const DeskAnswer list = browser_->get("/requests?list=received");
  EXPECT_THAT(list.body, HasSubstr("张*"));
  EXPECT_THAT(list.body, HasSubstr("延水关镇地天堂村"));
  EXPECT_THAT(list.body, HasSubstr(id));
  EXPECT_THAT(list.body, Not(HasSubstr("610622189001010013")));
  const DeskAnswer page = browser_->get("/requests/" + id);
  EXPECT_THAT(page.body, HasSubstr("610622********0013"));
  EXPECT_THAT(page.body, HasSubstr(groupedPickupCode(pickupCode())));
  EXPECT_THAT(page.body, Not(HasSubstr("610622189001010013")));
}

TEST_F(RequestTest, ANameThatIsAScriptIsShownAsText) {
  const std::string id = desk_.addRequest(1, kVillage, "<script>alert(1)</script>");
  browser_->get("/requests/" + id + "/reveal/name");
  const DeskAnswer shown =
      browser_->post("/requests/" + id + "/reveal/name", {{"reason", "\"><script>x</script>"}});
  EXPECT_THAT(shown.body, HasSubstr("&lt;script&gt;alert(1)"));
  EXPECT_THAT(shown.body, Not(HasSubstr("<script")));
  EXPECT_THAT(browser_->get("/requests?list=all&town=%22%3E%3Cscript%3E").body,
              Not(HasSubstr("<script")));
}

TEST_F(RequestTest, BytesThatAreNoTextAreRefused) {
  EXPECT_EQ(browser_->get("/requests?list=all&after=%ff").status, 400);
  EXPECT_EQ(browser_->get("/requests/%ff").status, 400);
  browser_->get("/requests");
  EXPECT_EQ(browser_->post("/requests/search", {{"q", "\xff"}}).status, 400);
}

TEST_F(RequestTest, AForeignTownsRequestDoesNotExist) {
  const std::string own = desk_.addRequest(1, kVillage);
  const std::string foreign = desk_.addRequest(2, kForeignVillage);
  desk_.addStaff("lisi", DeskRole::TownClerk, kTown);
  DeskBrowser town = desk_.signedIn("lisi");
  EXPECT_EQ(town.get("/requests/" + own).status, 200);
  EXPECT_EQ(town.get("/requests/" + foreign).status, 404);
  EXPECT_EQ(town.get("/requests/" + foreign + "/move/ACCEPTED").status, 404);
  EXPECT_EQ(town.get("/requests/" + foreign + "/reveal/name").status, 404);
  EXPECT_EQ(town.get("/requests/" + foreign + "/paper/acceptance").status, 404);
  EXPECT_EQ(town.post("/requests/" + foreign + "/move/ACCEPTED", {{"form", "x"}}).status, 404);
  EXPECT_EQ(town.post("/requests/" + foreign + "/assign", {{"form", "x"}}).status, 404);
  const DeskAnswer list = town.get("/requests?list=all");
  EXPECT_THAT(list.body, HasSubstr(own));
  EXPECT_THAT(list.body, Not(HasSubstr(foreign)));
  EXPECT_THAT(town.get("/requests?list=all&town=610622103").body, Not(HasSubstr(foreign)));
  town.get("/requests");
  EXPECT_THAT(town.post("/requests/bulk", {{"pick", foreign}, {"action", "take"}}).body,
              Not(HasSubstr(foreign)));
  EXPECT_EQ(statusOf(foreign), DossierStatus::Received);
}

TEST_F(RequestTest, ADepartmentSeesTheMattersThatItDecides) {
  const std::string dibao = desk_.addRequest(1);
  const std::string pension =
      desk_.addRequest(2, kVillage, "张三", "610622189001010013", "PENSION.claim");
  StaffAccount account;
  account.name = "minzheng";
  account.full_name = "张三";
  account.role = DeskRole::DepartmentClerk;
  account.area = "610622";
  account.department = "县民政局";
  account.password = seal::hashPassword(desk::passwordKey(desk_.keys()), kPassword);
  account.must_change = false;
  desk_.staff().add(account);
  DeskBrowser department = desk_.signedIn("minzheng");
  EXPECT_EQ(department.get("/requests/" + dibao).status, 200);
  EXPECT_EQ(department.get("/requests/" + pension).status, 404);
}

TEST_F(RequestTest, AFaultSaysThatItIsNotKnownWhetherItWasDone) {
  const std::string id = desk_.addRequest(1);
  desk_.store().db().exec(
      "CREATE TRIGGER broken BEFORE UPDATE OF status ON dossiers"
      " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
  const DeskAnswer answer = move(id, "RECEIVED", "ACCEPTED", {{"note", ""}});
  EXPECT_EQ(answer.status, 503);
  EXPECT_THAT(answer.body, HasSubstr("不知道办成没有"));
  EXPECT_EQ(statusOf(id), DossierStatus::Received);
}

TEST_F(RequestTest, ASupervisorSeesAndMovesNothing) {
  const std::string id = desk_.addRequest(1);
  desk_.addStaff("wangwu", DeskRole::Supervisor, "610622");
  DeskBrowser watcher = desk_.signedIn("wangwu");
  const DeskAnswer page = watcher.get("/requests/" + id);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, Not(HasSubstr("/reveal/"))) << "masked is enough to supervise";
  const std::string reveal = "/requests/" + id + "/reveal/id_number";
  EXPECT_EQ(watcher.get(reveal).status, 403);
  EXPECT_EQ(watcher.post(reveal, {{"reason", "想看看"}}).status, 403);
  EXPECT_THAT(audited("reveal"), SizeIs(0));
  watcher.get("/requests/" + id + "/move/ACCEPTED");
  EXPECT_EQ(watcher
                .post("/requests/" + id + "/move/ACCEPTED",
                      {{"form", watcher.formId()}, {"from", "RECEIVED"}})
                .status,
            422);
  EXPECT_EQ(watcher.post("/requests/" + id + "/assign", {{"form", "x"}}).status, 403);
  EXPECT_EQ(statusOf(id), DossierStatus::Received);
}

TEST_F(RequestTest, FromAcceptedToDeliveredWithADayThatIsDue) {
  const std::string id = desk_.addRequest(1);
  const DeskAnswer accepted = move(id, "RECEIVED", "ACCEPTED", {{"note", "材料齐了。"}});
  EXPECT_EQ(accepted.status, 200);
  EXPECT_THAT(accepted.body, HasSubstr("办好了：受理。期限到 20"));
  EXPECT_EQ(lastNote(id), "材料齐了。");
  EXPECT_FALSE(desk_.store().dossier(id)->due.empty());
  EXPECT_THAT(move(id, "ACCEPTED", "INVESTIGATING").body, HasSubstr("办好了：转调查"));
  EXPECT_THAT(move(id, "INVESTIGATING", "APPROVED").body, HasSubstr("办好了：同意"));
  EXPECT_THAT(move(id, "APPROVED", "CLOSED").body, HasSubstr("办好了：办结"));
  EXPECT_THAT(move(id, "CLOSED", "DELIVERED").body, HasSubstr("办好了：登记送达"));
  EXPECT_EQ(statusOf(id), DossierStatus::Delivered);
  EXPECT_THAT(audited("move"), SizeIs(5));
  EXPECT_EQ(desk_.store().history(id).back().by, "张三");
}

TEST_F(RequestTest, ASupplementListsWhatIsMissingOnceAndUntilWhen) {
  const std::string id = desk_.addRequest(1);
  const Matter* matter = desk_.parts().catalogue.find("DIBAO.apply");
  const std::string material = matter->materials.front().id;
  EXPECT_EQ(move(id, "RECEIVED", "SUPPLEMENT_REQUESTED", {{"until", "2099-01-15"}}).status, 422);
  EXPECT_EQ(move(id, "RECEIVED", "SUPPLEMENT_REQUESTED", {{"miss", material}}).status, 422);
  EXPECT_EQ(statusOf(id), DossierStatus::Received);
  const DeskAnswer done = move(id, "RECEIVED", "SUPPLEMENT_REQUESTED",
                               {{"miss", material},
                                {"how_" + material, "到派出所补办"},
                                {"extra", "一张照片"},
                                {"until", "2099-01-15"}});
  EXPECT_THAT(done.body, HasSubstr("办好了：要求补材料"));
  EXPECT_EQ(lastNote(id), "还缺：" + matter->materials.front().name +
                              "（到派出所补办）、一张照片。1月15日前补来就行。");
  EXPECT_THAT(browser_->get("/requests?list=supplement").body, HasSubstr(id));
}

TEST_F(RequestTest, ARefusalNeedsAReasonAndARemedyAndNoNumbersOfPeople) {
  const std::string id = desk_.addRequest(1);
  EXPECT_EQ(move(id, "RECEIVED", "NOT_ACCEPTED", {{"reason", ""}, {"remedy", "可以复议"}}).status,
            422);
  EXPECT_EQ(move(id, "RECEIVED", "NOT_ACCEPTED", {{"reason", "不在本县"}, {"remedy", ""}}).status,
            422);
  EXPECT_EQ(move(id, "RECEIVED", "NOT_ACCEPTED",
                 {{"reason", "610622189001010013 不在本县"}, {"remedy", "可以复议"}})
                .status,
            422);
  EXPECT_EQ(
      move(id, "RECEIVED", "NOT_ACCEPTED", {{"reason", "不在本县"}, {"remedy", "可以复议"}}).status,
      200);
  EXPECT_EQ(lastNote(id), "不在本县\n不服怎么办：可以复议");
}

TEST_F(RequestTest, ADoubleClickMovesOnceAndSaysTheSame) {
  const std::string id = desk_.addRequest(1);
  const std::string path = "/requests/" + id + "/move/ACCEPTED";
  browser_->get(path);
  const DeskBrowser::Fields form{{"form", browser_->formId()}, {"from", "RECEIVED"}};
  EXPECT_THAT(browser_->post(path, form).body, HasSubstr("办好了：受理"));
  EXPECT_THAT(browser_->post(path, form).body, HasSubstr("办好了：受理"));
  EXPECT_THAT(desk_.store().history(id), SizeIs(2));
}

TEST_F(RequestTest, WhatSomebodyElseHasMovedMeanwhileIsNotMovedAgain) {
  const std::string id = desk_.addRequest(1);
  browser_->get("/requests/" + id + "/move/WITHDRAWN");
  const std::string form = browser_->formId();
  desk_.store().moveDossier({id, DossierStatus::Accepted, "", desk_.now(), "李四", {}});
  const DeskAnswer late =
      browser_->post("/requests/" + id + "/move/WITHDRAWN", {{"form", form}, {"from", "RECEIVED"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, HasSubstr("刚才有人办过了"));
  EXPECT_EQ(statusOf(id), DossierStatus::Accepted);
}

TEST_F(RequestTest, NothingIsDecidedBeforeTheNoticeIsOver) {
  const std::string id = desk_.addRequest(1);
  move(id, "RECEIVED", "ACCEPTED");
  move(id, "ACCEPTED", "INVESTIGATING");
  move(id, "INVESTIGATING", "PUBLIC_NOTICE");
  EXPECT_THAT(browser_->get("/requests/" + id).body, Not(HasSubstr("/move/APPROVED")));
  EXPECT_EQ(move(id, "PUBLIC_NOTICE", "APPROVED").status, 422);
  desk_.advance(std::chrono::hours(24 * 20));
  browser_ = std::make_unique<DeskBrowser>(desk_.signedIn("zhangsan"));
  EXPECT_EQ(move(id, "PUBLIC_NOTICE", "APPROVED").status, 200);
}

TEST_F(RequestTest, ATimeIsExtendedOnceWithAReason) {
  const std::string id = desk_.addRequest(1);
  const auto extend = [&](const std::string& reason) {
    browser_->get("/requests/" + id + "/extend");
    return browser_->post("/requests/" + id + "/extend",
                          {{"form", browser_->formId()}, {"reason", reason}});
  };
  EXPECT_EQ(extend("雪大，进不了村。").status, 422);
  move(id, "RECEIVED", "ACCEPTED");
  const std::string due = desk_.store().dossier(id)->due;
  EXPECT_EQ(extend("").status, 422);
  EXPECT_THAT(extend("雪大，进不了村。").body, HasSubstr("延期了。期限到"));
  EXPECT_GT(desk_.store().dossier(id)->due, due);
  EXPECT_EQ(lastNote(id), "雪大，进不了村。");
  EXPECT_EQ(extend("还是雪大。").status, 422);
}

TEST_F(RequestTest, WordsGoToTheResidentWithoutAMove) {
  const std::string id = desk_.addRequest(1);
  const auto tell = [&](const std::string& note) {
    browser_->get("/requests/" + id);
    return browser_->post("/requests/" + id + "/words",
                          {{"form", browser_->formId()}, {"note", note}});
  };
  EXPECT_EQ(tell(" ").status, 422);
  EXPECT_EQ(tell("打 13800005678").status, 422);
  EXPECT_THAT(tell("星期三上午来窗口签字。").body, HasSubstr("发出去了"));
  EXPECT_EQ(lastNote(id), "星期三上午来窗口签字。");
  EXPECT_EQ(statusOf(id), DossierStatus::Received);
  const auto changes = desk_.store().changesAfter(kVillage, "", 10).changes;
  ASSERT_THAT(changes, SizeIs(2));
  EXPECT_EQ(changes.back().note, "星期三上午来窗口签字。");
  EXPECT_EQ(changes.back().status, DossierStatus::Received);
}

TEST_F(RequestTest, AFieldIsRevealedAloneWithAReasonAndIsWrittenDown) {
  const std::string id = desk_.addRequest(1);
  const std::string path = "/requests/" + id + "/reveal/id_number";
  EXPECT_THAT(browser_->get(path).body, Not(HasSubstr("610622189001010013")));
  EXPECT_EQ(browser_->post(path, {{"reason", "  "}}).status, 422);
  EXPECT_THAT(audited("reveal"), SizeIs(0));
  EXPECT_THAT(browser_->post(path, {{"reason", "打电话核对"}}).body,
              HasSubstr("610622189001010013"));
  EXPECT_THAT(audited("reveal"), testing::ElementsAre(id + " id_number|打电话核对"));
  EXPECT_EQ(browser_->get("/requests/" + id + "/reveal/nothing").status, 404);
}

TEST_F(RequestTest, ARequestIsFoundByWhatIsSealedInIt) {
  const std::string id = desk_.addRequest(1);
  desk_.addRequest(2, kVillage, "李四", "610622189202290023");
  const auto found = [&](const std::string& typed) {
    browser_->get("/requests");
    return browser_->post("/requests/search", {{"q", typed}});
  };
  for (const char* typed : {"张三", " 张 三 ", "0013", "010013", "610622189001010013"}) {
    const DeskAnswer answer = found(typed);
    EXPECT_THAT(answer.body, HasSubstr("href=\"/requests/" + id + "\"")) << typed;
    EXPECT_THAT(answer.body, Not(HasSubstr("href=\"/requests/" + ulid(2) + "\""))) << typed;
    EXPECT_THAT(answer.path, StartsWith("/requests?found="));
    EXPECT_THAT(answer.path, Not(HasSubstr("0013")));
  }
  EXPECT_THAT(found(" " + groupedPickupCode(pickupCode())).body, HasSubstr(ulid(2)));
  EXPECT_EQ(found(id).path, "/requests/" + id);
  EXPECT_THAT(found("王五").body, HasSubstr("没查到"));
  // Of another town nothing is found either.
  desk_.addStaff("lisi", DeskRole::TownClerk, "610622103");
  DeskBrowser town = desk_.signedIn("lisi");
  EXPECT_THAT(town.post("/requests/search", {{"q", "张三"}}).body, HasSubstr("没查到"));
}

TEST_F(RequestTest, ASearchBelongsToTheSessionThatMadeIt) {
  const std::string id = desk_.addRequest(1);
  const std::string key = desk::searchKey(desk_.keys(), desk::SearchBy::Name, "张三");
  std::string escaped;
  for (const char c : key) {
    escaped += c == '+' ? "%2B" : c == '/' ? "%2F" : c == '=' ? "%3D" : std::string(1, c);
  }
  browser_->get("/requests");
  const std::string found = browser_->post("/requests/search", {{"q", "张三"}}).path;
  EXPECT_THAT(browser_->get(found).body, HasSubstr(id));
  EXPECT_THAT(found, Not(HasSubstr(escaped)));
  // Another session of the same account finds nothing by the address, nor does who knows the key.
  DeskBrowser other = desk_.signedIn("zhangsan");
  EXPECT_THAT(other.get(found).body, Not(HasSubstr(id)));
  EXPECT_THAT(other.get(found).body, HasSubstr("没查到"));
  EXPECT_THAT(other.get("/requests?found=" + escaped).body, Not(HasSubstr(id)));
}

TEST_F(RequestTest, ARequestOfAMatterThatTheCountyDoesNotKnowIsFound) {
  const std::string id = desk_.addRequest(1, kVillage, "赵六", "610622189001010013", "OLD.matter");
  browser_->get("/requests");
  EXPECT_THAT(browser_->post("/requests/search", {{"q", "赵六"}}).body, HasSubstr(id));
  EXPECT_THAT(browser_->post("/requests/search", {{"q", "010013"}}).body, HasSubstr(id));
  EXPECT_THAT(browser_->get("/requests/" + id).body, Not(HasSubstr("赵")));
}

TEST_F(RequestTest, MakingKeysEndsBetweenTwoBatches) {
  desk_.addRequest(1);
  desk_.store().db().exec("UPDATE dossiers SET searchable = 0");
  EXPECT_EQ(desk::Indexer::indexAll(desk_.parts(), desk_.store(), [] { return true; }), 0);
  EXPECT_THAT(DeskStore(desk_.store().db()).unindexed(10), SizeIs(1));
}

TEST_F(RequestTest, ADayThatMayStillChangeIsMarkedWhereverItStands) {
  const std::string id = desk_.addRequest(1);
  move(id, "RECEIVED", "ACCEPTED");
  desk_.store().db().exec("UPDATE dossiers SET provisional = 0");
  EXPECT_THAT(browser_->get("/requests/" + id + "/extend").body, Not(HasSubstr("暂定")));
  desk_.store().db().exec("UPDATE dossiers SET provisional = 1, due = '2099-01-15'");
  const std::string marked = "2099-01-15（暂定，放假安排还没公布）";
  EXPECT_THAT(browser_->get("/requests?list=all").body, HasSubstr(marked));
  EXPECT_THAT(browser_->get("/requests/" + id + "/extend").body, HasSubstr(marked));
  EXPECT_THAT(browser_->get("/requests/" + id + "/move/INVESTIGATING").body, HasSubstr(marked));
}

TEST_F(RequestTest, ARequestIsGivenOnlyToWhoMaySeeIt) {
  const std::string id =
      desk_.addRequest(1, kVillage, "张三", "610622189001010013", "PENSION.claim");
  StaffAccount account;
  account.name = "minzheng";
  account.full_name = "王五";
  account.role = DeskRole::DepartmentClerk;
  account.area = "610622";
  account.department = "县民政局";
  account.created_at = desk_.now();
  const std::int64_t department = desk_.staff().add(account).value();
  EXPECT_THAT(browser_->get("/requests/" + id).body, Not(HasSubstr("王五")));
  EXPECT_EQ(
      browser_
          ->post("/requests/" + id + "/assign",
                 {{"form", browser_->formId()}, {"to", std::to_string(department)}, {"from", "0"}})
          .status,
      422);
  EXPECT_FALSE(DeskStore(desk_.store().db()).request(id, {"610622", {}})->assignee);
}

TEST_F(RequestTest, WhoWasTooLateToTakeItMovesNothing) {
  const std::string id = desk_.addRequest(1);
  const std::int64_t other = desk_.addStaff("lisi", DeskRole::TownClerk, kTown);
  const desk::Templates templates(desk_.parts().options.web);
  const http::Request asked;
  desk::Call call{.parts = desk_.parts(),
                  .templates = templates,
                  .store = desk_.store(),
                  .request = asked,
                  .now = desk_.now(),
                  .token = {},
                  .who = desk::SignedIn{*desk_.staff().byId(clerk_), {}},
                  .at = {},
                  .form = {},
                  .file = {}};
  const auto shown = desk::requestOf(call, id);
  ASSERT_TRUE(DeskStore(desk_.store().db()).assign(id, std::nullopt, other));
  const auto outcome = desk::performMove(call, *shown, DossierStatus::Accepted, {});
  EXPECT_FALSE(outcome.done);
  EXPECT_THAT(outcome.words, HasSubstr("有人接手"));
  EXPECT_EQ(statusOf(id), DossierStatus::Received);
}

TEST_F(RequestTest, PagesFollowOneAnotherWithoutGapOrRepetition) {
  for (std::uint64_t n = 1; n <= 120; ++n) desk_.addRequest(n);
  for (const Worklist list : {Worklist::Received, Worklist::Unassigned, Worklist::All}) {
    WorklistQuery query;
    query.list = list;
    query.scope.area = "610622";
    query.limit = 50;
    std::set<std::string> seen;
    for (int page = 0; page < 3; ++page) {
      const auto rows = DeskStore(desk_.store().db()).worklist(query);
      for (const DeskRow& row : rows) EXPECT_TRUE(seen.insert(row.dossier.id).second);
      query.after = {"9999", rows.back().dossier.id};
    }
    EXPECT_EQ(seen.size(), 120u);
    EXPECT_EQ(DeskStore(desk_.store().db()).count(query, 100), 100);
  }
  const DeskAnswer first = browser_->get("/requests?list=unassigned");
  EXPECT_THAT(first.body, HasSubstr("下一页"));
}

TEST_F(RequestTest, WhoTakesARequestHasItAndAHandOverIsCompareAndSet) {
  const std::string id = desk_.addRequest(1);
  const std::int64_t other = desk_.addStaff("lisi", DeskRole::TownClerk, kTown);
  const std::string path = "/requests/" + id + "/assign";
  const auto send = [&](std::int64_t to, std::int64_t from) {
    browser_->get("/requests/" + id);
    return browser_->post(
        path,
        {{"form", browser_->formId()}, {"to", std::to_string(to)}, {"from", std::to_string(from)}});
  };
  EXPECT_EQ(send(clerk_, 0).status, 200);
  EXPECT_THAT(browser_->get("/requests?list=mine").body, HasSubstr(id));
  EXPECT_THAT(browser_->get("/requests?list=unassigned").body, Not(HasSubstr(id)));
  EXPECT_EQ(send(other, 0).status, 409);
  EXPECT_EQ(send(other, clerk_).status, 200);
  EXPECT_EQ(send(99999, other).status, 422);
  EXPECT_THAT(browser_->get("/requests?list=mine").body, Not(HasSubstr(id)));
}

TEST_F(RequestTest, PapersAreMaskedAndOnlyOfWhatHappened) {
  const std::string id = desk_.addRequest(1);
  EXPECT_EQ(browser_->get("/requests/" + id + "/paper/acceptance").status, 404);
  move(id, "RECEIVED", "ACCEPTED");
  const DeskAnswer paper = browser_->get("/requests/" + id + "/paper/acceptance");
  EXPECT_THAT(paper.body, HasSubstr("受理通知书"));
  EXPECT_THAT(paper.body, HasSubstr("610622********0013"));
  EXPECT_THAT(paper.body, Not(HasSubstr("610622189001010013")));
}

}  // namespace
}  // namespace bianmin::center
