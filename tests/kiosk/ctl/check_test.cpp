// Runs the real bianminctl on folders as a county's editor leaves them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/sync/config/faults.h"
#include "tests/sync/config/readme_examples.h"

namespace bianmin {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string kProgram = BIANMIN_BUILD_DIR "/kiosk/bianminctl";

class CheckCommandTest : public testing::Test {
 protected:
  CheckCommandTest() {
    writeReadmeExamples(files_);
    std::filesystem::copy_file(BIANMIN_SOURCE_DIR "/config/terminal.toml", terminal());
  }

  std::filesystem::path terminal() const { return files_.folder() / "terminal.toml"; }
  test::Output run(const std::vector<std::string>& arguments) const {
    std::vector<std::string> command = {kProgram, "--config", terminal().string(), "--data",
                                        "/none"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return test::run(command);
  }
  nlohmann::json json() const { return nlohmann::json::parse(run({"--json", "check"}).text); }

  ConfigFiles files_;
};

TEST_F(CheckCommandTest, TheExamplesOfTheReadmeAreGood) {
  const test::Output output = run({"check"});
  EXPECT_EQ(output.status, 0) << output.text;
  EXPECT_THAT(output.text, HasSubstr("“例子的标准（元/月）”还没有填"));
  EXPECT_THAT(output.text, HasSubstr("可以用：0 个错误，"));
  EXPECT_EQ(run({"--check"}).status, 0);
}

TEST_F(CheckCommandTest, EveryPlantedFaultIsShownAndEndsWithOne) {
  for (const Fault& fault : plantedFaults()) {
    const std::string kept = files_.read(fault.file);
    int line = files_.replace(fault.file, fault.from, fault.to);
    const std::string& named = fault.where.empty() ? fault.file : fault.where;
    if (!fault.at.empty()) line = files_.lineOf(named, fault.at);
    const test::Output output = run({"check"});
    EXPECT_EQ(output.status, 1) << fault.field << "\n" << output.text;
    EXPECT_THAT(output.text,
                HasSubstr((files_.folder() / named).string() + ":" +
                          std::to_string(line + fault.below) + ": " + fault.field + " — "));
    EXPECT_THAT(output.text, HasSubstr(fault.says));
    EXPECT_THAT(output.text, HasSubstr("不能用：" + std::to_string(1 + fault.more) + " 个错误"));
    files_.write(fault.file, kept);
  }
}

TEST_F(CheckCommandTest, JsonHoldsEachFindingWithItsPlaceAndItsRemedy) {
  const int line = files_.replace(kService, "tile = \"slate\"", "tile = \"red\"");
  const auto found = json();
  EXPECT_EQ(found["config"], "faulty");
  ASSERT_GE(found["findings"].size(), 2U);
  nlohmann::json error;
  for (const auto& finding : found["findings"]) {
    if (finding["severity"] == "error") error = finding;
  }
  EXPECT_EQ(error["file"], (files_.folder() / kService).string());
  EXPECT_EQ(error["line"], line);
  EXPECT_EQ(error["field"], "matter[1].tile");
  EXPECT_EQ(error["severity"], "error");
  EXPECT_THAT(error["message"].get<std::string>(), HasSubstr("red"));
  EXPECT_THAT(error["fix"].get<std::string>(), HasSubstr("plum"));
}

TEST_F(CheckCommandTest, FaultsOfTheTerminalsOwnFileStandBesideThoseOfTheContent) {
  files_.replace("terminal.toml", "paper_mm = 80", "paper_mm = 60");
  files_.replace("terminal.toml", "duty_person = ", "duty_persons = ");
  files_.replace("home.toml", "title = \"例子\"", "title = \"\"");
  const test::Output output = run({"check"});
  EXPECT_EQ(output.status, 1);
  EXPECT_THAT(output.text, HasSubstr("printer.paper_mm — "));
  EXPECT_THAT(output.text, HasSubstr("contact.duty_persons — "));
  EXPECT_THAT(output.text, HasSubstr("card[1].title — "));
  EXPECT_EQ(run({"--check"}).status, 2) << "the flag answers as that of the other programs";
}

TEST_F(CheckCommandTest, ARareCharacterThatAFontHasIsGood) {
  files_.replace(kService, "张三", "張𠀋");  // the second is drawn by the fallback
  EXPECT_EQ(run({"check"}).status, 0);
}

TEST_F(CheckCommandTest, AFileThatIsNotThereIsWrongUse) {
  const test::Output output = test::run({kProgram, "--config", "/none.toml", "check"});
  EXPECT_EQ(output.status, 2);
  EXPECT_THAT(output.text, HasSubstr("/none.toml"));
  EXPECT_THAT(output.text, Not(HasSubstr("可以用")));
}

}  // namespace
}  // namespace bianmin
