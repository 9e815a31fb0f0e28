// The only translation unit that sees Boost.Beast: it takes long to compile, and callbacks on one
// strand a connection are all that it is used for.
#include "sync/http/server.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "sync/http/asio_names.h"
#include "sync/http/tls.h"
#include "sync/http/tls_stream.h"

namespace bianmin::http {
namespace {
constexpr std::size_t kMostDrained = 64 * 1024 * 1024;
class Session;
}  // namespace

// Replies that come late keep the core alive, so that its io_context outlives whoever posts to it.
// Members are destroyed from below: connections that still sit in the io_context's queues
// unregister themselves while the members above are there.
struct Server::Core {
  Core(ServerOptions o, Handler h)
      : options(std::move(o)),
        handler(std::move(h)),
        tls(makeServerContext(options.tls)),
        io(std::max(1, options.threads)),
        acceptor(asio::make_strand(io)),
        pause(acceptor.get_executor()) {}

  void listen();
  void accept();
  void accepted(error_code failed, Socket socket);
  // False when there are too many, or the server stops.
  bool add(const std::shared_ptr<Session>& session);
  void remove(const Session* session);
  // No connection is added from now on; `how` is called for those that there are.
  void endAll(void (Session::*how)());
  void countBusy(int more);

  ServerOptions options;
  Handler handler;
  std::mutex mutex;  // guards the three below
  std::unordered_map<const Session*, std::weak_ptr<Session>> sessions;
  bool stopping = false;
  int busy = 0;  // connections with a request whose answer has not been written
  std::condition_variable quiet;
  std::atomic<bool> draining{false};
  std::atomic<std::uint16_t> port{0};
  std::weak_ptr<Core> self;
  SslContext tls;
  asio::io_context io;
  asio::basic_socket_acceptor<tcp, Strand> acceptor;
  Timer pause;
  std::vector<std::thread> threads;
};

namespace {

// What a reply that comes later needs to find its connection; the last copy that is dropped
// unanswered answers with a 500, so that no connection is held for nothing.
class Responder {
 public:
  Responder(std::shared_ptr<void> core, std::weak_ptr<Session> session, Strand strand)
      : core_(std::move(core)), session_(std::move(session)), strand_(std::move(strand)) {}
  ~Responder() { answer(problemReply(500, "No answer")); }
  Responder(const Responder&) = delete;
  Responder& operator=(const Responder&) = delete;
  void answer(Reply reply);

