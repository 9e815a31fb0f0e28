// Residents' pages of a running centre: the ticket's place, the second factor, the rating.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sync/center/api/second_factor.h"
#include "sync/center/store/phone_store.h"
#include "tests/sync/center/centre_fixture.h"

namespace bianmin::center {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string kPath = "/p/" + kToken;
constexpr std::size_t kMostBytes = std::size_t{30} * 1024;

Instant systemNow() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

class PhonePagesTest : public testing::Test {
 protected:
  void handIn() {
    const std::string sealed =
        seal::sealFor(centre_.keys().sealPair().public_key,
                      R"({"code":"K7M4Q9X","fields":{"name":"张三","id_number":)"
                      R"("61062218900101001X"},"consents":{}})");
    push({wireDossier(1, sealed)});
  }
  void push(std::vector<JournalEntry> entries) {
    const Answer answer = terminal_->post("/v1/journal", batchOf(std::move(entries)));
    ASSERT_EQ(answer.status, 200);
    ASSERT_THAT(answer.body, AllOf(Not(HasSubstr("refused")), Not(HasSubstr("conflict"))));
  }
  Answer tell(const std::string& tail) { return phone_.post(kPath, "tail=" + tail); }
  // Shows the second factor and keeps the cookie, as a browser does.
  void unlock() {
    const Answer answer = tell("001X");
    ASSERT_EQ(answer.status, 303) << answer.body;
    const std::string cookie = answer.headers.at("set-cookie");
    phone_.cookie(cookie.substr(0, cookie.find(';')));
  }
  void moveTo(DossierStatus status, const std::string& note = {}) {
    const auto result = centre_.store()->moveDossier(
        {ulid(1), status, note, systemNow(), "test", {}, MoverRole::CountyClerk});
    ASSERT_EQ(result.kind, MoveResult::Kind::Moved) << toName(status);
  }
  JournalEntry ticket(std::uint64_t n, const std::string& day) {
    const std::string token = seal::sha256Hex("ticket" + std::to_string(n)).substr(0, 32);
    return {ulid(n), n, EntryKind::Ticket, kNow,
            R"({"ticket":")" + ulid(n) + R"(","day":")" + day + R"(","group":"A","n":)" +
                std::to_string(n) + R"(,"matter":"DIBAO.apply","token":")" +
                seal::sha256Hex(token).substr(0, 32) + "\"}"};
  }
  Answer ticketPage(std::uint64_t n) {
    return phone_.get("/t/" + seal::sha256Hex("ticket" + std::to_string(n)).substr(0, 32));
  }
  static std::string today() {
    return toIso(Date(std::chrono::floor<std::chrono::days>(systemNow() + std::chrono::hours(8))));
  }

  RunningCentre centre_;
  std::unique_ptr<Https> terminal_ = centre_.terminal("a", kVillageA);
  Https phone_ = centre_.publicClient();
};

TEST_F(PhonePagesTest, ATicketShowsItsPlaceUntilItIsCalled) {
  push({ticket(1, today()), ticket(2, today()), ticket(3, today())});
  const Answer page = ticketPage(3);
  EXPECT_EQ(page.status, 200);
  EXPECT_LE(page.body.size(), kMostBytes);
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("A003"), HasSubstr("申请低保"), HasSubstr("前面还有 2 个人"),
                    HasSubstr("的消息"), HasSubstr("/g/DIBAO.apply"), HasSubstr("tel:12345"),
                    HasSubstr("延川县便民服务</div>")));
  const auto turn = [](std::uint64_t n, std::uint64_t of) {
    return JournalEntry{ulid(n), n, EntryKind::Turn, kNow,
                        R"({"ticket":")" + ulid(of) + R"(","state":"called"})"};
  };
  push({turn(4, 1)});
  EXPECT_THAT(ticketPage(3).body, HasSubstr("前面还有 1 个人"));
  push({turn(5, 3)});
  EXPECT_THAT(ticketPage(3).body, HasSubstr("请到窗口"));
  centre_.advance(std::chrono::hours(24));
  EXPECT_EQ(ticketPage(3).status, 410);
  EXPECT_THAT(ticketPage(3).body, HasSubstr("这张号过了"));
  EXPECT_EQ(phone_.get("/t/" + std::string(32, '0')).status, 404);
  EXPECT_EQ(phone_.get("/t/").status, 404);
}

