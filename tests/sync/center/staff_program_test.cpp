// Accounts of the desk as a technician makes them, and the desk as the program serves it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/sync/center/center_process.h"
#include "tests/sync/center/desk/desk_browser.h"

namespace bianmin::center {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class StaffProgramTest : public testing::Test {
 protected:
  StaffProgramTest() { EXPECT_EQ(program_.run({"init"}).exit, 0); }
  CommandResult add(const std::string& name, const std::string& role = "town-clerk",
                    const std::string& area = "610622102") {
    return program_.run({"staff", "add", "--name", name, "--full-name", "张三", "--role", role,
                         "--area", area, "--json"});
  }
  CenterProgram program_;
};

TEST_F(StaffProgramTest, AnAccountIsMadeListedAndRemoved) {
  const CommandResult added = add("zhangsan");
  ASSERT_EQ(added.exit, 0) << added.out;
  const std::string password = json::parse(added.out).at("password");
  EXPECT_EQ(password.size(), 14u);
  const CommandResult list = program_.run({"staff", "list", "--json"});
  EXPECT_EQ(json::parse(list.out).at(0).at("role"), "town-clerk");
  EXPECT_THAT(list.out, Not(HasSubstr(password)));
  EXPECT_THAT(list.out, Not(HasSubstr("argon2")));
  EXPECT_EQ(add("zhangsan").exit, 1);
  const CommandResult reset = program_.run({"staff", "reset-password", "zhangsan", "--json"});
  EXPECT_NE(json::parse(reset.out).at("password"), password);
  EXPECT_EQ(program_.run({"staff", "remove", "zhangsan"}).exit, 0);
  EXPECT_EQ(program_.run({"staff", "remove", "zhangsan"}).exit, 1);
  EXPECT_EQ(program_.run({"staff", "reset-password", "zhangsan"}).exit, 1);
}

TEST_F(StaffProgramTest, WhatIsDoneAtTheShellIsWrittenDownAsSuch) {
  add("zhangsan");
  program_.run({"staff", "reset-password", "zhangsan"});
  program_.run({"staff", "remove", "zhangsan"});
  program_.run({"staff", "remove", "zhangsan"});
  program_.run({"enrol-code", "--terminal", "demo-01", "--village", kVillageA});
  const auto store = sqliteStore(program_.data() / "center.db")();
  std::vector<std::string> actions;
  for (const AuditRow& row : store->auditTrail(10)) {
    EXPECT_THAT(row.by, testing::StartsWith("shell:"));
    actions.push_back(row.action);
  }
  EXPECT_THAT(actions, testing::UnorderedElementsAre("add-staff", "reset-staff", "remove-staff",
                                                     "enrol-code"));
}

TEST_F(StaffProgramTest, WhatIsWrittenWronglyIsSaidInWords) {
  EXPECT_THAT(add("Zhang San").out, HasSubstr("--name"));
  EXPECT_THAT(add("a", "king").out, HasSubstr("--role"));
  EXPECT_THAT(add("a", "town-clerk", "61062").out, HasSubstr("--area"));
  EXPECT_THAT(add("a", "department-clerk", "610622").out, HasSubstr("--department"));
}

TEST_F(StaffProgramTest, TheDeskIsServedWhereItIsSwitchedOn) {
  std::ofstream((program_.folder() / "center.toml"), std::ios::app)
      << "\n[desk]\nlisten = \"127.0.0.1:0\"\n";
  const std::string password = json::parse(add("zhangsan").out).at("password");
  program_.serve(3);
  DeskBrowser browser(program_.desk_port, (program_.data() / "ca.pem").string());
  browser.get("/");
  const DeskAnswer first = browser.post("/signin", {{"name", "zhangsan"}, {"password", password}});
  EXPECT_EQ(first.path, "/password");
  EXPECT_EQ(browser.get("/assets/bootstrap.css").status, 200);
  EXPECT_EQ(program_.end(SIGTERM), 0);
}

}  // namespace
}  // namespace bianmin::center
