// A staff desk that runs in this process, with accounts and requests of its own.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>
#include <set>

#include "sync/center/desk/desk_server.h"
#include "sync/center/desk/indexer.h"
#include "sync/center/desk/sign_in.h"
#include "sync/center/enrol/authority.h"
#include "sync/center/store/staff_store.h"
#include "sync/config/areas.h"
#include "sync/config/catalogue.h"
#include "sync/domain/pickup_code.h"
#include "sync/seal/password.h"
#include "tests/support/paths.h"
#include "tests/sync/center/desk/desk_browser.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {

inline constexpr const char* kTown = "610622102";
inline constexpr const char* kVillage = "610622102201";
inline constexpr const char* kForeignVillage = "610622103201";
inline std::string pickupCode() { return makePickupCode({1, 2, 3, 4, 5, 6, 7, 8}); }
inline constexpr const char* kPassword = "correct horse battery";

class RunningDesk {
 public:
  // `change` may set other options than these.
  explicit RunningDesk(const std::function<void(DeskOptions&)>& change = [](DeskOptions&) {})
      : stores_(sqliteStore(folder_.path() / "center.db").withRules(rules())),
        authority_(CertificateAuthority::openOrCreate(folder_.path(), systemNow())),
        keys_(CountyKeys::openOrCreate(folder_.path())),
        store_(stores_()) {
    authority_.ensureServer(folder_.path(), {"localhost", "127.0.0.1"}, systemNow());
    const std::filesystem::path source(BIANMIN_SOURCE_DIR);
    DeskOptions options;
    options.certificate = (folder_.path() / "server.pem").string();
    options.private_key = (folder_.path() / "server.key").string();
    options.web = source / "assets/web/desk";
    options.bootstrap = "/usr/share/javascript/bootstrap5/css/bootstrap.min.css";
    options.now = [this] {
      before_answer();
      return now();
    };
    change(options);
    parts_ = std::make_unique<DeskParts>(
        DeskParts{options, stores_, keys_, loadCatalogue(source / "config"),
                  loadCalendar(source / "config"), loadAreas(source / "config"), [] {}});
    server_ = std::make_unique<DeskServer>(*parts_);
    server_->start();
  }

  // Runs on a worker's thread before each answer; set it while nothing is asked.
  std::function<void()> before_answer = [] {};
  DeskServer& server() { return *server_; }

  DeskBrowser browser() { return {server_->port(), (folder_.path() / "ca.pem").string()}; }
  std::uint16_t port() const { return server_->port(); }
  CenterStore& store() { return *store_; }
  StaffStore staff() { return StaffStore(store_->db()); }
  const DeskParts& parts() const { return *parts_; }
  const CountyKeys& keys() const { return keys_; }
  std::filesystem::path folder() const { return folder_.path(); }

  std::int64_t addStaff(const std::string& name, DeskRole role, const std::string& area,
                        bool must_change = false) {
    StaffAccount account;
    account.name = name;
    account.full_name = "张三";
    account.role = role;
    account.area = area;
    account.password = hash();
    account.must_change = must_change;
    account.created_at = now();
    const auto id = staff().add(account);
    return id.value();
  }

  // A request with this person in it; its id is that of ulid(n).
  std::string addRequest(std::uint64_t n, const std::string& village = kVillage,
                         const std::string& name = "张三",
                         const std::string& id_number = "610622189001010013",
                         const std::string& matter = "DIBAO.apply") {
    const Terminal from = terminalOf(village);
    const std::string sealed = seal::sealFor(
        keys_.sealPair().public_key, R"({"code":")" + pickupCode() + R"(","fields":{"name":")" +
                                         name + R"(","id_number":")" + id_number +
                                         R"("},"consents":{"mandate":true,"health":false}})");
    const IncomingEntry entry{
        {ulid(n), n, EntryKind::Dossier, now(), R"({"dossier":")" + ulid(n) + "\"}"},
        DossierBody{ulid(n), matter, 1, "token" + ulid(n), "lookup" + ulid(n), sealed}};
    store_->ingest(from, std::span(&entry, 1), now());
    desk::Indexer::indexAll(*parts_, *store_);
    return ulid(n);
  }

  // A browser that has signed in with kPassword.
  DeskBrowser signedIn(const std::string& name) {
    DeskBrowser one = browser();
    one.get("/signin");
    const DeskAnswer answer = one.post("/signin", {{"name", name}, {"password", kPassword}});
    if (answer.status != 200) throw std::runtime_error("sign-in: " + answer.body);
    return one;
  }

  // An administrator's, through the one-time code that he has to give.
  DeskBrowser signedInAsAdmin() {
    const std::int64_t id = addStaff("admin", DeskRole::CountyAdmin, "610622");
    DeskBrowser one = signedIn("admin");
    const auto secret =
        seal::unlock(desk::codeKey(keys_), *seal::fromBase64(staff().byId(id)->code_pending));
    one.post("/signin/enrol", {{"code", seal::codeAt(secret.value(), now())}});
    return one;
  }

  Instant now() {
    const std::lock_guard lock(mutex_);
    return systemNow() + ahead_;
  }
  void advance(std::chrono::milliseconds by) {
    const std::lock_guard lock(mutex_);
    ahead_ += by;
  }

 private:
  static std::shared_ptr<const Reckoner> rules() {
    const std::filesystem::path config = std::filesystem::path(BIANMIN_SOURCE_DIR) / "config";
    return std::make_shared<const Reckoner>(loadCatalogue(config), loadCalendar(config));
  }
  static Instant systemNow() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  }
  const std::string& hash() {
    if (hash_.empty()) hash_ = seal::hashPassword(desk::passwordKey(keys_), kPassword);
    return hash_;
  }
  Terminal terminalOf(const std::string& village) {
    for (const Terminal& terminal : store_->terminals()) {
      if (terminal.village == village) return terminal;
    }
    return enrolled(*store_, "t-" + village, village, "AB" + village);
  }

  TemporaryFolder folder_;
  StoreFactory stores_;
  CertificateAuthority authority_;
  CountyKeys keys_;
  std::unique_ptr<CenterStore> store_;
  std::mutex mutex_;
  std::chrono::milliseconds ahead_{0};
  std::string hash_;
  std::unique_ptr<DeskParts> parts_;
  std::unique_ptr<DeskServer> server_;
};

class DeskTest : public testing::Test {
 protected:
  std::vector<std::string> audited(const std::string& action) {
    std::vector<std::string> subjects;
    for (const AuditRow& row : desk_.store().auditTrail(1000)) {
      if (row.action == action) subjects.push_back(row.subject + "|" + row.reason);
    }
    return subjects;
  }
  RunningDesk desk_;
};

}  // namespace bianmin::center