TEST_F(PhonePagesTest, TheBandNamesTheTownOfTheTerminal) {
  terminal_ = centre_.terminal("b", "610622102201");
  push({ticket(1, today())});
  EXPECT_THAT(ticketPage(1).body, HasSubstr("延水关镇便民服务</div>"));
}

TEST_F(PhonePagesTest, ATicketsLinkHasTheFormOfAHash) {
  JournalEntry entry = ticket(1, today());
  entry.body.replace(entry.body.find("\"token\":\"") + 9, 32, 32, 'G');
  const Answer answer = terminal_->post("/v1/journal", batchOf({entry}));
  EXPECT_THAT(answer.body, HasSubstr("hexadecimal"));
}

TEST_F(PhonePagesTest, ATurnThatCannotBeReadIsRefused) {
  const Answer answer = terminal_->post(
      "/v1/journal", batchOf({{ulid(1), 1, EntryKind::Turn, kNow,
                               R"({"ticket":")" + ulid(1) + R"(","state":"eaten"})"}}));
  EXPECT_THAT(answer.body, HasSubstr("refused"));
}

TEST_F(PhonePagesTest, NothingIsShownBeforeTheSecondFactor) {
  handIn();
  const Answer page = phone_.get(kPath);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("一件申请的进度"), Not(HasSubstr("低保")),
                               Not(HasSubstr("申请交到镇里")), Not(HasSubstr("延川县"))));
  EXPECT_EQ(tell("0013").status, 403);
  EXPECT_EQ(phone_.post(kPath, "stars=5").status, 403);
}

TEST_F(PhonePagesTest, TheSecondFactorShowsTheProgressAndARefreshToo) {
  handIn();
  const Answer answer = tell("001x");  // a small x is typed more often
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(answer.headers.at("location"), kPath);
  EXPECT_THAT(answer.headers.at("set-cookie"),
              AllOf(HasSubstr("Path=" + kPath + ";"), HasSubstr("HttpOnly"), HasSubstr("Secure"),
                    HasSubstr("SameSite=Strict"), HasSubstr("Max-Age=900")));
  unlock();
  for (int i = 0; i < 2; ++i) {
    const Answer page = phone_.get(kPath);
    EXPECT_THAT(page.body, AllOf(HasSubstr("申请低保"), HasSubstr("K7M4 Q9X"),
                                 HasSubstr("申请交到镇里"), HasSubstr("延川县便民服务</div>"),
                                 Not(HasSubstr("张三")), Not(HasSubstr("001X"))));
    EXPECT_LE(page.body.size(), kMostBytes);
  }
  centre_.advance(kUnlockedFor);
  EXPECT_THAT(phone_.get(kPath).body, Not(HasSubstr("低保")));
}

TEST_F(PhonePagesTest, ACookieOfAnotherPaperOrWithALaterEndOpensNothing) {
  handIn();
  const Answer answer = tell("001X");
  std::string cookie = answer.headers.at("set-cookie");
  cookie.resize(cookie.find(';'));
  std::string later = cookie;
  later[later.find('=') + 1] = '9';
  http::Request request;
  request.headers = {{"Cookie", "other=1; " + cookie}};
  EXPECT_TRUE(isUnlocked(centre_.keys(), kToken, request, systemNow()));
  EXPECT_FALSE(isUnlocked(centre_.keys(), std::string(32, 'a'), request, systemNow()));
  for (const std::string& bad : {later, cookie + "0", std::string("bianmin-page="),
                                 std::string("bianmin-page=x.y"), std::string("bianmin-page")}) {
    request.headers = {{"Cookie", bad}};
    EXPECT_FALSE(isUnlocked(centre_.keys(), kToken, request, systemNow())) << bad;
  }
}

TEST_F(PhonePagesTest, AfterFiveWrongTriesEachWaitIsLongerForAnyProcess) {
  handIn();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(tell("000" + std::to_string(i)).status, 403);
  const Answer waits = tell("001X");  // also the right one waits
  EXPECT_EQ(waits.status, 429);
  EXPECT_LE(std::stoi(waits.headers.at("retry-after")), 60);
  EXPECT_THAT(waits.body, HasSubstr("等 1 分钟再试"));
  centre_.advance(std::chrono::seconds(61));
  EXPECT_EQ(tell("0009").status, 403);
  EXPECT_GT(std::stoi(tell("001X").headers.at("retry-after")), 60);
  centre_.advance(std::chrono::seconds(121));
  EXPECT_EQ(tell("001X").status, 303);
  EXPECT_EQ(tell("0000").status, 403) << "what was right begins anew";
}

