// Runs the real bianminctl against a real store.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "kiosk/store/store.h"
#include "tests/kiosk/store/terminal_folder.h"
#include "tests/support/paths.h"

namespace bianmin {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Result {
  int status = -1;
  std::string out;  // and what was written to standard error
};

class CtlTest : public testing::Test {
 protected:
  Result run(const std::string& arguments) {
    const std::string command =
        BIANMIN_BUILD_DIR "/kiosk/bianminctl " + arguments + " 2>&1 </dev/null";
    std::FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
    Result result;
    std::array<char, 4096> part{};
    for (std::size_t size = 0; (size = std::fread(part.data(), 1, part.size(), pipe)) > 0;) {
      result.out.append(part.data(), size);
    }
    const int status = ::pclose(pipe);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return result;
  }
  Result onData(const std::string& arguments) {
    return run("--config /none.toml --data " + folder_.path().string() + " " + arguments);
  }
  nlohmann::json jsonOf(const std::string& arguments) {
    return nlohmann::json::parse(onData("--json " + arguments).out);
  }
  // The day by the clock, as the terminal itself would have asked for it.
  Date today() {
    const auto hall = std::chrono::system_clock::now() + std::chrono::hours(8);
    return Date(std::chrono::floor<std::chrono::days>(hall));
  }

  TerminalFolder folder_;
  CountyKeys keys_;
};

TEST_F(CtlTest, HelpAndVersionAreGoodAndNonsenseIsWrongUse) {
  EXPECT_EQ(run("--help").status, 0);
  EXPECT_THAT(run("--help").out, HasSubstr("outbox"));
  EXPECT_EQ(run("--version").status, 0);
  EXPECT_THAT(run("--version").out, HasSubstr("bianminctl"));
  EXPECT_EQ(run("").status, 2);
  EXPECT_EQ(run("nonsense").status, 2);
  EXPECT_EQ(run("outbox").status, 2);
  EXPECT_EQ(run("enrol").status, 2);
}

TEST_F(CtlTest, AWrongFolderIsWrongUseAndMakesNoDatabase) {
  const Result result = onData("outbox list");
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.out, HasSubstr("--data"));
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "terminal.db"));
}

TEST_F(CtlTest, OutboxListShowsEachStateAndParkedIsAFinding) {
  Store store(folder_.path(), keys_.terminal());
  for (int i = 0; i < 4; ++i) store.issueTicket("A", "", kMonday, kNine);
  store.next(3, 1 << 20);
  store.taken({store.outbox()[0].entry.id}, kNine);
  EXPECT_EQ(onData("outbox list").status, 0);
  store.parked(store.outbox()[1].entry.id, "事项不认识\x1b[2J", kNine);
  const Result result = onData("outbox list");
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.out, HasSubstr("1 waiting, 1 sending, 1 taken, 1 parked"));
  EXPECT_THAT(result.out, HasSubstr("事项不认识"));
  EXPECT_THAT(result.out, HasSubstr("2026-11-23 09:00:00")) << "the hall's time, not UTC";
  EXPECT_THAT(result.out, Not(HasSubstr("\x1b"))) << "a reason cannot steer the screen";
  const auto json = jsonOf("outbox list --parked");
  EXPECT_EQ(json["entries"].size(), 1U);
  EXPECT_EQ(json["entries"][0]["seq"], 2);
  EXPECT_EQ(json["entries"][0]["state"], "parked");
}

TEST_F(CtlTest, OutboxShowGivesTheBodyButNotTheSealedPart) {
  Store store(folder_.path(), keys_.terminal());
  const std::string id = store.saveDossier(zhangsan(), kNine).id;
  const Result result = onData("outbox show " + id);
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.out, HasSubstr("DIBAO.apply"));
  EXPECT_THAT(result.out, HasSubstr("only the county can open them"));
  EXPECT_THAT(result.out, Not(HasSubstr("\"1.")));
  EXPECT_EQ(jsonOf("outbox show " + id)["body"]["dossier"], id);
  EXPECT_EQ(onData("outbox show 01KAQ3T0000000000000000000").status, 1);
}

