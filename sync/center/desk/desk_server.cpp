#include "sync/center/desk/desk_server.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "sync/center/api/log.h"
#include "sync/center/api/rate_limit.h"
#include "sync/center/api/workers.h"
#include "sync/center/desk/guard.h"
#include "sync/center/desk/import.h"
#include "sync/center/desk/indexer.h"
#include "sync/center/desk/multipart.h"
#include "sync/center/desk/page.h"
#include "sync/center/desk/routes.h"
#include "sync/center/desk/sign_in.h"
#include "sync/domain/utf8.h"
#include "sync/http/client_address.h"
#include "sync/http/target.h"

namespace bianmin::center {
namespace {

using namespace desk;

constexpr std::size_t kMostWaiting = 128;
// Each waits 0.1 s for those before it.
constexpr std::size_t kMostSignIns = 20;
// One file at a time is written or read; each takes seconds.
constexpr std::size_t kMostSheets = 8;
constexpr std::size_t kBodyBytes = 256 * 1024;

std::string readFile(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("the desk needs " + file.string());
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

http::Reply styleReply(const std::string& css) {
  return {200,
          "text/css; charset=utf-8",
          css,
          {{"X-Content-Type-Options", "nosniff"}, {"Cache-Control", "max-age=3600"}}};
}

MonoTime monoNow() {
  return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now());
}

http::Reply plainReply(int status, std::string words) {
  return withPageHeaders(status, "<!doctype html><html lang=\"zh-CN\"><title>业务台</title><p>" +
                                     std::move(words) + "</p></html>");
}

http::Reply refuseFor(std::chrono::seconds later) {
  const std::string seconds = std::to_string(later.count());
  http::Reply reply = plainReply(429, "试的次数太多了，等 " + seconds + " 秒再试。");
  reply.headers.emplace_back("Retry-After", seconds);
  return reply;
}

// The database takes text only.
bool isUtf8(std::string_view text) { return decodeUtf8(text).has_value(); }

template <typename Pairs>
bool isText(const Pairs& pairs) {
  return std::ranges::all_of(
      pairs, [](const auto& pair) { return isUtf8(pair.first) && isUtf8(pair.second); });
}

// False for a form that cannot be read. A file of it may be in any encoding, its fields may not.
bool readForm(Call& call) {
  const std::string_view type = call.request.header("Content-Type");
  if (isMultipart(type)) {
    auto form = parseMultipart(type, call.request.body);
    if (!form || !isText(form->fields)) return false;
    call.form = FormFields(std::move(form->fields));
    call.file = std::move(form->file);
    return true;
  }
  auto fields = http::parsePairs(call.request.body);
  if (!fields || !isText(*fields)) return false;
  call.form = FormFields(std::move(*fields));
  return true;
}

// "" when the call may go on with its handler.
std::string_view missing(const Call& call, const Route& route) {
  if (route.right == Right::Anyone) return {};
  if (!call.who) return "session";
  const SessionStage stage = call.who->session.stage;
  if (route.right != Right::Session && stage != SessionStage::Open) return "stage";
  // A page of one stage is not one of another; only signing out is of all, and changing the
  // password is of those who have come through as well.
  if (route.right == Right::Session && route.pattern != "/signout") {
    const bool open_password = stage == SessionStage::Open && route.pattern == "/password";
    if (route.pattern != pathOf(stage) && !open_password) return "stage";
  }
  return mayDo(call.account().role, route.right) ? "" : "right";
}

}  // namespace

struct DeskServer::Core {
  explicit Core(DeskParts given)
      : parts(std::move(given)),
        templates(parts.options.web),
        own_css(readFile(parts.options.web / "desk.css")),
        bootstrap_css(readFile(parts.options.bootstrap)),
        workers(parts.options.workers, kMostWaiting, parts.stores),
        address_limit(parts.options.sign_in_tries_per_minute),
        common_limit(parts.options.sign_in_tries_of_all),
        sign_ins(parts.options.sign_ins, kMostSignIns, parts.stores),
        sheets(1, kMostSheets, parts.stores),
        indexer(parts),
        server(serverOptions(),
               [this](const http::Request& r, http::Done d) { onRequest(r, std::move(d)); }) {}

  http::ServerOptions serverOptions() const;
  void onRequest(const http::Request& request, http::Done done);
  Workers& workersOf(Lane lane);
  std::chrono::seconds tooMany(const Match& match, const std::string& address);
  http::Reply answer(CenterStore& store, const http::Request& request, const Match& match);
  http::Reply answerCall(Call& call, const Route* route);
  std::optional<http::Reply> refuse(Call& call, const Route& route);

