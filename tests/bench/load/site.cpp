#include "tests/bench/load/site.h"

#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "sync/center/enrol/authority.h"
#include "tests/support/paths.h"
#include "tests/sync/center/csr.h"

namespace bianmin::load {
namespace {

namespace fs = std::filesystem;

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

fs::path program() { return fs::path(BIANMIN_BUILD_DIR) / "sync" / "bianmin-center"; }

std::string textOf(const fs::path& path) {
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

int portIn(const std::string& text, const std::string& word) {
  std::smatch found;
  return std::regex_search(text, found, std::regex("(^|\n)" + word + " https://[^\n]*:([0-9]+)\n"))
             ? std::stoi(found[2])
             : 0;
}

// "postgresql:///NEW?host=..." of "postgresql:///OLD?host=...".
std::string withDatabase(const std::string& url, const std::string& name) {
  return std::regex_replace(url, std::regex("^(postgresql://[^/]*/)[^?]*"), "$1" + name);
}

}  // namespace

std::string villageOf(std::size_t n) {
  constexpr std::size_t kTowns = 20, kVillages = 500;
  n %= kVillages;
  return "610622" + std::to_string(100 + n % kTowns) + std::to_string(200 + n / kTowns);
}

Site::Site(const DatabaseChoice& choice) : key_(EVP_EC_gen("P-256")) {
  if (choice.backend == "postgres") {
    if (choice.url.empty()) server_ = std::make_unique<test::PostgresServer>();
    base_ = server_ ? server_->url() : choice.url;
  }
  url_ = choice.backend == "postgres" && !server_ ? choice.url : otherDatabase("center");
  fs::create_symlink(fs::path(BIANMIN_SOURCE_DIR) / "config", folder_.path() / "config");
  std::ofstream(folder_.path() / "center.toml")
      << "[http]\nlisten = \"127.0.0.1:0\"\nenrol_listen = \"127.0.0.1:0\"\n"
      << "public_url = \"https://localhost:8444\"\n[database]\nurl = \"" << url_
      << "\"\n[tls]\ndir = \"" << (folder_.path() / "keys").string()
      << "\"\n[desk]\nlisten = \"127.0.0.1:0\"\n"
      << "[limits]\nbatch_entries = 500\nbatch_bytes = 4194304\n";
  const auto made = test::run({program(), "--config", folder_.path() / "center.toml", "init"});
  if (made.status != 0) throw std::runtime_error("init: " + made.text);
}

Site::~Site() { stop(); }

std::string Site::otherDatabase(const std::string& name) {
  if (base_.empty()) return "sqlite:" + (folder_.path() / (name + ".db")).string();
  const auto db = center::connectorFor(base_)->connect();
  const std::string made = "bianmin_load_" + name;
  db->exec("DROP DATABASE IF EXISTS " + made);
  db->exec("CREATE DATABASE " + made);
  return withDatabase(base_, made);
}

std::string Site::authority() const { return (folder_.path() / "keys" / "ca.pem").string(); }

std::vector<Member> Site::enrol(std::size_t count, std::size_t villages) {
  const auto authority = center::CertificateAuthority::open(folder_.path() / "keys");
  const auto store = center::openStore(url_)();
  const center::TerminalKey asking;
  const std::string csr = asking.csr("load");
  // The simulated terminals' key is that of the request.
  const std::string pem = asking.pem();
  const center::x509::Owned<BIO> key(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  key_.reset(PEM_read_bio_PrivateKey(key.get(), nullptr, nullptr, nullptr));
  std::vector<Member> members;
  center::Transaction transaction(store->db());
  for (std::size_t i = 0; i < count; ++i) {
    Member one{"load-" + std::to_string(i), villageOf(i % villages), nullptr};
    store->addEnrolmentCode(
        {one.name, {one.name, one.village, ""}, now(), now() + std::chrono::hours(1)});
    store->enrol(one.name, now(), [&](const center::EnrolmentGrant& grant) {
      const auto issued = authority.issueTerminal(csr, grant.terminal, now());
      one.certificate = center::x509::certificateFromPem(issued.pem);
      return center::Certificate{issued.serial, issued.fingerprint, now(), issued.not_after};
    });
    members.push_back(std::move(one));
  }
  transaction.commit();
  return members;
}

void Site::start() {
  const fs::path log = folder_.path() / "center.log";
  center_ =
      test::Process({program(), "--config", folder_.path() / "center.toml", "serve"}, log.string());
  for (int i = 0; i < 6000 && center_.running(); ++i) {
    const std::string text = textOf(log);
    terminals_ = portIn(text, "terminals");
    desk_ = portIn(text, "desk");
    if (terminals_ != 0 && desk_ != 0) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  throw std::runtime_error("the centre does not start: " + textOf(log));
}

void Site::stop() {
  if (!center_.running()) return;
  center_.signal(SIGTERM);
  center_.wait();
}

void raiseFileLimit() {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace bianmin::load
