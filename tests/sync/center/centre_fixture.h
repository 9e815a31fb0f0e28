// A centre that runs in this process, terminals that are enrolled over the wire, and batches.
#pragma once

#include <fstream>
#include <mutex>

#include "sync/center/api/center_server.h"
#include "sync/center/enrol/enrol_code.h"
#include "sync/center/enrol/secret_file.h"
#include "sync/seal/seal.h"
#include "sync/wire/codec.h"
#include "sync/wire/gzip.h"
#include "tests/sync/center/csr.h"
#include "tests/sync/center/https.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {

inline const std::string kToken = "0123456789abcdef0123456789abcdef";

inline JournalEntry wireTicket(std::uint64_t n) {
  return {ulid(n), n, EntryKind::Ticket, kNow,
          R"({"ticket":")" + ulid(n) + R"(","day":"2026-11-23","group":"A","n":)" +
              std::to_string(n % 999 + 1) + R"(,"matter":"PENSION.claim"})"};
}

inline JournalEntry wireDossier(std::uint64_t n, const std::string& sealed = "1.AAAA") {
  const std::string token = seal::sha256Hex(n == 1 ? kToken : std::to_string(n)).substr(0, 32);
  return {ulid(n), n, EntryKind::Dossier, kNow,
          R"({"dossier":")" + ulid(n) + R"(","matter":"DIBAO.apply","form":1,"token":")" + token +
              R"(","lookup":"AAAAAAAAAAAAAAAAAAAAAA==","sealed":")" + sealed + "\"}"};
}

inline std::string batchOf(std::vector<JournalEntry> entries) {
  return wire::encode(wire::PushRequest{std::move(entries), {}});
}

class RunningCentre {
 public:
  explicit RunningCentre(CenterServerOptions options = {})
      : stores_(sqliteStore(folder_.path() / "center.db")),
        authority_(CertificateAuthority::openOrCreate(folder_.path(), systemNow())),
        keys_(CountyKeys::openOrCreate(folder_.path())) {
    authority_.ensureServer(folder_.path(), {"localhost", "127.0.0.1"}, systemNow());
    options.certificate = (folder_.path() / "server.pem").string();
    options.private_key = (folder_.path() / "server.key").string();
    options.now = [this] { return now(); };
    Catalogue catalogue;
    catalogue.matters.resize(1);
    catalogue.matters[0].id = "DIBAO.apply";
    catalogue.matters[0].name = "申请低保";
    catalogue.matters[0].hotline = "12345";
    server_ = std::make_unique<CenterServer>(
        CenterParts{.options = std::move(options),
                    .stores = stores_,
                    .authority = authority_,
                    .keys = keys_,
                    .catalogue = catalogue,
                    .areas = {{"610622", "延川县"}, {"610622102", "延水关镇"}}});
    server_->start();
  }
  ~RunningCentre() { server_->stop(); }

  std::string code(const std::string& terminal, const std::string& village) {
    const std::string made = makeEnrolCode();
    stores_()->addEnrolmentCode({hashEnrolCode(keys_.enrolCodeKey(), made),
                                 {terminal, village, ""},
                                 now(),
                                 now() + kEnrolCodeLife});
    return made;
  }
  Answer enrolWith(const std::string& code_text, const std::string& csr) {
    return publicClient().post("/v1/enrol", wire::encode(wire::EnrolRequest{code_text, csr}));
  }
  // Enrols over the wire and gives a client that shows the certificate.
  std::unique_ptr<Https> terminal(const std::string& name, const std::string& village) {
    const TerminalKey key;
    const Answer answer = enrolWith(code(name, village), key.csr(name));
    const auto reply = wire::decodeEnrolReply(answer.body);
    if (!reply) throw std::runtime_error("enrolment failed: " + answer.body);
    const auto file = folder_.path() / name;
    writeSecret(file.string() + ".pem", reply->certificate_pem);
    writeSecret(file.string() + ".key", key.pem());
    return client(file.string());
  }
  // Shows the certificate FILE.pem with FILE.key.
  std::unique_ptr<Https> client(const std::string& file) {
    return std::make_unique<Https>(server_->terminalPort(), ca(), file + ".pem", file + ".key");
  }
  Https publicClient() { return {server_->publicPort(), ca()}; }
  Https nakedTerminal() { return {server_->terminalPort(), ca()}; }
  std::unique_ptr<CenterStore> store() { return stores_(); }
  std::filesystem::path database() const { return folder_.path() / "center.db"; }
  // The centre's wall clock from now on.
  void advance(std::chrono::milliseconds by) {
    const std::lock_guard lock(mutex_);
    ahead_ += by;
  }
  const CountyKeys& keys() const { return keys_; }

 private:
  static Instant systemNow() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  }
  Instant now() {
    const std::lock_guard lock(mutex_);
    return systemNow() + ahead_;
  }
  std::string ca() const { return (folder_.path() / "ca.pem").string(); }

  TemporaryFolder folder_;
  StoreFactory stores_;
  CertificateAuthority authority_;
  CountyKeys keys_;
  std::mutex mutex_;
  std::chrono::milliseconds ahead_{0};
  std::unique_ptr<CenterServer> server_;
};

}  // namespace bianmin::center
