// bianminctl cadre and audit, as the technician uses them at a terminal.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "kiosk/store/database.h"
#include "kiosk/store/station_key.h"
#include "kiosk/store/store.h"
#include "tests/kiosk/store/terminal_folder.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace bianmin {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class CtlCadreTest : public testing::Test {
 protected:
  test::Output ctl(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {BIANMIN_BUILD_DIR "/kiosk/bianminctl", "--config",
                                         "/none.toml", "--data", folder_.path().string()});
    return test::run(arguments);
  }
  json jsonOf(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "--json");
    return json::parse(ctl(arguments).text);
  }

  TerminalFolder folder_;
  seal::Key station_ = loadOrMakeStationKey(folder_.path());
};

TEST_F(CtlCadreTest, ThePinIsShownOnceAndOpensTheAccount) {
  const test::Output added = ctl({"cadre", "add", "--name", "张三", "--post", "代办员"});
  EXPECT_EQ(added.status, 0) << added.text;
  EXPECT_THAT(added.text, HasSubstr("PIN of 张三: "));
  const std::string pin = added.text.substr(added.text.find(": ") + 2, 6);
  Store store(folder_.path(), station_);
  ASSERT_EQ(store.cadres().size(), 1U);
  EXPECT_EQ(store.signIn(store.cadres()[0].id, pin, kNine).kind, SignIn::Kind::Done);
  const test::Output listed = ctl({"cadre", "list"});
  EXPECT_THAT(listed.text, HasSubstr("代办员"));
  EXPECT_THAT(listed.text, Not(HasSubstr(pin)));
  EXPECT_THAT(ctl({"audit", "list"}).text, Not(HasSubstr(pin)));
}

TEST_F(CtlCadreTest, AnAccountIsFoundByNameOrIdAndEnded) {
  const json made = jsonOf({"cadre", "add", "--name", "张三"});
  EXPECT_EQ(ctl({"cadre", "add", "--name", "张三"}).status, 2) << "the name is taken";
  const std::string fresh = jsonOf({"cadre", "reset-pin", "张三"}).at("pin");
  Store store(folder_.path(), station_);
  EXPECT_EQ(store.signIn(made.at("id"), fresh, kNine).kind, SignIn::Kind::Done);
  EXPECT_EQ(ctl({"cadre", "remove", made.at("id")}).status, 0);
  EXPECT_EQ(ctl({"cadre", "remove", "张三"}).status, 1);
  EXPECT_EQ(ctl({"cadre", "reset-pin", "张三"}).status, 1);
  EXPECT_TRUE(jsonOf({"cadre", "list"}).at("cadres").empty());
}

TEST_F(CtlCadreTest, AFolderWithoutStationKeyIsWrongUse) {
  TerminalFolder empty;
  const test::Output result =
      test::run({BIANMIN_BUILD_DIR "/kiosk/bianminctl", "--config", "/none.toml", "--data",
                 empty.path().string(), "cadre", "add", "--name", "张三"});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.text, HasSubstr("station.key"));
  EXPECT_FALSE(std::filesystem::exists(empty.path() / "terminal.db"));
  EXPECT_EQ(ctl({"cadre"}).status, 2);
  EXPECT_EQ(ctl({"audit"}).status, 2);
}

TEST_F(CtlCadreTest, TheLogIsListedByNameAndVerified) {
  const std::string id = jsonOf({"cadre", "add", "--name", "张三"}).at("id");
  {
    store::Database db(folder_.path());
    store::WriteTransaction transaction(db);
    store::note(db, station_, {kNine, id, "override x", "01KAQ3T0000000000000000002", "急"});
    transaction.commit();
  }
  const test::Output listed = ctl({"audit", "list"});
  EXPECT_EQ(listed.status, 0);
  EXPECT_THAT(listed.text, HasSubstr("张三"));
  EXPECT_THAT(listed.text, HasSubstr("override x"));
  const json rows = jsonOf({"audit", "list"}).at("rows");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].at("cadre"), id);
  EXPECT_EQ(rows[1].at("reason"), "急");
  EXPECT_EQ(ctl({"audit", "verify"}).status, 0);
  EXPECT_EQ(jsonOf({"audit", "verify"}), (json{{"good", true}, {"rows", 2}}));
}

TEST_F(CtlCadreTest, ABrokenLogIsAFindingAndNamesTheRow) {
  for (const char* name : {"张三", "值班员", "协办员"}) ctl({"cadre", "add", "--name", name});
  store::Database(folder_.path())
      .sqlite()
      .exec("DROP TRIGGER audit_is_written_once; UPDATE audit SET action = 'x' WHERE seq = 2");
  const test::Output result = ctl({"audit", "verify"});
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.text, HasSubstr("broken at row 2"));
  EXPECT_EQ(jsonOf({"audit", "verify"}).at("broken"), 2);
}

}  // namespace
}  // namespace bianmin
