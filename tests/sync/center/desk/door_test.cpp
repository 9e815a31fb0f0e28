// What is refused before anything is known of who asks, and what a proxy may say of them.
#include <sys/resource.h>

#include <fstream>
#include <future>
#include <latch>

#include "sync/http/client_address.h"
#include "tests/sync/center/desk/desk_fixture.h"

namespace bianmin::center {
namespace {

using testing::HasSubstr;
using testing::Not;

std::size_t rows(RunningDesk& desk, const char* sql) {
  Query q(desk.store().db(), sql);
  return q.step() ? static_cast<std::size_t>(q.integer(0)) : 0;
}

std::size_t written(RunningDesk& desk) {
  return rows(desk, "SELECT count(*) FROM audit") +
         rows(desk, "SELECT coalesce(sum(misses), 0) FROM sign_in_misses");
}

TEST(DoorTest, TooManyFormsOfOneAddressAreRefusedBeforeTheDatabaseIsWritten) {
  RunningDesk desk([](DeskOptions& options) { options.sign_in_tries_per_minute = 3; });
  DeskBrowser browser = desk.browser();
  browser.get("/signin");
  const DeskBrowser::Fields guess{{"name", "zhangsan"}, {"password", "guess"}};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(browser.post("/signin", guess).status, 403);
  const std::size_t before = written(desk);
  for (int i = 0; i < 5; ++i) {
    const DeskAnswer refused = browser.post("/signin", guess);
    EXPECT_EQ(refused.status, 429);
    EXPECT_THAT(refused.headers, HasSubstr("Retry-After: "));
    EXPECT_THAT(refused.body, HasSubstr("秒再试"));
  }
  EXPECT_EQ(browser.post("/signin/code", {{"code", "000000"}}).status, 429);
  EXPECT_EQ(browser.post("/signout", {}).status, 429);
  EXPECT_EQ(written(desk), before);
  EXPECT_EQ(browser.get("/signin").status, 200) << "reading costs nobody anything";
}

TEST(DoorTest, ManyAddressesTogetherHaveALimitToo) {
  RunningDesk desk([](DeskOptions& options) {
    options.sign_in_tries_of_all = 2;
    options.trusted_proxies = {"127.0.0.1"};
  });
  DeskBrowser browser = desk.browser();
  browser.get("/signin");
  const auto from = [&](const std::string& address) {
    return browser
        .post("/signin", {{"name", "zhangsan"}, {"password", "guess"}},
              {"Sec-Fetch-Site: same-origin", "X-Forwarded-For: " + address})
        .status;
  };
  EXPECT_EQ(from("192.0.2.1"), 403);
  EXPECT_EQ(from("192.0.2.2"), 403);
  EXPECT_EQ(from("192.0.2.3"), 429);
}

TEST(DoorTest, AForgedFormWithoutASessionIsNotWrittenDown) {
  RunningDesk desk;
  DeskBrowser browser = desk.browser();
  EXPECT_EQ(browser.post("/signin", {{"name", "a"}, {"password", "b"}}, {}).status, 403);
  EXPECT_EQ(written(desk), 0u);
}

TEST(DoorTest, WhatWasTypedAsANameIsNotKept) {
  RunningDesk desk;
  DeskBrowser browser = desk.browser();
  browser.get("/signin");
  browser.post("/signin", {{"name", "my-secret-password"}, {"password", "x"}});
  Query q(desk.store().db(), "SELECT who FROM sign_in_misses ORDER BY who");
  int found = 0;
  while (q.step()) {
    ++found;
    EXPECT_THAT(q.text(0), Not(HasSubstr("secret")));
    EXPECT_THAT(q.text(0), Not(HasSubstr("127.0.0.1")));
    EXPECT_THAT(q.text(0), Not(HasSubstr(seal::sha256Hex("my-secret-password").substr(0, 8))));
  }
  EXPECT_EQ(found, 3);
}

TEST(DoorTest, AFourthSessionEndsTheFirst) {
  RunningDesk desk;
  desk.addStaff("zhangsan", DeskRole::CountyClerk, "610622");
  std::vector<DeskBrowser> all;
  for (int i = 0; i < 4; ++i) {
    all.push_back(desk.signedIn("zhangsan"));
    desk.advance(std::chrono::seconds(1));
  }
  EXPECT_EQ(all[0].get("/requests").path, "/signin");
  for (std::size_t i = 1; i < all.size(); ++i) EXPECT_EQ(all[i].get("/requests").path, "/requests");
}

// This process gets no more than so many further bytes until the end of the scope.
class LittleMemory {
 public:
  explicit LittleMemory(rlim_t more) {
    getrlimit(RLIMIT_AS, &before_);
    rlim_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    const rlimit less{pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + more, before_.rlim_max};
    setrlimit(RLIMIT_AS, &less);
  }
  ~LittleMemory() { setrlimit(RLIMIT_AS, &before_); }

