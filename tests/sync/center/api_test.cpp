// The centre as terminals and phones meet it: real TLS, real certificates, real requests.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "tests/sync/center/centre_fixture.h"

namespace bianmin::center {
namespace {

using testing::HasSubstr;
using testing::Not;
using Kind = wire::EntryVerdict::Kind;

class CentreTest : public testing::Test {
 protected:
  std::vector<Kind> push(Https& terminal, std::vector<JournalEntry> entries) {
    const Answer answer = terminal.post("/v1/journal", batchOf(std::move(entries)));
    const auto reply = wire::decodePushReply(answer.body);
    if (!reply) throw std::runtime_error("no verdicts: " + answer.error + answer.body);
    std::vector<Kind> kinds;
    for (const auto& verdict : reply->verdicts) kinds.push_back(verdict.kind);
    return kinds;
  }
  wire::ChangesReply changes(Https& terminal, const std::string& cursor, int wait) {
    const Answer answer =
        terminal.get("/v1/changes?cursor=" + cursor + "&wait=" + std::to_string(wait));
    const auto reply = wire::decodeChangesReply(answer.body);
    if (!reply) throw std::runtime_error("no changes: " + answer.error + answer.body);
    return *reply;
  }
  void expectProblem(const Answer& answer, long status, const std::string& type) {
    EXPECT_EQ(answer.status, status) << answer.error;
    EXPECT_EQ(answer.content_type, "application/problem+json");
    const auto problem = wire::decodeProblem(answer.body);
    ASSERT_TRUE(problem) << answer.body;
    EXPECT_EQ(problem->type, type);
    EXPECT_EQ(problem->status, status);
  }

  RunningCentre centre_;
};

TEST_F(CentreTest, ACodeEnrolsOnceWithTheVillagesKeys) {
  const std::string code = centre_.code("延水关-01", kVillageA);
  const TerminalKey key;
  const Answer answer = centre_.enrolWith(code, key.csr("x"));
  EXPECT_EQ(answer.status, 200);
  const auto reply = wire::decodeEnrolReply(answer.body);
  ASSERT_TRUE(reply) << answer.body;
  EXPECT_EQ(reply->terminal_id, "延水关-01");
  EXPECT_EQ(reply->village, kVillageA);
  EXPECT_EQ(reply->seal_key, seal::toBase64(centre_.keys().sealPair().public_key));
  EXPECT_EQ(reply->lookup_key, seal::toBase64(centre_.keys().lookupKey(kVillageA)));
  expectProblem(centre_.enrolWith(code, key.csr("x")), 409, "/problems/code-used");
}

TEST_F(CentreTest, AnExpiredOrGuessedCodeIsRefused) {
  const std::string code = centre_.code("延水关-01", kVillageA);
  const TerminalKey key;
  expectProblem(centre_.enrolWith("22222222", key.csr("x")), 409, "/problems/code-used");
  expectProblem(centre_.enrolWith("no code", key.csr("x")), 409, "/problems/code-used");
  centre_.advance(std::chrono::minutes(31));
  expectProblem(centre_.enrolWith(code, key.csr("x")), 409, "/problems/code-used");
}

TEST_F(CentreTest, ABadCertificateRequestLeavesTheCodeUnused) {
  const std::string code = centre_.code("延水关-01", kVillageA);
  expectProblem(centre_.enrolWith(code, "no request"), 400, "/problems/certificate-request");
  EXPECT_EQ(centre_.enrolWith(code, TerminalKey().csr("x")).status, 200);
}

TEST_F(CentreTest, GuessingCodesIsSlowedDown) {
  const TerminalKey key;
  for (int i = 0; i < 10; ++i) EXPECT_EQ(centre_.enrolWith("22222222", key.csr("x")).status, 409);
  const Answer answer = centre_.enrolWith("22222222", key.csr("x"));
  expectProblem(answer, 429, "/problems/too-many-tries");
  EXPECT_GT(std::stoi(answer.headers.at("retry-after")), 0);
}

TEST_F(CentreTest, TheSameBatchAThousandTimesIsOneRecord) {
  const auto terminal = centre_.terminal("a", kVillageA);
  const std::string batch = wire::gzip(batchOf({wireTicket(1), wireDossier(2)}));
  for (int i = 0; i < 1000; ++i) {
    const Answer answer = terminal->post("/v1/journal", batch, true);
    ASSERT_EQ(answer.status, 200) << answer.error << answer.body;
    ASSERT_THAT(answer.body, Not(HasSubstr("conflict")));
  }
  EXPECT_EQ(centre_.store()->ticketCount(), 1);
  EXPECT_EQ(centre_.store()->dossiers({}).size(), 1u);
}

TEST_F(CentreTest, OtherBytesUnderTheSameIdAreAConflict) {
  const auto terminal = centre_.terminal("a", kVillageA);
  JournalEntry entry = wireTicket(1);
  EXPECT_EQ(push(*terminal, {entry}), std::vector{Kind::Taken});
  entry.body.insert(1, " ");
  EXPECT_EQ(push(*terminal, {entry}), std::vector{Kind::Conflict});
}

TEST_F(CentreTest, ARefusedEntryDoesNotBlockTheOthers) {
  const auto terminal = centre_.terminal("a", kVillageA);
  JournalEntry broken = wireTicket(2);
  broken.body = R"({"ticket":"no"})";
  EXPECT_EQ(push(*terminal, {wireTicket(1), broken, wireDossier(3)}),
            (std::vector{Kind::Taken, Kind::Refused, Kind::Taken}));
}

TEST_F(CentreTest, AnEntryOfAKindFromTheFutureIsRefusedAlone) {
  const auto terminal = centre_.terminal("a", kVillageA);
  std::string batch = batchOf({wireTicket(1), wireTicket(2)});
  const std::size_t kind = batch.rfind("\"ticket\"", batch.rfind("\"kind\"") + 16);
  batch.replace(kind, 8, "\"appointment\"");
  const Answer answer = terminal->post("/v1/journal", batch);
  const auto reply = wire::decodePushReply(answer.body);
  ASSERT_TRUE(reply) << answer.body;
  ASSERT_EQ(reply->verdicts.size(), 2u);
  EXPECT_EQ(reply->verdicts[0].kind, Kind::Taken);
  EXPECT_EQ(reply->verdicts[1].kind, Kind::Refused);
  // A person is shown it, and its number has come.
  push(*terminal, {wireTicket(3)});
  const auto findings = centre_.store()->findings(10);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].kind, Finding::Kind::Refused);
  EXPECT_EQ(findings[0].entry, ulid(2));
  EXPECT_EQ(findings[0].seq, 2u);
  EXPECT_THAT(findings[0].reason, HasSubstr("kind"));
}

