// How often and how long a resident's page is answered; over real TLS.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sync/center/centre_fixture.h"

namespace bianmin::center {
namespace {

using testing::HasSubstr;

void handIn(RunningCentre& centre) {
  const auto terminal = centre.terminal("a", kVillageA);
  ASSERT_EQ(terminal->post("/v1/journal", batchOf({wireDossier(1)})).status, 200);
}

void moveTo(RunningCentre& centre, DossierStatus status, Instant at) {
  const auto result = centre.store()->moveDossier({ulid(1), status, "说明", at, "test"});
  ASSERT_EQ(result.kind, MoveResult::Kind::Moved);
}

Instant systemNow() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

TEST(PhoneLimitTest, APageIsKeptNowhereAndNamesItselfToNobody) {
  RunningCentre centre;
  handIn(centre);
  const Answer page = centre.publicClient().get("/p/" + kToken);
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.headers.at("cache-control"), "no-store");
  EXPECT_EQ(page.headers.at("referrer-policy"), "no-referrer");
  EXPECT_LE(page.body.size(), std::size_t{30} * 1024);
  EXPECT_EQ(page.body.find("<script"), std::string::npos);
}

TEST(PhoneLimitTest, OnePaperIsAnsweredSoManyTimesAMinute) {
  CenterServerOptions options;
  options.token_tries_per_minute = 2;
  RunningCentre centre(options);
  handIn(centre);
  Https phone = centre.publicClient();
  EXPECT_EQ(phone.get("/p/" + kToken).status, 200);
  EXPECT_EQ(phone.get("/p/" + kToken).status, 200);
  const Answer third = phone.get("/p/" + kToken);
  EXPECT_EQ(third.status, 429);
  EXPECT_GE(std::stoi(third.headers.at("retry-after")), 1);
  EXPECT_THAT(third.body, HasSubstr("等一分钟再打开"));
  EXPECT_EQ(phone.get("/p/" + std::string(32, '0')).status, 404);
}

TEST(PhoneLimitTest, OneAddressMayNotGuessOn) {
  CenterServerOptions options;
  options.page_tries_per_minute = 2;
  RunningCentre centre(options);
  Https phone = centre.publicClient();
  EXPECT_EQ(phone.get("/p/x").status, 404);
  EXPECT_EQ(phone.get("/p/" + std::string(32, '0')).status, 404);
  EXPECT_EQ(phone.get("/p/" + std::string(32, '1')).status, 429);
  EXPECT_EQ(phone.get("/g/DIBAO.apply").status, 200);
}

TEST(PhoneLimitTest, BehindANamedProxyEachPhoneIsCountedAlone) {
  CenterServerOptions options;
  options.page_tries_per_minute = 1;
  options.public_trusted_proxies = {"127.0.0.1"};
  RunningCentre centre(options);
  const auto from = [&](const std::string& address) {
    Https phone = centre.publicClient();
    phone.header("X-Forwarded-For: " + address);
    return phone.get("/p/x").status;
  };
  EXPECT_EQ(from("192.0.2.1"), 404);
  EXPECT_EQ(from("192.0.2.1"), 429);
  EXPECT_EQ(from("203.0.113.5, 192.0.2.1"), 429) << "what stands before it anybody may write";
  EXPECT_EQ(from("198.51.100.2"), 404);
}

TEST(PhoneLimitTest, WithoutANamedProxyTheHeaderIsNotBelieved) {
  CenterServerOptions options;
  options.page_tries_per_minute = 1;
  RunningCentre centre(options);
  Https phone = centre.publicClient();
  EXPECT_EQ(phone.get("/p/x").status, 404);
  phone.header("X-Forwarded-For: 198.51.100.2");
  EXPECT_EQ(phone.get("/p/x").status, 429);
}

TEST(PhoneLimitTest, APageEndsSoManyDaysAfterTheRequest) {
  CenterServerOptions options;
  options.page_expire_days = 30;
  RunningCentre centre(options);
  handIn(centre);
  Https phone = centre.publicClient();
  centre.advance(std::chrono::days(100));
  EXPECT_EQ(phone.get("/p/" + kToken).status, 200);  // nothing is decided yet
  moveTo(centre, DossierStatus::Withdrawn, systemNow() + std::chrono::days(100));
  centre.advance(std::chrono::days(29));
  EXPECT_EQ(phone.get("/p/" + kToken).status, 200);
  // Words told later do not make the page live longer.
  centre.store()->tellResident(
      {ulid(1), "材料取回了", systemNow() + std::chrono::days(120), "test"});
  centre.advance(std::chrono::days(2));
  const Answer gone = phone.get("/p/" + kToken);
  EXPECT_EQ(gone.status, 410);
  EXPECT_THAT(gone.body, HasSubstr("这一页到期了"));
}

TEST(PhoneLimitTest, APageOfARequestThatWasTurnedDownEndsToo) {
  using enum DossierStatus;
  const std::vector<std::vector<DossierStatus>> ways{
      {NotAccepted},
      {Accepted, Investigating, Refused},
      {Accepted, Investigating, Approved, Closed},
  };
  for (const auto& way : ways) {
    CenterServerOptions options;
    options.page_expire_days = 30;
    RunningCentre centre(options);
    handIn(centre);
    Https phone = centre.publicClient();
    for (const DossierStatus status : way) moveTo(centre, status, systemNow());
    centre.advance(std::chrono::days(29));
    EXPECT_EQ(phone.get("/p/" + kToken).status, 200) << toName(way.back());
    centre.advance(std::chrono::days(2));
    EXPECT_EQ(phone.get("/p/" + kToken).status, 410) << toName(way.back());
  }
}

TEST(PhoneLimitTest, WhatIsDeliveredLateIsShownThenAndTheArchiveAddsNothing) {
  using enum DossierStatus;
  CenterServerOptions options;
  options.page_expire_days = 30;
  RunningCentre centre(options);
  handIn(centre);
  Https phone = centre.publicClient();
  for (const DossierStatus status : {Accepted, Investigating, Approved, Closed}) {
    moveTo(centre, status, systemNow());
  }
  moveTo(centre, Delivered, systemNow() + std::chrono::days(40));
  moveTo(centre, Archived, systemNow() + std::chrono::days(60));
  centre.advance(std::chrono::days(69));
  EXPECT_EQ(phone.get("/p/" + kToken).status, 200);
  centre.advance(std::chrono::days(2));
  EXPECT_EQ(phone.get("/p/" + kToken).status, 410);
}

}  // namespace
}  // namespace bianmin::center
