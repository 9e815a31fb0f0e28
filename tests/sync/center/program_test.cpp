// bianmin-center as a technician, a clerk and a power cut meet it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <future>
#include <nlohmann/json.hpp>

#include "kiosk/store/store.h"
#include "sync/center/cli/request_view.h"
#include "tests/support/kinds_form.h"
#include "tests/sync/center/center_process.h"
#include "tests/sync/center/centre_fixture.h"

namespace bianmin::center {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kIdNumber = "610622189001010013";

class ProgramTest : public testing::Test {
 protected:
  ProgramTest() { EXPECT_EQ(program_.run({"init"}).exit, 0); }

  // Enrols with a code that the program printed.
  void enrol(const std::string& name = "demo-01") {
    const CommandResult code =
        program_.run({"enrol-code", "--terminal", name, "--village", kVillageA, "--json"});
    ASSERT_EQ(code.exit, 0) << code.out;
    const TerminalKey key;
    Https phone(program_.public_port, file("data/ca.pem"));
    const Answer answer = phone.post(
        "/v1/enrol",
        wire::encode(wire::EnrolRequest{json::parse(code.out).at("code"), key.csr("x")}));
    const auto reply = wire::decodeEnrolReply(answer.body);
    ASSERT_TRUE(reply) << answer.error << answer.body;
    seal_key_ = *seal::keyFromBase64(reply->seal_key);
    unlock_key_ = *seal::keyFromBase64(reply->unlock_key);
    writeSecret(file("t.pem"), reply->certificate_pem);
    writeSecret(file("t.key"), key.pem());
  }
  Https terminal() {
    return {program_.terminal_port, file("data/ca.pem"), file("t.pem"), file("t.key")};
  }
  std::string sealedPerson() {
    return seal::sealFor(seal_key_, R"({"code":"K7M4Q9X","fields":{"name":"张三","id_number":")" +
                                        std::string(kIdNumber) +
                                        R"("},"consents":{"identity":true}})");
  }
  std::string file(const std::string& name) { return (program_.folder() / name).string(); }

  CenterProgram program_;
  seal::Key seal_key_{};
  seal::Key unlock_key_{};
};

TEST_F(ProgramTest, InitTwiceKeepsTheKeysAndSecretsAreSecret) {
  const std::string before = readSecret(program_.data() / "seal.key");
  EXPECT_EQ(program_.run({"init"}).exit, 0);
  EXPECT_EQ(readSecret(program_.data() / "seal.key"), before);
  for (const char* name : {"ca.key", "server.key", "seal.key", "master.key", "center.db"}) {
    struct stat found {};
    ASSERT_EQ(stat((program_.data() / name).c_str(), &found), 0) << name;
    EXPECT_EQ(found.st_mode & 0777U, 0600u) << name;
  }
}

TEST_F(ProgramTest, TheCheckNamesFileLineAndField) {
  EXPECT_EQ(program_.run({"--check"}).exit, 0);
  std::ofstream(file("center.toml"), std::ios::app) << "colour = \"red\"\n";
  const CommandResult bad = program_.run({"--check"});
  EXPECT_EQ(bad.exit, 2);
  EXPECT_THAT(bad.out, HasSubstr("center.toml:"));
  EXPECT_THAT(bad.out, HasSubstr("colour"));
}

TEST_F(ProgramTest, WrongUseIs2AndNothingFoundIs1) {
  EXPECT_EQ(program_.run({}).exit, 2);
  EXPECT_EQ(program_.run({"dance"}).exit, 2);
  EXPECT_EQ(program_.run({"enrol-code", "--terminal", "x", "--village", "abc"}).exit, 2);
  EXPECT_EQ(program_.run({"requests", "show", ulid(1)}).exit, 1);
  EXPECT_EQ(program_.run({"terminals", "revoke", "none"}).exit, 1);
  EXPECT_EQ(program_.run({"--help"}).exit, 0);
  EXPECT_THAT(program_.run({"--version"}).out, HasSubstr("bianmin-center"));
}

