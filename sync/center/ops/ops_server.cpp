#include "sync/center/ops/ops_server.h"

namespace bianmin::center {
namespace {

http::Reply textReply(int status, std::string body) {
  return {status, "text/plain; charset=utf-8", std::move(body), {{"Cache-Control", "no-store"}}};
}

}  // namespace

OpsServer::OpsServer(OpsParts parts)
    : parts_(std::move(parts)),
      server_(serverOptions(), [this](const http::Request& request, const http::Done& done) {
        done(answer(request));
      }) {}

OpsServer::~OpsServer() { stop(); }

http::ServerOptions OpsServer::serverOptions() const {
  http::ServerOptions options;
  options.listen = parts_.listen;
  options.tls.certificate = parts_.certificate;
  options.tls.private_key = parts_.private_key;
  options.limits.body_bytes = 1024;
  options.limits.connections = 64;
  options.threads = 1;
  return options;
}

void OpsServer::start() {
  server_.start();
  watch_ = std::thread([this] { watch(); });
}

void OpsServer::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  server_.stop();
  if (watch_.joinable()) watch_.join();
}

void OpsServer::watch() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    bool well = true;
    try {
      parts_.probe();
    } catch (const std::exception&) {
      well = false;  // its words may be long; the log has them from whoever asked for something
    }
    lock.lock();
    answered_ = well ? Clock::now() : Clock::time_point::min();
    wake_.wait_for(lock, parts_.every, [this] { return stopping_; });
  }
}

http::Reply OpsServer::answer(const http::Request& request) {
  if (request.method != "GET" && request.method != "HEAD") {
    http::Reply reply = http::problemReply(405, "This method is not answered here");
    reply.headers.emplace_back("Allow", "GET, HEAD");
    return reply;
  }
  if (request.path == "/healthz") return textReply(200, "ok\n");
  if (request.path == "/readyz") return readiness();
  if (request.path != "/metrics") {
    return http::problemReply(404, "There is nothing at this address");
  }
  http::Reply reply = textReply(200, parts_.metrics());
  reply.content_type = "text/plain; version=0.0.4; charset=utf-8";
  return reply;
}

http::Reply OpsServer::readiness() {
  if (ending_) return textReply(503, "The centre is ending.\n");
  const std::lock_guard lock(mutex_);
  if (answered_ == Clock::time_point::min() || Clock::now() - answered_ > parts_.within) {
    return textReply(503, "The database does not answer. Look at its service and its disk.\n");
  }
  return textReply(200, "ready\n");
}

}  // namespace bianmin::center
