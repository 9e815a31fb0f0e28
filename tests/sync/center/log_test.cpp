// The log: one form for every line, and nobody's data in it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "tests/sync/center/centre_fixture.h"
#include "tests/sync/center/log_capture.h"

namespace bianmin::center {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(LogTest, NoValueLooksLikeAnotherFieldOrAnotherLine) {
  EXPECT_EQ(logLine("push", {{"terminal", "demo-01"}, {"taken", 3}}),
            "event=push terminal=demo-01 taken=3");
  EXPECT_EQ(logLine("e", {{"a", "x y"}, {"b", "level=error"}, {"c", ""}}),
            "event=e a=\"x y\" b=\"level=error\" c=\"\"");
  EXPECT_EQ(logLine("e", {{"a", "one\ntwo\"\\"}}), "event=e a=\"one\\x0atwo\\\"\\\\\"");
  EXPECT_EQ(logLine("e", {{"terminal", "延水关-01"}}), "event=e terminal=延水关-01");
}

TEST(LogTest, OfAnErrorThatMayRepeatWhatWasSentOnlyItsKindIsTold) {
  EXPECT_EQ(errorKind(StoreError("the disk is full")), "the disk is full");
  EXPECT_THAT(errorKind(std::invalid_argument("610622189001010013")), Not(HasSubstr("6106")));
}

TEST(LogTest, TerminalsAndPhonesLeaveNoDataOfPeople) {
  std::string log;
  const std::string sealed = "1.c2VhbGVk";
  const std::string unknown = makeEnrolCode();
  {
    const LogCapture capture;
    {
      RunningCentre centre;
      const std::string code = centre.code("t2", kVillageA);
      const auto terminal = centre.terminal("t1", kVillageA);
      ASSERT_EQ(terminal->post("/v1/journal", batchOf({wireDossier(1, sealed)})).status, 200);
      terminal->post("/v1/journal", R"({"entries":[{"name":"张三"}]})");
      terminal->get("/v1/changes");
      EXPECT_LT(centre.publicClient().get("/p/" + kToken).status, 500);
      centre.enrolWith(unknown, "610622189001010013");
      EXPECT_THAT(capture.text(), Not(HasSubstr(code)));
    }
    log = capture.text();
  }
  EXPECT_THAT(log, HasSubstr("level=info event=push terminal=t1 "));
  EXPECT_THAT(log, HasSubstr("event=enrolled terminal=t1 "));
  EXPECT_THAT(log, HasSubstr("event=enrol-refused "));
  for (const std::string& personal : {std::string("张三"), std::string("610622189001010013"),
                                      kToken, sealed, unknown, std::string("AAAAAAAAAAAA")}) {
    EXPECT_THAT(log, Not(HasSubstr(personal)));
  }
  const std::regex line(
      "time=[0-9T:.+-]+ level=(info|warning|error) event=[a-z-]+( [a-z_]+=([^ \"]+|\".*\"))*");
  std::istringstream lines(log);
  for (std::string one; std::getline(lines, one);) EXPECT_TRUE(std::regex_match(one, line)) << one;
}

}  // namespace
}  // namespace bianmin::center
