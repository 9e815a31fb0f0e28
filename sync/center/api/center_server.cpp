#include "sync/center/api/center_server.h"

#include <algorithm>

#include "sync/center/api/bulletin_api.h"
#include "sync/center/api/log.h"
#include "sync/center/api/pack_api.h"
#include "sync/center/api/poll_board.h"
#include "sync/center/api/public_api.h"
#include "sync/center/api/rate_limit.h"
#include "sync/center/api/replies.h"
#include "sync/center/api/resident_pages.h"
#include "sync/center/api/terminal_api.h"
#include "sync/center/api/workers.h"
#include "sync/http/client_address.h"

namespace bianmin::center {
namespace {

constexpr std::size_t kMostWaiting = 256;
constexpr std::size_t kPublicBodyBytes = 64 * 1024;
// Each terminal keeps one for its held poll and opens another now and then.
constexpr std::size_t kTerminalConnections = 25'000;
// Writing down each poll would cost a disk write each; to a person a minute is exact enough.
constexpr std::chrono::minutes kSeenEvery{1};

MonoTime monoNow() {
  return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now());
}

http::Reply failed(const std::exception& error) {
  logError("request-failed", {{"error", errorKind(error)}});
  return tryLater(503, "The centre cannot answer now", "/problems/unavailable",
                  std::chrono::seconds(5));
}

// "TOKEN" of "/p/TOKEN"; nothing when the path is not below the folder.
std::optional<std::string_view> below(std::string_view folder, std::string_view path) {
  if (!path.starts_with(folder)) return std::nullopt;
  return path.substr(folder.size());
}

// By which method a terminal asks; "" when there is nothing at that address.
std::string_view methodFor(std::string_view path) {
  if (path == "/v1/changes" || path == "/v1/pack" || path == "/v1/bulletin") return "GET";
  if (path == "/v1/journal" || path == "/v1/renew" || path == "/v1/report") return "POST";
  return {};
}

Metrics::Route routeOf(std::string_view path) {
  using Route = Metrics::Route;
  if (path == "/v1/journal") return Route::Journal;
  if (path == "/v1/changes") return Route::Changes;
  if (path == "/v1/renew") return Route::Renew;
  if (path == "/v1/pack") return Route::Pack;
  if (path == "/v1/bulletin") return Route::Bulletin;
  if (path == "/v1/report") return Route::Report;
  if (path == "/v1/enrol") return Route::Enrol;
  if (path == "/healthz") return Route::Health;
  if (below("/p/", path)) return Route::Progress;
  if (below("/t/", path)) return Route::Ticket;
  if (below("/g/", path)) return Route::Guide;
  return Route::Unknown;
}

}  // namespace

struct CenterServer::Core {
  explicit Core(CenterParts given)
      : parts(std::move(given)),
        enrol_limit(parts.options.enrol_tries_per_minute),
        page_limit(parts.options.page_tries_per_minute),
        token_limit(parts.options.token_tries_per_minute),
        board(parts.stores, [metrics = parts.metrics] { metrics->databaseFailed(); }),
        workers(parts.options.workers, kMostWaiting, parts.stores),
        strangers(1, kMostWaiting, parts.stores),
        terminals(serverOptions(parts.options.listen, http::ClientCert::Required),
                  [this](const http::Request& r, http::Done d) { onTerminal(r, counted(r, d)); }),
        everyone(serverOptions(parts.options.public_listen, http::ClientCert::None),
                 [this](const http::Request& r, http::Done d) {
                   http::Request known = r;
                   known.remote_address =
                       http::clientAddress(r, parts.options.public_trusted_proxies);
                   onPublic(known, counted(known, d));
                 }) {}

  http::ServerOptions serverOptions(const std::string& listen, http::ClientCert client) const;
  void onTerminal(const http::Request& request, http::Done done);
  void answerTerminal(CenterStore& store, const TerminalCall& call, const http::Done& done);
  void onPublic(const http::Request& request, http::Done done);
  void onEnrol(const http::Request& request, http::Done done);
  void onPaper(const http::Request& request, std::string_view token, http::Done done);
  http::Done counted(const http::Request& request, http::Done done) const;
  using Job = std::function<void(CenterStore&, const http::Done&)>;
  void work(Workers& who, const http::Done& done, Job job);

  CenterParts parts;
  RateLimit enrol_limit;
  RateLimit page_limit;
  RateLimit token_limit;
  PollBoard board;
  Workers workers;    // for terminals
  Workers strangers;  // for who comes without a certificate: never takes a terminal's turn
  http::Server terminals;
  http::Server everyone;
};

http::ServerOptions CenterServer::Core::serverOptions(const std::string& listen,
                                                      http::ClientCert client) const {
  http::ServerOptions options;
  options.listen = listen;
  options.tls.certificate = parts.options.certificate;
  options.tls.private_key = parts.options.private_key;
  options.tls.client_certificate = client;
  if (client == http::ClientCert::Required) {
    options.tls.client_ca = parts.authority.pem();
    options.limits.body_bytes = parts.options.batch_bytes;
    options.limits.connections = kTerminalConnections;
  } else {
    options.limits.body_bytes = kPublicBodyBytes;
    options.limits.connections = 2000;
  }
  return options;
}

// Runs `job` on a worker. What it throws becomes 503: the terminal keeps its entries and retries.
void CenterServer::Core::work(Workers& who, const http::Done& done, Job job) {
  const bool posted = who.post([this, done, job = std::move(job)](CenterStore& store) {
    try {
      job(store, done);
    } catch (const StoreError& error) {
      parts.metrics->databaseFailed();
      done(failed(error));
    } catch (const std::exception& error) {
      done(failed(error));
    }
  });
  if (!posted) {
    done(tryLater(503, "The centre is busy", "/problems/busy", std::chrono::seconds(2)));
  }
}