TEST_F(ProgramTest, ARequestIsMovedAtTheShellAndTheHeldPollSeesIt) {
  program_.serve();
  enrol();
  Https client = terminal();
  ASSERT_EQ(client.post("/v1/journal", batchOf({wireDossier(1, sealedPerson())})).status, 200);
  const auto first = wire::decodeChangesReply(client.get("/v1/changes").body);
  ASSERT_TRUE(first);
  auto held = std::async(std::launch::async, [&] {
    return client.get("/v1/changes?cursor=" + first->cursor + "&wait=60");
  });
  const CommandResult moved = program_.run(
      {"requests", "set-status", ulid(1), "ACCEPTED", "--note", "镇里受理了", "--json"});
  EXPECT_EQ(moved.exit, 0) << moved.out;
  const std::string due = json::parse(moved.out).at("due");
  EXPECT_TRUE(dateFromIso(due).ok()) << due;
  const auto changes = wire::decodeChangesReply(held.get().body);
  ASSERT_TRUE(changes);
  ASSERT_EQ(changes->changes.size(), 1u);
  EXPECT_EQ(changes->changes[0].status, DossierStatus::Accepted);
  EXPECT_EQ(changes->changes[0].note, "镇里受理了");
  EXPECT_EQ(changes->changes[0].due, due);
  const CommandResult refused = program_.run({"requests", "set-status", ulid(1), "ARCHIVED"});
  EXPECT_EQ(refused.exit, 1);
  EXPECT_THAT(refused.out, HasSubstr("may become"));
}

TEST_F(ProgramTest, ARequestIsExtendedOnceAndARefusalSaysWhy) {
  program_.serve();
  enrol();
  ASSERT_EQ(terminal().post("/v1/journal", batchOf({wireDossier(1, sealedPerson())})).status, 200);
  const auto extend = [&] {
    return program_.run({"requests", "extend", ulid(1), "--reason", "要去外地核实", "--json"});
  };
  EXPECT_THAT(extend().out, HasSubstr("its time does not run"));
  const CommandResult resident =
      program_.run({"requests", "set-status", ulid(1), "ACCEPTED", "--as", "resident"});
  EXPECT_EQ(resident.exit, 1);
  EXPECT_THAT(resident.out, HasSubstr("somebody else does this"));
  const json before =
      json::parse(program_.run({"requests", "set-status", ulid(1), "ACCEPTED", "--json"}).out);
  EXPECT_EQ(before.at("lamp"), "green");
  const CommandResult extended = extend();
  EXPECT_EQ(extended.exit, 0) << extended.out;
  const json after = json::parse(extended.out);
  EXPECT_EQ(after.at("status"), "ACCEPTED");
  EXPECT_TRUE(after.at("extended").get<bool>());
  EXPECT_GT(after.at("due_by_law").get<std::string>(), before.at("due_by_law").get<std::string>());
  EXPECT_THAT(extend().out, HasSubstr("only once is allowed"));
  EXPECT_EQ(program_.run({"requests", "extend", ulid(9), "--reason", "x"}).exit, 1);
  EXPECT_EQ(program_.run({"requests", "extend", ulid(1), "--reason", "x", "--as", "boss"}).exit, 2);
  EXPECT_THAT(program_.run({"requests", "set-status", ulid(1), "REFUSED"}).out,
              HasSubstr("has to be told why"));
  const auto store = sqliteStore(program_.data() / "center.db")();
  const auto trail = store->auditTrail(100);
  const auto done = [&](const std::string& action) {
    std::vector<AuditRow> rows;
    for (const AuditRow& row : trail) {
      if (row.action == action) rows.push_back(row);
    }
    return rows;
  };
  ASSERT_EQ(done("extend-request").size(), 1u) << "what was refused is not in it";
  ASSERT_EQ(done("set-status").size(), 1u);
  EXPECT_EQ(done("set-status")[0].subject, ulid(1));
  EXPECT_EQ(done("set-status")[0].reason, "RECEIVED ACCEPTED");
  for (const AuditRow& row : trail) EXPECT_THAT(row.by, testing::StartsWith("shell:"));
}

TEST_F(ProgramTest, PersonalFieldsAreMaskedUnlessRevealedWithAReason) {
  program_.serve();
  enrol();
  ASSERT_EQ(terminal().post("/v1/journal", batchOf({wireDossier(1, sealedPerson())})).status, 200);
  const CommandResult masked = program_.run({"requests", "show", ulid(1), "--json"});
  EXPECT_EQ(masked.exit, 0) << masked.out;
  EXPECT_THAT(masked.out, Not(HasSubstr("张三")));
  EXPECT_THAT(masked.out, Not(HasSubstr(kIdNumber)));
  EXPECT_EQ(program_.run({"requests", "show", ulid(1), "--reveal"}).exit, 2);
  const CommandResult whole =
      program_.run({"requests", "show", ulid(1), "--reveal", "--reason", "窗口核对", "--json"});
  EXPECT_EQ(whole.exit, 0) << whole.out;
  EXPECT_EQ(json::parse(whole.out).at("fields").at("name"), "张三");
  const auto store = sqliteStore(program_.data() / "center.db")();
  EXPECT_EQ(store->auditTrail(10)[0].action, "reveal-request");
  EXPECT_EQ(store->auditTrail(10)[0].reason, "窗口核对");
  EXPECT_EQ(store->auditTrail(10)[0].subject, ulid(1));
}