TEST_F(CentreTest, ABatchThatIsTooLargeOrNotReadableIsAProblem) {
  const auto terminal = centre_.terminal("a", kVillageA);
  std::vector<JournalEntry> many;
  for (std::uint64_t n = 1; n <= 501; ++n) many.push_back(wireTicket(n));
  expectProblem(terminal->post("/v1/journal", batchOf(many)), 413, "/problems/batch-too-large");
  const std::string bomb = wire::gzip(std::string(std::size_t{5} << 20, ' '));
  expectProblem(terminal->post("/v1/journal", bomb, true), 413, "/problems/batch-too-large");
  expectProblem(terminal->post("/v1/journal", "{", false), 400, "/problems/malformed");
  expectProblem(terminal->post("/v1/journal", "{", true), 400, "/problems/malformed");
  EXPECT_EQ(centre_.store()->ticketCount(), 0);
}

TEST_F(CentreTest, AHeldPollEndsWhenAnotherConnectionMovesTheDossier) {
  const auto terminal = centre_.terminal("a", kVillageA);
  push(*terminal, {wireDossier(1)});
  const std::string cursor = changes(*terminal, "", 0).cursor;
  auto held = std::async(std::launch::async, [&] { return changes(*terminal, cursor, 60); });
  const auto start = std::chrono::steady_clock::now();
  centre_.store()->moveDossier(
      {ulid(1), DossierStatus::Accepted, "镇里受理了", kNow, "t", "2026-12-14"});
  const wire::ChangesReply reply = held.get();
  ASSERT_EQ(reply.changes.size(), 1u);
  EXPECT_EQ(reply.changes[0].status, DossierStatus::Accepted);
  EXPECT_EQ(reply.changes[0].due, "2026-12-14");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30))
      << "the poll ran to its end instead of being woken";
}

TEST_F(CentreTest, AHeldPollEndsWhenAnotherTerminalOfTheVillageHandsIn) {
  const auto first = centre_.terminal("a", kVillageA);
  const auto second = centre_.terminal("a2", kVillageA);
  auto held = std::async(std::launch::async, [&] { return changes(*first, "", 60); });
  push(*second, {wireDossier(1)});
  EXPECT_EQ(held.get().changes.size(), 1u);
}