 private:
  std::shared_ptr<void> core_;
  std::weak_ptr<Session> session_;
  Strand strand_;
  std::atomic<bool> used_{false};
};

// One connection. All members are touched on its strand only. Pending reads and writes keep it
// alive; the timer does not. While a reply is awaited the next header is already being read: that
// is how the going away of the client is noticed.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Server::Core& core, Socket socket)
      : core_(core), stream_(std::move(socket), core.tls.get()), timer_(stream_.get_executor()) {}
  ~Session() {
    setBusy(false);
    core_.remove(this);
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  Strand strand() { return socket().get_executor(); }
  void run();
  void write(Reply reply);
  void close();
  // At once when nothing is under way.
  void closeAfterAnswer();

 private:
  using Self = std::shared_ptr<Session>;
  Socket& socket() { return stream_.next_layer(); }

  void setBusy(bool busy);
  void within(std::chrono::milliseconds time);
  void withoutDeadline() { deadline_ = Clock::time_point::max(); }
  void watch();
  void onTimer(error_code cancelled);

  void readHeader();
  void onHeader(error_code failed);
  void readBody();
  void onBody(error_code failed);
  void refuseUnread(error_code failed);
  void dispatch();
  Request makeRequest();
  void writeSome();
  void onWritten();
  void finish();
  void drain();
  void drainAlert();

  Server::Core& core_;
  TlsStream stream_;
  Timer timer_;
  Clock::time_point deadline_ = Clock::time_point::max();
  Clock::time_point watched_ = Clock::time_point::max();
  beast::flat_buffer buffer_;
  std::optional<beast::http::request_parser<beast::http::string_body>> parser_;
  std::optional<beast::http::response<beast::http::string_body>> response_;
  std::optional<beast::http::response_serializer<beast::http::string_body>> serializer_;
  std::optional<PeerCertificate> peer_;
  std::string remote_;
  bool busy_ = false;        // from a request's header to the end of its answer
  bool awaiting_ = false;    // a reply
  bool keep_alive_ = false;  // after it
  bool head_ = false;        // it has no body
  bool closing_ = false;     // the last answer has been written
  bool unread_ = false;      // the client still sends what was refused
  Self pipelined_;           // the next header has come while a reply was awaited
  std::size_t drained_ = 0;
};

void Responder::answer(Reply reply) {
  if (used_.exchange(true)) return;
  asio::dispatch(strand_, [weak = session_, reply = std::move(reply)]() mutable {
    if (const auto session = weak.lock()) session->write(std::move(reply));
  });
}

void Session::run() {
  error_code ignored;
  socket().set_option(tcp::no_delay(true), ignored);
  const auto remote = socket().remote_endpoint(ignored);
  if (!ignored) remote_ = remote.address().to_string();
  within(core_.options.limits.handshake);
  stream_.async_handshake([self = shared_from_this()](error_code failed) {
    if (failed) return self->drainAlert();
    self->peer_ = peerCertificate(self->stream_.native_handle());
    self->within(self->core_.options.limits.header);
    self->readHeader();
  });
}

void Session::setBusy(bool busy) {
  if (busy != busy_) core_.countBusy(busy ? 1 : -1);
  busy_ = busy;
}

void Session::within(std::chrono::milliseconds time) {
  deadline_ = Clock::now() + time;
  if (deadline_ < watched_) watch();
}

// The timer is moved only when a deadline comes nearer, not for each request: when it fires too
// early it is set again.
void Session::watch() {
  watched_ = deadline_;
  timer_.expires_at(watched_);
  timer_.async_wait([weak = weak_from_this()](error_code cancelled) {
    if (const auto self = weak.lock()) self->onTimer(cancelled);
  });
}

void Session::onTimer(error_code cancelled) {
  if (cancelled) return;
  watched_ = Clock::time_point::max();
  if (deadline_ == Clock::time_point::max()) return;
  if (Clock::now() >= deadline_) return close();
  watch();
}

void Session::readHeader() {
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(core_.options.limits.header_bytes));
  parser_->body_limit(core_.options.limits.body_bytes);
  beast::http::async_read_header(
      stream_, buffer_, *parser_,
      [self = shared_from_this()](error_code failed, std::size_t) { self->onHeader(failed); });
}

void Session::onHeader(error_code failed) {
  if (closing_) return;
  if (awaiting_) {
    // Not ours to answer now: what was asked first is answered first.
    if (failed) return close();
    pipelined_ = shared_from_this();
    return;
  }
  if (failed) return refuseUnread(failed);
  setBusy(true);
  within(core_.options.limits.body);
  if (!beast::iequals(parser_->get()[beast::http::field::expect], "100-continue")) {
    return readBody();
  }
  static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
  asio::async_write(stream_, asio::buffer(kContinue.data(), kContinue.size()),
                    [self = shared_from_this()](error_code broken, std::size_t) {
                      if (broken) return self->close();
                      self->readBody();
                    });
}

void Session::readBody() {
  if (parser_->is_done()) return onBody({});
  beast::http::async_read(
      stream_, buffer_, *parser_,
      [self = shared_from_this()](error_code failed, std::size_t) { self->onBody(failed); });
}

void Session::onBody(error_code failed) {
  if (failed) return refuseUnread(failed);
  withoutDeadline();
  dispatch();
}

void Session::refuseUnread(error_code failed) {
  using beast::http::error;
  keep_alive_ = false;
  head_ = false;
  unread_ = true;
  awaiting_ = true;
  if (failed == error::header_limit) {
    return write(problemReply(431, "Request header too large", "/problems/header-too-large"));
  }
  if (failed == error::body_limit) {
    const auto& own = core_.options.too_large;
    return write(own ? own() : problemReply(413, "Request body too large", "/problems/too-large"));
  }
  const bool malformed = failed.category() == make_error_code(error::bad_version).category() &&
                         failed != error::end_of_stream && failed != error::partial_message;
  if (malformed) return write(problemReply(400, "Malformed request"));
  close();
}

void Session::dispatch() {
  awaiting_ = true;
  keep_alive_ = parser_->get().keep_alive() && !core_.draining;
  head_ = parser_->get().method() == beast::http::verb::head;
  const auto sent = parser_->get().target();
  auto target = parseTarget({sent.data(), sent.size()});
  if (!target) {
    keep_alive_ = false;
    return write(problemReply(400, "Malformed address"));
  }
  Request request = makeRequest();
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  const auto responder = std::make_shared<Responder>(core_.self.lock(), weak_from_this(), strand());
  try {
    const auto& is_revoked = core_.options.tls.is_revoked;
    if (peer_ && is_revoked && is_revoked(peer_->serial)) {
      keep_alive_ = false;
      responder->answer(problemReply(403, "Certificate revoked", "/problems/certificate-revoked"));
    } else {
      core_.handler(request, [responder](Reply reply) { responder->answer(std::move(reply)); });
    }
  } catch (const std::exception&) {
    responder->answer(problemReply(500, "Internal error"));
  }
  // A poll may be held for a minute by thousands: they keep no room of the request before.
  buffer_.shrink_to_fit();
  readHeader();
}

Request Session::makeRequest() {
  auto message = parser_->release();
  Request request;
  request.method = text(message.method_string());
  request.target = text(message.target());
  for (const auto& field : message) {
    request.headers.emplace_back(text(field.name_string()), text(field.value()));
  }
  request.body = std::move(message.body());
  request.peer = peer_;
  request.remote_address = remote_;
  request.client = weak_from_this();
  return request;
}

void Session::write(Reply reply) {
  if (!awaiting_ || response_) return;
  if (reply.status == 0) return close();
  response_.emplace(static_cast<beast::http::status>(reply.status), 11u);
  auto& response = *response_;
  for (const auto& [name, value] : reply.headers) {
    // A line break in a value would begin another header.
    if ((name + value).find_first_of("\r\n") == std::string::npos) response.insert(name, value);
  }
  response.keep_alive(keep_alive_);
  if (reply.status >= 200 && reply.status != 204 && reply.status != 304) {
    if (!reply.content_type.empty()) {
      response.set(beast::http::field::content_type, reply.content_type);
    }
    response.content_length(reply.body.size());
    if (!head_) response.body() = std::move(reply.body);
  }
  serializer_.emplace(response);
  writeSome();
}

void Session::writeSome() {
  within(core_.options.limits.write);
  beast::http::async_write_some(stream_, *serializer_,
                                [self = shared_from_this()](error_code failed, std::size_t) {
                                  if (failed) return self->close();
                                  if (!self->serializer_->is_done()) return self->writeSome();
                                  self->onWritten();
                                });
}

void Session::onWritten() {
  serializer_.reset();
  response_.reset();
  awaiting_ = false;
  setBusy(false);
  if (!keep_alive_) return unread_ ? drain() : finish();
  within(core_.options.limits.header);
  if (pipelined_) {
    const Self self = std::move(pipelined_);
    onHeader({});
  }
}

// The client's own close_notify is not waited for longer than a write may take.
void Session::finish() {
  within(core_.options.limits.write);
  error_code ignored;
  closing_ = true;
  socket().cancel(ignored);
  stream_.async_shutdown([self = shared_from_this()](error_code) { self->close(); });
}

// Closing with bytes unread would send a reset, and the reset could overtake the refusal.
void Session::drain() {
  buffer_.clear();
  stream_.async_read_some(buffer_.prepare(16 * 1024),
                          [self = shared_from_this()](error_code failed, std::size_t size) {
                            self->drained_ += size;
                            if (failed || self->drained_ > kMostDrained) return self->close();
                            self->drain();
                          });
}

// The same for the TLS alert that says why the handshake failed.
void Session::drainAlert() {
  error_code ignored;
  socket().shutdown(tcp::socket::shutdown_send, ignored);
  buffer_.clear();
  socket().async_read_some(buffer_.prepare(4096),
                           [self = shared_from_this()](error_code failed, std::size_t size) {
                             self->drained_ += size;
                             if (failed || self->drained_ > kMostDrained) return self->close();
                             self->drainAlert();
                           });
}

void Session::close() {
  error_code ignored;
  socket().shutdown(tcp::socket::shutdown_both, ignored);
  socket().close(ignored);
  pipelined_.reset();
  setBusy(false);
}

void Session::closeAfterAnswer() {
  keep_alive_ = false;
  if (!busy_ && !closing_) close();
}

}  // namespace