TEST_F(PhonePagesTest, TheNumberIsTheFirstFieldOfThatKindInTheForm) {
  const seal::KeyPair& key = centre_.keys().sealPair();
  Dossier dossier;
  dossier.sealed = seal::sealFor(
      key.public_key,
      R"({"code":"K7M4Q9X","fields":{"agent":"张三","applicant_id":"61062218900101001X"}})");
  Matter matter;
  matter.form.emplace();
  Field name, number;
  name.id = "agent";
  number.id = "applicant_id";
  number.kind = FieldKind::IdNumber;
  matter.form->fields = {name, number};
  EXPECT_EQ(identityOf(dossier, &matter, key).tail, "001X");
  matter.form->fields = {name};
  EXPECT_EQ(identityOf(dossier, &matter, key).tail, "");
  EXPECT_EQ(identityOf(dossier, nullptr, key).tail, "");
}

TEST_F(PhonePagesTest, WhatCannotBeTheEndOfANumberIsNoTry) {
  handIn();
  for (int i = 0; i < 9; ++i) EXPECT_EQ(tell("abcd").status, 403);
  EXPECT_EQ(tell("001X").status, 303);
  EXPECT_EQ(readTail(" 00 1x"), "001X");
  for (const char* no : {"", "001", "00111", "X001", "001Y"}) EXPECT_EQ(readTail(no), "") << no;
}

TEST_F(PhonePagesTest, WhatCannotBeOpenedAnswersAsAWrongTry) {
  push({wireDossier(1)});
  const Answer sealed = tell("0013");
  EXPECT_EQ(sealed.status, 403);
  const Answer unknown = phone_.post("/p/" + std::string(32, '0'), "tail=0013");
  EXPECT_EQ(unknown.status, 404);
}

TEST_F(PhonePagesTest, TheListOfASupplementAndTheDayAreShown) {
  handIn();
  unlock();
  moveTo(DossierStatus::SupplementRequested, "还缺：户口簿、银行卡。12月3日前补来就行。");
  EXPECT_THAT(phone_.get(kPath).body,
              AllOf(HasSubstr("<li>户口簿</li><li>银行卡</li>"), HasSubstr("12月3日前补来就行")));
}

TEST_F(PhonePagesTest, TheEndIsRatedOnceAndNobodySeesByWhom) {
  handIn();
  unlock();
  EXPECT_THAT(phone_.get(kPath).body, Not(HasSubstr("stars")));
  EXPECT_EQ(phone_.post(kPath, "stars=5").status, 303);  // too early: nothing is kept
  using enum DossierStatus;
  for (const DossierStatus status : {Accepted, Investigating, Approved, Closed, Delivered}) {
    moveTo(status);
  }
  EXPECT_THAT(phone_.get(kPath).body, HasSubstr("非常满意"));
  for (const char* bad : {"0", "6", "", "5x", "-1"}) {
    EXPECT_EQ(phone_.post(kPath, std::string("stars=") + bad).status, 400) << bad;
  }
  EXPECT_EQ(phone_.post(kPath, "stars=4").status, 303);
  EXPECT_EQ(phone_.post(kPath, "stars=1").status, 303);
  EXPECT_THAT(phone_.get(kPath).body, HasSubstr("评过了"));
  const auto store = centre_.store();
  Query q(store->db(), "SELECT stars, lookup FROM ratings");
  ASSERT_TRUE(q.step());
  EXPECT_EQ(q.integer(0), 4);
  EXPECT_EQ(q.text(1), "");
  EXPECT_FALSE(q.step());
}

TEST_F(PhonePagesTest, AFormThatIsNoneIsRefused) {
  handIn();
  EXPECT_EQ(phone_.post(kPath, "tail=%zz").status, 400);
  EXPECT_EQ(phone_.post(kPath, std::string(2000, 'a')).status, 400);
  EXPECT_EQ(phone_.post("/t/" + kToken, "").status, 405);
}

}  // namespace
}  // namespace bianmin::center
