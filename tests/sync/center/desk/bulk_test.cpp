// The same for several requests at once.
#include "tests/sync/center/desk/desk_fixture.h"

namespace bianmin::center {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

class BulkTest : public DeskTest {
 protected:
  BulkTest() {
    clerk_ = desk_.addStaff("zhangsan", DeskRole::CountyClerk, "610622");
    browser_ = std::make_unique<DeskBrowser>(desk_.signedIn("zhangsan"));
  }
  DeskAnswer preview(const std::string& action, const std::vector<std::string>& ids) {
    browser_->get("/requests?list=all");
    DeskBrowser::Fields fields{{"action", action}, {"list", "all"}};
    for (const std::string& id : ids) fields.emplace_back("pick", id);
    return browser_->post("/requests/bulk", fields);
  }
  // What the page of the preview would send for these.
  DeskBrowser::Fields form(const std::string& action, const std::vector<std::string>& ids,
                           const std::string& from = "RECEIVED") {
    DeskBrowser::Fields fields{{"form", browser_->formId()}, {"action", action}, {"list", "all"}};
    for (const std::string& id : ids) {
      fields.emplace_back("pick", id);
      fields.emplace_back("from_" + id, from);
    }
    return fields;
  }
  DeskAnswer send(const DeskBrowser::Fields& fields) {
    return browser_->post("/requests/bulk/do", fields);
  }
  DossierStatus statusOf(const std::string& id) { return desk_.store().dossier(id)->status; }
  std::optional<std::int64_t> whoHas(const std::string& id) {
    return DeskStore(desk_.store().db()).request(id, {"610622", {}})->assignee;
  }