void Server::Core::listen() {
  const tcp::endpoint endpoint = endpointOf(options.listen);
  error_code failed;
  acceptor.open(endpoint.protocol(), failed);
  if (!failed) acceptor.set_option(asio::socket_base::reuse_address(true), failed);
  if (!failed) acceptor.bind(endpoint, failed);
  if (!failed) acceptor.listen(4096, failed);
  if (failed) throw std::runtime_error("listen " + options.listen + ": " + failed.message());
  port = acceptor.local_endpoint().port();
}

void Server::Core::accept() {
  acceptor.async_accept(
      asio::make_strand(io.get_executor()),
      asio::bind_executor(acceptor.get_executor(), [this](error_code failed, Socket socket) {
        accepted(failed, std::move(socket));
      }));
}

void Server::Core::accepted(error_code failed, Socket socket) {
  if (!acceptor.is_open()) return;
  if (!failed) {
    const auto session = std::make_shared<Session>(*this, std::move(socket));
    if (add(session)) {
      asio::dispatch(session->strand(), [session] { session->run(); });
    }
    return accept();
  }
  // Out of file descriptors: accepting again at once would spin.
  pause.expires_after(std::chrono::milliseconds(100));
  pause.async_wait([this](error_code cancelled) {
    if (!cancelled && acceptor.is_open()) accept();
  });
}