 private:
  rlimit before_{};
};

TEST(DoorTest, AMachineWithoutMemoryIsNobodysMiss) {
  RunningDesk desk;
  desk.addStaff("zhangsan", DeskRole::CountyClerk, "610622");
  DeskBrowser browser = desk.signedIn("zhangsan");
  browser.post("/signout", {});
  browser.get("/signin");
  const DeskBrowser::Fields right{{"name", "zhangsan"}, {"password", kPassword}};
  {
    const LittleMemory little(rlim_t{32} << 20);
    for (int i = 0; i < 8; ++i) EXPECT_EQ(browser.post("/signin", right).status, 503);
  }
  EXPECT_EQ(rows(desk, "SELECT coalesce(sum(misses), 0) FROM sign_in_misses"), 0u);
  EXPECT_EQ(rows(desk, "SELECT count(*) FROM audit WHERE action = 'sign-in-refused'"), 0u);
  browser.get("/signin");
  EXPECT_EQ(browser.post("/signin", right).path, "/requests");
}

TEST(DoorTest, TheEndAnswersWhatIsUnderWay) {
  RunningDesk desk;
  std::latch asked(1), go(1);
  desk.before_answer = [&] {
    asked.count_down();
    go.wait();
  };
  DeskBrowser browser = desk.browser();
  auto answer = std::async(std::launch::async, [&] { return browser.get("/signin").status; });
  asked.wait();
  EXPECT_FALSE(desk.server().drain(std::chrono::milliseconds(1))) << "it waits for the answer";
  go.count_down();
  EXPECT_EQ(answer.get(), 200);
  EXPECT_THROW(desk.browser().get("/signin"), std::runtime_error) << "nobody else comes in";
}

// --- X-Forwarded-For --------------------------------------------------------------------------

std::string told(const std::string& remote, http::Headers headers,
                 const std::vector<std::string>& trusted = {"192.0.2.10", "2001:db8::10"}) {
  http::Request request;
  request.remote_address = remote;
  request.headers = std::move(headers);
  return http::clientAddress(request, trusted);
}

TEST(ClientAddressTest, OnlyANamedProxyIsBelieved) {
  EXPECT_EQ(told("198.51.100.7", {{"X-Forwarded-For", "203.0.113.9"}}), "198.51.100.7");
  EXPECT_EQ(told("192.0.2.10", {{"X-Forwarded-For", "203.0.113.9"}}), "203.0.113.9");
  EXPECT_EQ(told("192.0.2.10", {{"x-forwarded-for", "203.0.113.9"}}), "203.0.113.9");
  EXPECT_EQ(told("192.0.2.10", {{"X-Forwarded-For", "203.0.113.9"}}, {}), "192.0.2.10");
  EXPECT_EQ(told("192.0.2.10", {}), "192.0.2.10");
  EXPECT_EQ(told("2001:db8:0::10", {{"X-Forwarded-For", "2001:0db8::7"}}), "2001:db8::7");
  EXPECT_EQ(told("::ffff:192.0.2.10", {{"X-Forwarded-For", "203.0.113.9"}}), "203.0.113.9");
}

TEST(ClientAddressTest, WhatTheClientWroteItselfIsNotBelieved) {
  EXPECT_EQ(told("192.0.2.10", {{"X-Forwarded-For", "10.0.0.1, 203.0.113.9"}}), "203.0.113.9");
  EXPECT_EQ(
      told("192.0.2.10", {{"X-Forwarded-For", "10.0.0.1"}, {"X-Forwarded-For", "203.0.113.9"}}),
      "203.0.113.9");
  EXPECT_EQ(told("192.0.2.10", {{"X-Forwarded-For", "203.0.113.9, 2001:db8::10"}}), "203.0.113.9");
  EXPECT_EQ(told("192.0.2.10", {{"X-Forwarded-For", "203.0.113.9, nonsense"}}), "192.0.2.10");
  EXPECT_EQ(told("192.0.2.10", {{"X-Forwarded-For", ","}}), "192.0.2.10");
}

}  // namespace
}  // namespace bianmin::center