TEST(RequestViewTest, EachAnswerIsMaskedByItsKindAlsoInsideAPerson) {
  const seal::KeyPair pair = seal::makeKeyPair();
  const Matter matter = test::kindsMatter();
  Dossier dossier;
  dossier.sealed = seal::sealFor(
      pair.public_key,
      R"({"code":"K7M4Q9X","fields":{"name":"张三","id_number":"610622189001010013",)"
      R"("since":"2026-03-05","income":"1200.00","trouble":["高血压"],)"
      R"("members":[{"name":"李四","id_number":"610622189202290023","relation":"妻子",)"
      R"("ill":["残疾"],"wage":"800.00","x":"李四"},"李四"],"old":"李四","old_list":["李四"]},)"
      R"("consents":{"identity":true}})");
  const cli::Json shown = cli::openSealed(dossier, pair, &matter, false);
  const cli::Json& fields = shown.at("fields");
  EXPECT_EQ(fields.at("name"), "张*");
  EXPECT_EQ(fields.at("id_number"), "610622********0013");
  for (const char* hidden : {"since", "income", "trouble", "old", "old_list"}) {
    EXPECT_EQ(fields.at(hidden), "***") << hidden;
  }
  ASSERT_EQ(fields.at("members").size(), 2u);
  const cli::Json& person = fields.at("members")[0];
  EXPECT_EQ(person.at("name"), "李*");
  EXPECT_EQ(person.at("id_number"), "610622********0023");
  for (const char* hidden : {"relation", "ill", "wage", "x"}) {
    EXPECT_EQ(person.at(hidden), "***") << hidden;
  }
  EXPECT_EQ(fields.at("members")[1], "***");
  EXPECT_EQ(cli::openSealed(dossier, pair, nullptr, false).dump().find("李四"), std::string::npos);
  EXPECT_EQ(cli::openSealed(dossier, pair, &matter, true).at("fields").at("members")[0].at("wage"),
            "800.00");
}

// A terminal makes its cadre wait; the county answers on the phone.
TEST_F(ProgramTest, TheCountysCodeUnlocksTheTerminalThatAskedForIt) {
  program_.serve();
  enrol();
  const seal::Key station = seal::randomKey();
  Store store(program_.folder() / "terminal", StoreKeys{station, {}, {}, unlock_key_});
  const NewPin made = store.addCadre("张三", "", kNow);
  const std::string wrong = made.pin == "000000" ? "111111" : "000000";
  for (int i = 0; i < 5; ++i) store.signIn(made.cadre.id, wrong, kNow);
  ASSERT_EQ(store.signIn(made.cadre.id, made.pin, kNow).kind, SignIn::Kind::Wait);

  const std::string challenge = store.unlockChallenge();
  const CommandResult code =
      program_.run({"unlock-code", "--terminal", "demo-01", "--challenge", challenge, "--json"});
  EXPECT_EQ(code.exit, 0) << code.out;
  EXPECT_TRUE(store.unlock(json::parse(code.out).at("code").get<std::string>(), kNow));
  EXPECT_EQ(store.signIn(made.cadre.id, made.pin, kNow).kind, SignIn::Kind::Done);

  EXPECT_THAT(program_.run({"unlock-code", "--terminal", "demo-01", "--challenge", challenge}).out,
              HasSubstr("for demo-01"));
  const auto centre = sqliteStore(program_.data() / "center.db")();
  EXPECT_EQ(centre->auditTrail(1).at(0).action, "unlock-code");
  EXPECT_EQ(centre->auditTrail(1).at(0).subject, "demo-01");
  EXPECT_EQ(program_.run({"unlock-code", "--terminal", "x", "--challenge", challenge}).exit, 1);
  std::string misheard = challenge;
  misheard[0] = misheard[0] == 'A' ? 'C' : 'A';
  EXPECT_EQ(program_.run({"unlock-code", "--terminal", "demo-01", "--challenge", misheard}).exit,
            2);
}

