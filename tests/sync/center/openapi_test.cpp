// The running centre answers what sync/wire/openapi.yaml promises.
#include <gtest/gtest.h>

#include "sync/center/cli/publish.h"
#include "tests/support/paths.h"
#include "tests/sync/center/centre_fixture.h"
#include "tests/sync/center/openapi_paths.h"

namespace bianmin::center {
namespace {

class OpenapiTest : public testing::Test {
 protected:
  OpenapiTest() : terminal_(centre_.terminal("a", kVillageA)) {
    const std::string sealed = seal::sealFor(
        centre_.keys().sealPair().public_key,
        R"({"code":"K7M4Q9X","fields":{"name":"张三","id_number":"610622189001010013"},)"
        R"("consents":{}})");
    JournalEntry ticket = wireTicket(3);
    const Instant local = std::chrono::floor<std::chrono::milliseconds>(
        std::chrono::system_clock::now() + std::chrono::hours(8));
    ticket.body = R"({"ticket":")" + ulid(3) + R"(","day":")" +
                  toIso(Date(std::chrono::floor<std::chrono::days>(local))) +
                  R"(","group":"A","n":3,"matter":"","token":")" +
                  seal::sha256Hex(kToken).substr(0, 32) + "\"}";
    terminal_->post("/v1/journal", batchOf({wireDossier(1, sealed), ticket}));
    const auto store = centre_.store();
    cli::publish(centre_.keys(), *store, {"county", "", kNow, {{"county.toml", ""}}});
  }

  // A request that should succeed, and its answer.
  Answer ask(const Operation& operation) {
    const TerminalKey key;
    std::string path = operation.path;
    if (path == "/v1/enrol") return centre_.enrolWith(centre_.code("new", kVillageA), key.csr("x"));
    if (path == "/v1/journal") return terminal_->post(path, batchOf({wireTicket(2)}));
    if (path == "/v1/renew") {
      return terminal_->post(path, wire::encode(wire::RenewRequest{key.csr("x")}));
    }
    if (path == "/v1/changes") return terminal_->get(path + "?cursor=&wait=0&bulletin=0");
    if (path == "/v1/bulletin") return terminal_->get(path);
    if (path == "/v1/report") return terminal_->post(path, wire::encode(report()));
    if (path == "/v1/pack") return terminal_->get(path + "?version=1");
    const std::size_t parameter = path.find('{');
    if (path.starts_with("/p/") || path.starts_with("/t/"))
      path.replace(parameter, std::string::npos, kToken);
    if (path.starts_with("/g/")) path.replace(parameter, std::string::npos, "DIBAO.apply");
    if (operation.method == "post") return centre_.publicClient().post(path, "tail=0013");
    return centre_.publicClient().get(path);
  }
  static wire::TerminalReport report() {
    wire::TerminalReport said;
    said.at = kNow;
    said.version = "1.4.0";
    return said;
  }
  // A request that should fail.
  Answer askWrongly(const Operation& operation) {
    const std::string& path = operation.path;
    if (path == "/v1/enrol") return centre_.publicClient().post(path, "{");
    const std::size_t parameter = path.find('{');
    const bool page = parameter != std::string::npos;
    if (page && operation.method == "post") {
      return centre_.publicClient().post(path.substr(0, parameter) + kToken, "tail=0014");
    }
    if (operation.method == "post") return terminal_->post(path, "{");
    if (path == "/v1/changes") return terminal_->get(path + "?wait=soon");
    if (path == "/v1/pack") return terminal_->get(path + "?version=2");
    if (path == "/v1/bulletin") {
      const auto revoked = centre_.terminal("b", kVillageA);
      centre_.store()->revokeTerminal("b", kNow);
      return revoked->get(path);
    }
    return centre_.publicClient().get(page ? path.substr(0, parameter) + "none" : path);
  }
  void expectPromised(const Operation& operation, const Answer& answer) {
    SCOPED_TRACE(operation.method + " " + operation.path + " answered " +
                 std::to_string(answer.status) + " " + answer.body.substr(0, 200));
    auto promised = operation.replies.find(std::to_string(answer.status));
    if (promised == operation.replies.end()) promised = operation.replies.find("default");
    ASSERT_NE(promised, operation.replies.end());
    if (answer.status == 204 || answer.status == 303) {
      EXPECT_EQ(answer.body, "");
      return;
    }
    const std::string type = answer.content_type.substr(0, answer.content_type.find(';'));
    EXPECT_EQ(promised->second.count(type), 1u) << type;
  }

  RunningCentre centre_;
  std::unique_ptr<Https> terminal_;
  std::vector<Operation> operations_ =
      operationsOf(std::string(BIANMIN_SOURCE_DIR) + "/sync/wire/openapi.yaml");
};

TEST_F(OpenapiTest, EveryOperationSucceedsAsPromised) {
  EXPECT_GE(operations_.size(), 4u);
  for (const Operation& operation : operations_) {
    const Answer answer = ask(operation);
    const long nothing = operation.replies.count("204") > 0 ? 204 : 200;
    EXPECT_EQ(answer.status, operation.replies.count("303") > 0 ? 303 : nothing)
        << operation.path << answer.body;
    expectPromised(operation, answer);
  }
}

TEST_F(OpenapiTest, EveryOperationFailsAsPromised) {
  for (const Operation& operation : operations_) {
    expectPromised(operation, askWrongly(operation));
  }
}

TEST_F(OpenapiTest, EveryAddressIsDescribed) {
  for (const char* path :
       {"/v1/journal", "/v1/changes", "/v1/renew", "/v1/pack", "/v1/enrol", "/v1/bulletin",
        "/v1/report", "/p/{token}", "/t/{token}", "/g/{matter}"}) {
    EXPECT_TRUE(std::any_of(operations_.begin(), operations_.end(), [&](const Operation& o) {
      return o.path == path;
    })) << path;
  }
}

}  // namespace
}  // namespace bianmin::center