TEST_F(CtlTest, AParkedEntryIsTriedAgain) {
  Store store(folder_.path(), keys_.terminal());
  store.issueTicket("A", "", kMonday, kNine);
  const std::string id = store.next(1, 1 << 20).at(0).id;
  EXPECT_EQ(onData("outbox retry " + id).status, 1) << "it is not parked";
  store.parked(id, "事项不认识", kNine);
  EXPECT_EQ(onData("outbox retry " + id).status, 0);
  EXPECT_EQ(onData("outbox list").status, 0);
  EXPECT_EQ(jsonOf("outbox list")["waiting"], 1);
}

TEST_F(CtlTest, QueueCallTakesTheFirstWhileTheTerminalIsOpen) {
  Store store(folder_.path(), std::nullopt);
  store.issueTicket("A", "", today(), kNine);
  store.issueTicket("A", "", today(), kNine);
  EXPECT_EQ(jsonOf("queue list")["waiting"].size(), 2U);
  EXPECT_THAT(onData("queue call A").out, HasSubstr("Called A001"));
  EXPECT_EQ(jsonOf("queue call A")["called"]["number"], "A002");
  EXPECT_EQ(onData("queue call A").status, 1);
  EXPECT_EQ(onData("queue list").status, 0);
  EXPECT_EQ(onData("queue call 社").status, 2);
}

TEST_F(CtlTest, ALastPrintThatWentWrongIsAFinding) {
  Store store(folder_.path(), std::nullopt);
  EXPECT_EQ(onData("prints list").status, 0);
  store.setJob(store.addJob("ticket", kNine), JobState::Failed);
  EXPECT_EQ(onData("prints list").status, 1);
  store.setJob(store.addJob("notice", kNine), JobState::Done);
  const Result result = onData("prints list");
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.out, HasSubstr("failed"));
  EXPECT_EQ(jsonOf("prints list")["jobs"][1]["kind"], "notice");
}

TEST_F(CtlTest, CheckPassesTheConfigurationThatWeShip) {
  const std::string config = BIANMIN_SOURCE_DIR "/config/terminal.toml";
  const Result result = run("--config " + config + " --data /none check");
  EXPECT_EQ(result.status, 0) << result.out;
  EXPECT_EQ(run("--config " + config + " --data /none --check").status, 0);
}

TEST_F(CtlTest, CheckNamesFileLineAndFieldOfAFault) {
  const auto file = folder_.path() / "terminal.toml";
  std::ofstream(file) << "[terminal]\nname = \"x-1\"\nnonsense = 1\n";
  const Result result = run("--config " + file.string() + " check");
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.out, HasSubstr(file.string() + ":3: terminal.nonsense — "));
  EXPECT_EQ(run("--config " + file.string() + " --check").status, 2);
}

TEST_F(CtlTest, EnrolSaysInWordsThatNobodyAnswers) {
  // Port 1 of this machine: nothing listens there.
  const Result result = onData("enrol --center https://127.0.0.1:1 --code ABCD2345");
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.out, HasSubstr("Not enrolled"));
  EXPECT_EQ(onData("enrol --code ABCD2345").status, 2) << "no address is known";
}

// The terminal's workers each have a connection; a program that opens the file and leaves must not
// take the write-ahead log from under them.
TEST_F(CtlTest, WhatIsWrittenAfterAnotherProgramLeftIsSeenByTheNext) {
  Store first(folder_.path(), std::nullopt);
  Store second(folder_.path(), std::nullopt);
  EXPECT_EQ(jsonOf("outbox list").at("waiting"), 0);
  first.issueTicket("A", "", today(), Instant{});
  EXPECT_EQ(jsonOf("outbox list").at("waiting"), 1);
  second.issueTicket("A", "", today(), Instant{});
  EXPECT_EQ(jsonOf("outbox list").at("waiting"), 2);
}

}  // namespace
}  // namespace bianmin