void CenterServer::Core::onTerminal(const http::Request& request, http::Done done) {
  const std::string_view method = methodFor(request.path);
  if (method.empty()) return done(notFound());
  if (request.method != method) return done(methodNotAllowed(method));
  if (!request.peer) return done(unknownTerminal());
  work(workers, done, [this, request](CenterStore& store, const http::Done& reply) {
    const auto terminal = store.terminalBySerial(request.peer->serial);
    if (!terminal) return reply(unknownTerminal());
    if (terminal->revoked_at) {
      logWarning("revoked", {{"terminal", terminal->name}, {"route", request.path}});
      return reply(revokedTerminal());
    }
    answerTerminal(store, {request, *terminal}, reply);
  });
}

void CenterServer::Core::answerTerminal(CenterStore& store, const TerminalCall& call,
                                        const http::Done& done) {
  const auto start = std::chrono::steady_clock::now();
  const auto took = [start] { return std::chrono::steady_clock::now() - start; };
  if (call.request.path == "/v1/journal") {
    http::Reply reply = pushJournal(parts, store, call, [this] { board.changed(); });
    parts.metrics->pushTook(took());
    return done(std::move(reply));
  }
  const Instant now = parts.options.now();
  if (!call.terminal.last_seen || now - *call.terminal.last_seen >= kSeenEvery) {
    store.seen(call.terminal.id, now);
  }
  if (call.request.path == "/v1/changes") {
    followChanges(store, call, board, done);
    return parts.metrics->changesTook(took());
  }
  if (call.request.path == "/v1/pack") return done(servePack(store, call));
  if (call.request.path == "/v1/bulletin") return done(showBulletin(parts, store, call));
  if (call.request.path == "/v1/report") return done(keepReport(parts, store, call));
  done(renewCertificate(parts, store, call));
}

void CenterServer::Core::onPublic(const http::Request& request, http::Done done) {
  if (request.path == "/v1/enrol") return onEnrol(request, std::move(done));
  const auto progress = below("/p/", request.path);
  const auto ticket = below("/t/", request.path);
  const auto matter = below("/g/", request.path);
  if (!progress && !ticket && !matter && request.path != "/healthz") return done(notFound());
  if (progress && request.method == "POST") return onPaper(request, *progress, std::move(done));
  if (request.method != "GET") return done(methodNotAllowed(progress ? "GET, POST" : "GET"));
  if (matter) return done(showGuide(parts, *matter));
  if (progress || ticket) return onPaper(request, progress ? *progress : *ticket, std::move(done));
  // Health asks the store too: a centre without its disk is not well.
  work(strangers, done, [](CenterStore& store, const http::Done& reply) {
    store.feedMark();
    reply(jsonReply(R"({"status":"ok"})"));
  });
}

void CenterServer::Core::onPaper(const http::Request& request, std::string_view token,
                                 http::Done done) {
  auto later = page_limit.tryFrom(request.remote_address, monoNow());
  // What is no token is not remembered: it may be as long as it likes.
  if (later.count() == 0 && token.size() == kTokenDigits) {
    later = token_limit.tryFrom(tokenHash(token), monoNow());
  }
  if (later.count() > 0) return done(seenTooOften(later));
  work(strangers, done,
       [this, request, token = std::string(token)](CenterStore& store, const http::Done& reply) {
         if (request.path.starts_with("/t/")) return reply(showTicket(parts, store, token));
         const bool form = request.method == "POST";
         reply((form ? takeProgressForm : showProgress)(parts, store, request, token));
       });
}

// Each answer is counted, whoever gives it.
http::Done CenterServer::Core::counted(const http::Request& request, http::Done done) const {
  return [metrics = parts.metrics, route = routeOf(request.path),
          done = std::move(done)](http::Reply reply) {
    metrics->answered(route, reply.status);
    if (route == Metrics::Route::Enrol && reply.status != 200 && reply.status < 500) {
      metrics->refused(Metrics::Refused::Enrolment);
    }
    done(std::move(reply));
  };
}

void CenterServer::Core::onEnrol(const http::Request& request, http::Done done) {
  if (request.method != "POST") return done(methodNotAllowed("POST"));
  const auto later = enrol_limit.tryFrom(request.remote_address, monoNow());
  if (later.count() > 0) {
    return done(tryLater(429, "Too many tries", "/problems/too-many-tries", later));
  }
  work(strangers, done, [this, request](CenterStore& store, const http::Done& reply) {
    reply(enrolTerminal(parts, store, request));
  });
}

CenterServer::CenterServer(CenterParts parts) : core_(std::make_unique<Core>(std::move(parts))) {}

CenterServer::~CenterServer() { stop(); }

void CenterServer::start() {
  core_->terminals.start();
  core_->everyone.start();
}

std::uint16_t CenterServer::terminalPort() const { return core_->terminals.port(); }
std::uint16_t CenterServer::publicPort() const { return core_->everyone.port(); }

void CenterServer::changed() { core_->board.changed(); }

bool CenterServer::drain(std::chrono::milliseconds within) {
  core_->board.release();
  const MonoTime until = monoNow() + within;
  const bool terminals = core_->terminals.drain(within);
  const auto left = std::max(until - monoNow(), std::chrono::milliseconds(0));
  return core_->everyone.drain(left) && terminals;
}

Metrics::Gauges CenterServer::gauges() const {
  return {core_->board.held(), core_->workers.waiting(), core_->strangers.waiting(), 0};
}

void CenterServer::stop() {
  core_->terminals.stop();
  core_->everyone.stop();
  core_->workers.stop();
  core_->strangers.stop();
  core_->board.stop();
}

}  // namespace bianmin::center
