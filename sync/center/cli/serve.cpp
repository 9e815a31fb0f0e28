#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <future>
#include <memory>

#include "sync/center/api/center_server.h"
#include "sync/center/api/log.h"
#include "sync/center/cli/commands.h"
#include "sync/center/cli/letter_job.h"
#include "sync/center/desk/desk_server.h"
#include "sync/center/enrol/secret_file.h"
#include "sync/center/enrol/x509.h"
#include "sync/center/ops/ops_server.h"
#include "sync/wire/codec.h"

namespace bianmin::center::cli {
namespace {

// Blocked before the threads start, so that they inherit it and only sigwait() sees the signals.
sigset_t blockEndSignals() {
  sigset_t end;
  sigemptyset(&end);
  sigaddset(&end, SIGTERM);
  sigaddset(&end, SIGINT);
  pthread_sigmask(SIG_BLOCK, &end, nullptr);
  return end;
}

// A held poll is an open file; the usual limit of 1024 would keep most of a county's terminals out.
void raiseFileLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

// "127.0.0.1:0" with the port that was given.
std::string address(const std::string& listen, std::uint16_t port) {
  return "https://" + listen.substr(0, listen.rfind(':') + 1) + std::to_string(port);
}

CenterServerOptions optionsOf(const County& county) {
  CenterServerOptions options;
  options.listen = county.config.listen;
  options.public_listen = county.config.enrol_listen;
  options.certificate = (county.keys() / "server.pem").string();
  options.private_key = (county.keys() / "server.key").string();
  options.batch_entries =
      std::min(county.config.batch_entries, static_cast<int>(wire::kMostEntries));
  options.batch_bytes = static_cast<std::size_t>(county.config.batch_bytes);
  options.page_expire_days = county.config.phone_expire_days;
  options.public_trusted_proxies = county.config.phone_trusted_proxies;
  options.now = systemNow;
  return options;
}

// How long requests that are under way may keep the centre from ending.
constexpr std::chrono::seconds kDrain{10};

// Both at once: neither may wait for the other with its doors open.
void drain(CenterServer& server, DeskServer* desk) {
  auto of_desk = std::async(std::launch::async, [desk] { return !desk || desk->drain(kDrain); });
  const bool all = server.drain(kDrain);
  if (!of_desk.get() || !all) logWarning("not-all-answered", {});
}

OpsParts opsPartsOf(const County& county, const StoreFactory& stores, const CenterServer& server,
                    std::shared_ptr<Metrics> metrics) {
  OpsParts parts;
  parts.listen = county.config.ops_listen;
  parts.certificate = (county.keys() / "server.pem").string();
  parts.private_key = (county.keys() / "server.key").string();
  // The servers read the file when they start: what it says now is what they show.
  const auto certificate = x509::certificateFromPem(readPublic(parts.certificate));
  x509::check(certificate != nullptr, "server.pem");
  parts.metrics = [&server, metrics, until = x509::notAfter(certificate.get())] {
    Metrics::Gauges gauges = server.gauges();
    gauges.certificate_days =
        std::chrono::duration<double, std::chrono::days::period>(until - systemNow()).count();
    return metrics->text(gauges);
  };
  parts.probe = [stores, store = std::shared_ptr<CenterStore>()]() mutable {
    if (!store) store = stores();
    store->feedMark();
  };
  return parts;
}

// The templates beside the program, or where the package puts them.
std::filesystem::path webFolder() {
  namespace fs = std::filesystem;
  const fs::path beside = fs::read_symlink("/proc/self/exe").parent_path() / "../share/web/desk";
  return fs::exists(beside / "layout.tpl") ? beside : fs::path("/usr/share/bianmin/web/desk");
}

DeskOptions deskOptionsOf(const County& county, const Content& content) {
  DeskOptions options;
  options.listen = county.config.desk_listen;
  options.certificate = (county.keys() / "server.pem").string();
  options.private_key = (county.keys() / "server.key").string();
  options.web = webFolder();
  options.bootstrap = "/usr/share/javascript/bootstrap5/css/bootstrap.min.css";
  options.trusted_proxies = county.config.desk_trusted_proxies;
  options.due_soon_days = content.supervision.due_soon_days;
  options.rating_days = content.supervision.rating_days;
  options.now = systemNow;
  return options;
}

}  // namespace

int serve(const County& county, std::ostream& out) {
  const sigset_t end = blockEndSignals();
  raiseFileLimit();
  spdlog::set_default_logger(spdlog::stderr_logger_mt("center"));
  spdlog::set_pattern(kLogPattern);
  const auto authority = county.authority();
  authority.ensureServer(county.keys(), county.serverNames(), systemNow());
  const Content content = county.content();
  const StoreFactory stores = county.stores().withRules(content.rules());
  const auto metrics = std::make_shared<Metrics>();
  CenterServer server({optionsOf(county), stores, authority, county.countyKeys(), content.catalogue,
                       metrics, content.areas});
  std::unique_ptr<DeskServer> desk;
  if (!county.config.desk_listen.empty()) {
    desk = std::make_unique<DeskServer>(
        DeskParts{deskOptionsOf(county, content), stores, county.countyKeys(), content.catalogue,
                  content.calendar, content.areas, [&server] { server.changed(); }, metrics});
  }
  std::unique_ptr<OpsServer> ops;
  if (!county.config.ops_listen.empty()) {
    ops = std::make_unique<OpsServer>(opsPartsOf(county, stores, server, metrics));
  }
  LetterJob letters(stores, content.supervision, content.calendar, systemNow);
  server.start();
  letters.start();
  if (desk) desk->start();
  if (ops) ops->start();
  out << "terminals " << address(county.config.listen, server.terminalPort()) << "\npublic "
      << address(county.config.enrol_listen, server.publicPort()) << std::endl;
  if (desk) out << "desk " << address(county.config.desk_listen, desk->port()) << std::endl;
  if (ops) out << "ops " << address(county.config.ops_listen, ops->port()) << std::endl;
  int signal = 0;
  sigwait(&end, &signal);
  logInfo("ending", {{"signal", signal}});
  if (ops) ops->ending();
  drain(server, desk.get());
  letters.stop();
  if (desk) desk->stop();
  server.stop();
  if (ops) ops->stop();
  return kGood;
}

}  // namespace bianmin::center::cli