  DeskParts parts;
  Templates templates;
  std::string own_css, bootstrap_css;
  Workers workers;
  RateLimit address_limit, common_limit;
  Workers sign_ins;  // never more at once than there is memory for
  Workers sheets;
  Indexer indexer;
  http::Server server;
};

http::ServerOptions DeskServer::Core::serverOptions() const {
  http::ServerOptions options;
  options.listen = parts.options.listen;
  options.tls.certificate = parts.options.certificate;
  options.tls.private_key = parts.options.private_key;
  options.limits.body_bytes = kBodyBytes;
  options.limits.connections = 1000;
  options.too_large = [this] {
    ctemplate::TemplateDictionary page("too_large");
    page.SetIntValue("MOST", static_cast<long>(kBodyBytes / 1024));
    page.SetIntValue("MOST_FILE", static_cast<long>(kMostImportBytes / 1024));
    return withPageHeaders(413, templates.fill("too_large.tpl", page));
  };
  return options;
}

void DeskServer::Core::onRequest(const http::Request& request, http::Done done) {
  if (request.path == "/assets/desk.css") return done(styleReply(own_css));
  if (request.path == "/assets/bootstrap.css") return done(styleReply(bootstrap_css));
  Match match = matchRoute(routes(), request.method, request.path);
  if (!isUtf8(request.path) || !isText(request.query)) {
    return done(plainReply(400, "这个地址读不懂。"));
  }
  if (match.route == nullptr && match.other_method) {
    return done(plainReply(405, "这个地址不这样用。"));
  }
  http::Request known = request;
  known.remote_address = http::clientAddress(request, parts.options.trusted_proxies);
  if (const auto later = tooMany(match, known.remote_address); later.count() > 0) {
    parts.metrics->refused(Metrics::Refused::SignIn);
    return done(refuseFor(later));
  }
  Workers& who = match.route != nullptr ? workersOf(match.route->lane) : workers;
  const auto start = std::chrono::steady_clock::now();
  const bool posted = who.post([this, request = std::move(known), match = std::move(match), done,
                                start](CenterStore& store) {
    const std::string_view route = match.route != nullptr ? match.route->pattern : "";
    try {
      done(answer(store, request, match));
    } catch (const std::exception& error) {
      logError("desk-failed", {{"method", request.method},
                               {"route", route},
                               {"error", errorKind(error)},
                               {"ms", milliseconds(start)}});
      // The store may have kept what was sent and only its answer was lost.
      done(plainReply(503, request.method == "POST"
                               ? "刚才的不知道办成没有。过一会儿回去看一看，没办成再办一次。"
                               : "现在打不开，过一会儿再试。"));
    }
  });
  if (!posted) {
    http::Reply busy = plainReply(503, "现在人多，过几秒再试。");
    busy.headers.emplace_back("Retry-After", "5");
    done(std::move(busy));
  }
}

Workers& DeskServer::Core::workersOf(Lane lane) {
  switch (lane) {
    case Lane::Pages:
      return workers;
    case Lane::Passwords:
      return sign_ins;
    case Lane::Sheets:
      return sheets;
  }
  return workers;
}

// Forms that anybody may send cost nothing once there are too many: no thread, no database. An
// address that is refused takes nothing from what is left for all.
std::chrono::seconds DeskServer::Core::tooMany(const Match& match, const std::string& address) {
  const Route* route = match.route;
  const bool sign_in = route != nullptr && route->method == "POST" &&
                       (route->right == Right::Anyone || route->right == Right::Session);
  if (!sign_in) return std::chrono::seconds(0);
  const MonoTime now = monoNow();
  const auto later = address_limit.tryFrom(address, now);
  return later.count() > 0 ? later : common_limit.tryFrom("", now);
}

// The page instead of the handler's; nothing when the handler may answer.
std::optional<http::Reply> DeskServer::Core::refuse(Call& call, const Route& route) {
  const std::string_view lacks = missing(call, route);
  const bool post = route.method == "POST";
  if (lacks == "session") {
    return seeOther(call.over ? "/signin?over=1" : "/signin");
  }
  if (lacks == "stage") {
    return seeOther(std::string(pathOf(call.who->session.stage)));
  }
  if (lacks == "right") {
    call.audit("refused", route.pattern, "right");
    return refusal(call, 403, "这件事不归您办", "您的账号没有这个权限。需要的话找县管理员。");
  }
  if (!post) return std::nullopt;
  if (!readForm(call)) return refusal(call, 400, "这张表读不懂", "回到上一页，再填一次。");
  if (!comesFromHere(call.request) || !csrfFits(call.token, call.form.raw("csrf"))) {
    // Without a session nobody is to be named, and nothing may be written by whoever likes to.
    if (call.who) call.audit("refused", route.pattern, "forged form");
    return refusal(call, 403, "这张表不是从这里发出的", "回到列表，重新打开再办。什么都没有改。");
  }
  return std::nullopt;
}

http::Reply DeskServer::Core::answer(CenterStore& store, const http::Request& request,
                                     const Match& match) {
  Call call{.parts = parts,
            .templates = templates,
            .store = store,
            .request = request,
            .now = parts.options.now(),
            .token = tokenOf(request),
            .who = {},
            .at = match.at,
            .form = {},
            .file = {}};
  const auto start = std::chrono::steady_clock::now();
  StaffStore staff(store.db());
  FoundSession session = sessionOf(staff, call.token, call.now);
  call.who = std::move(session.who);
  call.over = session.over;
  http::Reply reply = answerCall(call, match.route);
  logInfo("desk", {{"method", request.method},
                   {"route", match.route != nullptr ? match.route->pattern : ""},
                   {"account", call.who ? call.account().id : 0},
                   {"status", reply.status},
                   {"ms", milliseconds(start)}});
  return reply;
}

http::Reply DeskServer::Core::answerCall(Call& call, const Route* route) {
  if (route == nullptr) return call.who ? nothingHere(call) : seeOther("/signin");
  if (auto refused = refuse(call, *route)) return std::move(*refused);
  return route->handler(call);
}

DeskServer::DeskServer(DeskParts parts) : core_(std::make_unique<Core>(std::move(parts))) {}

DeskServer::~DeskServer() { stop(); }

void DeskServer::start() {
  core_->server.start();
  core_->indexer.start();
}

std::uint16_t DeskServer::port() const { return core_->server.port(); }

bool DeskServer::drain(std::chrono::milliseconds within) { return core_->server.drain(within); }

void DeskServer::stop() {
  core_->server.stop();
  core_->indexer.stop();
  core_->workers.stop();
  core_->sign_ins.stop();
  core_->sheets.stop();
}

}  // namespace bianmin::center