TEST_F(ProgramTest, MovesAreShownWithTheRequestAndThoseWithoutEffectAsFindings) {
  program_.serve();
  enrol();
  EXPECT_EQ(program_.run({"conflicts", "list"}).exit, 0);
  const auto moveOf = [](std::uint64_t n, std::uint64_t dossier) {
    return JournalEntry{ulid(n), n, EntryKind::Move, kNow,
                        R"({"move":")" + ulid(n) + R"(","dossier":")" + ulid(dossier) +
                            R"(","kind":"checked","papers":[{"material":"id_card","state":)"
                            R"("missing","original_seen":false,"copies":0}],)"
                            R"("until":"2026-12-10","cadre":"张三"})"};
  };
  ASSERT_EQ(terminal()
                .post("/v1/journal",
                      batchOf({wireDossier(1, sealedPerson()), moveOf(2, 1), moveOf(3, 9)}))
                .status,
            200);
  const json shown = json::parse(program_.run({"requests", "show", ulid(1), "--json"}).out);
  EXPECT_EQ(shown.at("status"), "SUPPLEMENT_REQUESTED");
  ASSERT_EQ(shown.at("moves").size(), 1u);
  EXPECT_EQ(shown.at("moves")[0].at("cadre"), "张三");
  EXPECT_EQ(shown.at("moves")[0].at("effect"), "changed");
  EXPECT_EQ(shown.at("history")[1].at("note"), "还缺：身份证。12月10日前补来就行。");
  const CommandResult findings = program_.run({"conflicts", "list", "--json"});
  EXPECT_EQ(findings.exit, 1);
  EXPECT_EQ(json::parse(findings.out).at("moves").at(0).at("effect"), "no-such-dossier");
  EXPECT_THAT(program_.run({"conflicts", "list"}).out, HasSubstr("move without effect"));
}

TEST_F(ProgramTest, NoPersonalDataIsLeftInTheDataOrTheLog) {
  program_.serve();
  enrol();
  ASSERT_EQ(terminal().post("/v1/journal", batchOf({wireDossier(1, sealedPerson())})).status, 200);
  EXPECT_EQ(program_.end(SIGTERM), 0);
  int searched = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(program_.folder())) {
    const bool ours = entry.path().string().starts_with(file("config"));  // a copy of the sources'
    if (!entry.is_regular_file() || ours) continue;
    ++searched;
    const std::string content = readPublic(entry.path());
    EXPECT_EQ(content.find(kIdNumber), std::string::npos) << entry.path();
    EXPECT_EQ(content.find("张三"), std::string::npos) << entry.path();
  }
  EXPECT_GT(searched, 8);
  EXPECT_THAT(readPublic(file("center.log")), HasSubstr("push terminal=demo-01"));
}

TEST_F(ProgramTest, SigtermEndsCleanlyAlsoWithAHeldPoll) {
  program_.serve();
  enrol();
  Https client = terminal();
  auto held = std::async(std::launch::async, [&] { return client.get("/v1/changes?wait=60"); });
  EXPECT_EQ(program_.end(SIGTERM), 0);
  held.get();
}

// Kills the centre while batches are under way, starts it again and sends on, as a terminal does.
TEST_F(ProgramTest, KilledWhileItTakesBatchesItHasEachEntryOnce) {
  constexpr std::uint64_t kBatches = 60;
  constexpr std::uint64_t kEach = 100;
  program_.serve();
  enrol();
  int kills = 0;
  for (std::uint64_t batch = 0; batch < kBatches;) {
    Https client = terminal();
    std::thread killer;
    for (int sent = 0; batch < kBatches; ++sent) {
      std::vector<JournalEntry> entries;
      for (std::uint64_t i = 1; i <= kEach; ++i) entries.push_back(wireTicket(batch * kEach + i));
      // The third batch of each life races the kill; its answer may be lost after the commit.
      if (sent == 2 && kills < 5) {
        ++kills;
        killer = std::thread([&] { program_.end(SIGKILL); });
      }
      const Answer answer = client.post("/v1/journal", batchOf(entries));
      if (answer.status != 200) break;
      EXPECT_THAT(answer.body, Not(HasSubstr("conflict")));
      EXPECT_THAT(answer.body, Not(HasSubstr("refused")));
      ++batch;
      if (killer.joinable()) break;
    }
    if (killer.joinable()) {
      killer.join();
      program_.serve();
    }
  }
  EXPECT_EQ(kills, 5);
  const auto store = sqliteStore(program_.data() / "center.db")();
  EXPECT_EQ(store->ticketCount(), static_cast<std::int64_t>(kBatches * kEach));
  EXPECT_EQ(store->terminals().at(0).last_seq, kBatches * kEach);
  EXPECT_TRUE(store->findings(10).empty());
}

}  // namespace
}  // namespace bianmin::center