bool Server::Core::add(const std::shared_ptr<Session>& session) {
  const std::lock_guard lock(mutex);
  if (stopping || sessions.size() >= options.limits.connections) return false;
  sessions.emplace(session.get(), session);
  return true;
}

void Server::Core::remove(const Session* session) {
  const std::lock_guard lock(mutex);
  sessions.erase(session);
}

void Server::Core::countBusy(int more) {
  const std::lock_guard lock(mutex);
  busy += more;
  if (busy == 0) quiet.notify_all();
}

void Server::Core::endAll(void (Session::*how)()) {
  asio::post(acceptor.get_executor(), [this] {
    error_code ignored;
    acceptor.close(ignored);
    pause.cancel();
  });
  std::vector<std::shared_ptr<Session>> open;
  {
    const std::lock_guard lock(mutex);
    stopping = true;
    for (const auto& [key, weak] : sessions) {
      if (auto session = weak.lock()) open.push_back(std::move(session));
    }
  }
  for (auto& session : open) {
    const Strand strand = session->strand();
    asio::post(strand, [how, ending = std::move(session)] { (ending.get()->*how)(); });
  }
}

Server::Server(ServerOptions options, Handler handler)
    : core_(std::make_shared<Core>(std::move(options), std::move(handler))) {
  core_->self = core_;
}

Server::~Server() { stop(); }

void Server::start() {
  core_->listen();
  core_->accept();
  for (int i = 0; i < std::max(1, core_->options.threads); ++i) {
    core_->threads.emplace_back([core = core_.get()] { core->io.run(); });
  }
}

std::uint16_t Server::port() const { return core_->port; }

bool Server::drain(std::chrono::milliseconds within) {
  core_->draining = true;
  core_->endAll(&Session::closeAfterAnswer);
  std::unique_lock lock(core_->mutex);
  return core_->quiet.wait_for(lock, within, [this] { return core_->busy == 0; });
}

void Server::stop() {
  if (core_->threads.empty()) return;
  core_->endAll(&Session::close);
  for (std::thread& thread : core_->threads) thread.join();
  core_->threads.clear();
  core_->handler = nullptr;  // it may own replies that own the core
}

}  // namespace bianmin::http