TEST_F(CentreTest, APollWithoutNewsEndsAtItsTimeWithTheSameCursor) {
  const auto terminal = centre_.terminal("a", kVillageA);
  push(*terminal, {wireDossier(1)});
  const std::string cursor = changes(*terminal, "", 0).cursor;
  const wire::ChangesReply reply = changes(*terminal, cursor, 1);
  EXPECT_TRUE(reply.changes.empty());
  EXPECT_EQ(reply.cursor, cursor);
  expectProblem(terminal->get("/v1/changes?wait=soon"), 400, "/problems/malformed");
}

TEST_F(CentreTest, ATerminalNeverSeesAnotherVillagesChanges) {
  const auto a = centre_.terminal("a", kVillageA);
  const auto b = centre_.terminal("b", kVillageB);
  push(*b, {wireDossier(1)});
  EXPECT_TRUE(changes(*a, "", 0).changes.empty());
  EXPECT_EQ(changes(*b, "", 0).changes.size(), 1u);
}

TEST_F(CentreTest, ARevokedTerminalIsRefusedAlsoOnItsOpenConnection) {
  const auto terminal = centre_.terminal("a", kVillageA);
  push(*terminal, {wireTicket(1)});
  centre_.store()->revokeTerminal("a", kNow);
  expectProblem(terminal->post("/v1/journal", batchOf({wireTicket(2)})), 403,
                "/problems/certificate-revoked");
  expectProblem(terminal->get("/v1/changes"), 403, "/problems/certificate-revoked");
  EXPECT_EQ(centre_.store()->ticketCount(), 1);
}

TEST_F(CentreTest, ACertificateThatANewEnrolmentReplacedIsRefused) {
  const auto old = centre_.terminal("a", kVillageA);
  push(*old, {wireTicket(1)});
  centre_.enrolWith(centre_.code("a", kVillageA), TerminalKey().csr("a"));
  expectProblem(old->get("/v1/changes"), 403, "/problems/certificate-unknown");
}

TEST_F(CentreTest, WithoutACertificateNoTerminalAddressAnswers) {
  Https naked = centre_.nakedTerminal();
  EXPECT_EQ(naked.get("/v1/changes").status, 0);
}

TEST_F(CentreTest, ARenewedCertificateIsOfTheSameTerminal) {
  const auto terminal = centre_.terminal("a", kVillageA);
  const TerminalKey key;
  const Answer answer =
      terminal->post("/v1/renew", wire::encode(wire::RenewRequest{key.csr("someone else")}));
  const auto reply = wire::decodeRenewReply(answer.body);
  ASSERT_TRUE(reply) << answer.body;
  const auto certificate = x509::certificateFromPem(reply->certificate_pem);
  ASSERT_TRUE(certificate);
  EXPECT_EQ(centre_.store()->terminalBySerial(x509::serialHex(certificate.get()))->name, "a");
  expectProblem(terminal->post("/v1/renew", wire::encode(wire::RenewRequest{"x"})), 400,
                "/problems/certificate-request");
}

TEST_F(CentreTest, AResidentSeesTheProgressByTheTokenOfThePaper) {
  const auto terminal = centre_.terminal("a", kVillageA);
  push(*terminal, {wireDossier(1)});
  Https phone = centre_.publicClient();
  const Answer page = phone.get("/p/" + kToken);
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.content_type, "text/html; charset=utf-8");
  EXPECT_THAT(page.body, HasSubstr("<h1>一件申请的进度</h1>"));
  EXPECT_THAT(page.body, Not(HasSubstr("低保"))) << "not before the second factor";
  EXPECT_THAT(page.headers.at("content-security-policy"), HasSubstr("default-src 'none'"));
  for (const std::string& wrong : {seal::sha256Hex(kToken).substr(0, 32), std::string("x")}) {
    const Answer none = phone.get("/p/" + wrong);
    EXPECT_EQ(none.status, 404);
    EXPECT_THAT(none.body, HasSubstr("没查到"));
  }
  EXPECT_EQ(phone.get("/g/DIBAO.apply").status, 200);
  EXPECT_EQ(phone.get("/g/NONE").status, 404);
}

TEST_F(CentreTest, AddressesOfTheOtherServerAndMethodsAreProblems) {
  Https phone = centre_.publicClient();
  expectProblem(phone.get("/v1/changes"), 404, "about:blank");
  expectProblem(phone.get("/v1/enrol"), 405, "about:blank");
  EXPECT_EQ(phone.get("/healthz").status, 200);
  const auto terminal = centre_.terminal("a", kVillageA);
  expectProblem(terminal->get("/v1/journal"), 405, "about:blank");
  expectProblem(terminal->get("/healthz"), 404, "about:blank");
}

}  // namespace
}  // namespace bianmin::center