  std::int64_t clerk_ = 0;
  std::unique_ptr<DeskBrowser> browser_;
};

TEST_F(BulkTest, OnlyAfterAPageThatSaysWhatHappens) {
  const std::string one = desk_.addRequest(1);
  const std::string two = desk_.addRequest(2);
  desk_.store().moveDossier({two, DossierStatus::Accepted, "", desk_.now(), "李四", {}});
  const DeskAnswer shown = preview("ACCEPTED", {one, two});
  EXPECT_THAT(shown.body, HasSubstr("会办：受理"));
  EXPECT_THAT(shown.body, HasSubstr("不办：已经是这样了"));
  EXPECT_THAT(shown.body, HasSubstr("name=\"from_" + one + "\" value=\"RECEIVED\""));
  EXPECT_EQ(statusOf(one), DossierStatus::Received);
  const auto fields = form("ACCEPTED", {one});
  EXPECT_THAT(send(fields).body, HasSubstr("受理：1 件办好了"));
  EXPECT_EQ(statusOf(one), DossierStatus::Accepted);
  EXPECT_THAT(send(fields).body, HasSubstr("受理：1 件办好了")) << "a double click says the same";
  EXPECT_THAT(desk_.store().history(one), SizeIs(2));
}

TEST_F(BulkTest, WhatNeedsWordsOfItsOwnIsNotDoneToMany) {
  const std::string one = desk_.addRequest(1);
  EXPECT_EQ(preview("NOT_ACCEPTED", {one}).status, 422);
}

TEST_F(BulkTest, ACompanionsRequestIsNotTaken) {
  const std::string free = desk_.addRequest(1);
  const std::string taken = desk_.addRequest(2);
  const std::int64_t other = desk_.addStaff("lisi", DeskRole::TownClerk, kTown);
  ASSERT_TRUE(DeskStore(desk_.store().db()).assign(taken, std::nullopt, other));
  EXPECT_THAT(preview("take", {free, taken}).body, HasSubstr("在办。要换人，打开这件再交接"));
  // Also when somebody took it only after the preview, or sends it all the same.
  const DeskAnswer done = send(form("take", {free, taken}));
  EXPECT_THAT(done.body, HasSubstr("1 件办好了，1 件没有办"));
  EXPECT_EQ(whoHas(free), clerk_);
  EXPECT_EQ(whoHas(taken), other);
}

TEST_F(BulkTest, WhatACompanionHandlesIsNotMovedButMayBeFiled) {
  const std::string open = desk_.addRequest(1);
  const std::string closed = desk_.addRequest(2);
  for (const auto to : {DossierStatus::Accepted, DossierStatus::Investigating,
                        DossierStatus::Approved, DossierStatus::Closed, DossierStatus::Delivered}) {
    desk_.store().moveDossier({closed, to, "", desk_.now(), "李四", {}});
  }
  const std::int64_t other = desk_.addStaff("lisi", DeskRole::TownClerk, kTown);
  DeskStore desk(desk_.store().db());
  ASSERT_TRUE(desk.assign(open, std::nullopt, other));
  ASSERT_TRUE(desk.assign(closed, std::nullopt, other));
  EXPECT_THAT(preview("ACCEPTED", {open}).body, HasSubstr("在办。要换人，打开这件再交接"));
  EXPECT_THAT(send(form("ACCEPTED", {open})).body, HasSubstr("0 件办好了，1 件没有办"));
  EXPECT_EQ(statusOf(open), DossierStatus::Received);
  preview("ARCHIVED", {closed});
  EXPECT_THAT(send(form("ARCHIVED", {closed}, "DELIVERED")).body, HasSubstr("1 件办好了"));
  EXPECT_EQ(statusOf(closed), DossierStatus::Archived);
}

TEST_F(BulkTest, WhatWasDoneIsToldEvenWhenTheFormCannotBeClosed) {
  const std::string one = desk_.addRequest(1);
  preview("ACCEPTED", {one});
  const auto fields = form("ACCEPTED", {one});
  // A request's own claim has a colon in its key, that of the whole form has none.
  desk_.store().db().exec(
      "CREATE TRIGGER broken BEFORE INSERT ON desk_forms WHEN instr(NEW.id, ':') = 0"
      " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
  const DeskAnswer told = send(fields);
  EXPECT_EQ(told.status, 200);
  EXPECT_THAT(told.body, HasSubstr("受理：1 件办好了"));
  EXPECT_EQ(statusOf(one), DossierStatus::Accepted);
}

TEST_F(BulkTest, EachMovesOnlyFromTheStatusThatThePreviewShowed) {
  const std::string one = desk_.addRequest(1);
  const std::string two = desk_.addRequest(2);
  for (const std::string& id : {one, two}) {
    for (const auto to : {DossierStatus::Accepted, DossierStatus::Investigating,
                          DossierStatus::Approved, DossierStatus::Closed}) {
      desk_.store().moveDossier({id, to, "", desk_.now(), "李四", {}});
    }
  }
  preview("ARCHIVED", {one, two});
  auto fields = form("ARCHIVED", {one, two}, "CLOSED");
  // One that goes to the same end from where it is now, but is not what was looked at.
  desk_.store().moveDossier({two, DossierStatus::Delivered, "", desk_.now(), "李四", {}});
  const DeskAnswer done = send(fields);
  EXPECT_THAT(done.body, HasSubstr("刚才有人办过了，现在是"));
  EXPECT_EQ(statusOf(two), DossierStatus::Delivered);
  // Without the preview's word nothing moves.
  EXPECT_THAT(send({{"form", "x"}, {"action", "ARCHIVED"}, {"list", "all"}, {"pick", two}}).body,
              HasSubstr("0 件办好了"));
  EXPECT_EQ(statusOf(two), DossierStatus::Delivered);
}

TEST_F(BulkTest, WhatBreaksOffHalfWaySaysWhatWasDoneAndGoesOnWithTheRest) {
  const std::vector<std::string> ids{desk_.addRequest(1), desk_.addRequest(2), desk_.addRequest(3)};
  preview("ACCEPTED", ids);
  const auto fields = form("ACCEPTED", ids);
  desk_.store().db().exec(
      "CREATE TRIGGER broken BEFORE UPDATE OF status ON dossiers WHEN OLD.id = '" + ids[1] +
      "' BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
  const DeskAnswer half = send(fields);
  EXPECT_EQ(half.status, 503);
  EXPECT_THAT(half.body, HasSubstr("1 件办好了，2 件没有办"));
  EXPECT_THAT(half.body, HasSubstr("数据库没有答应，没有办"));
  EXPECT_THAT(half.body, HasSubstr("还没轮到"));
  EXPECT_THAT(half.body, HasSubstr("接着办 2 件"));
  EXPECT_EQ(statusOf(ids[0]), DossierStatus::Accepted);
  EXPECT_EQ(statusOf(ids[1]), DossierStatus::Received);
  EXPECT_FALSE(whoHas(ids[1])) << "nothing of a move that broke off is kept";
  desk_.store().db().exec("DROP TRIGGER broken");
  const DeskAnswer whole = send(fields);
  EXPECT_EQ(whole.status, 200);
  EXPECT_THAT(whole.body, HasSubstr("3 件办好了。"));
  EXPECT_THAT(whole.body, Not(HasSubstr("接着办")));
  for (const std::string& id : ids) EXPECT_THAT(desk_.store().history(id), SizeIs(2));
  EXPECT_THAT(audited("move"), SizeIs(3));
}

}  // namespace
}  // namespace bianmin::center
