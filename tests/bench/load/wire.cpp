#include "tests/bench/load/wire.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace bianmin::load {
namespace {

constexpr int kPatience = 60'000;  // ms

void waitFor(int fd, short what) {
  pollfd one{fd, what, 0};
  if (::poll(&one, 1, kPatience) <= 0) throw std::runtime_error("no answer within a minute");
}

}  // namespace

Speech::Speech(const Site& site)
    : context_(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free), key_(site.key()) {
  SSL_CTX_load_verify_file(context_.get(), site.authority().c_str());
  SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, nullptr);
  SSL_CTX_set_mode(context_.get(), SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_session_cache_mode(context_.get(), SSL_SESS_CACHE_OFF);
}

Connection::Connection(const Speech& speech, int port, X509* certificate)
    : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)),
      ssl_(SSL_new(speech.context()), &SSL_free) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int on = 1;
  ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (::connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) {
    ::close(fd_);
    throw std::runtime_error("cannot connect");
  }
  SSL_set_fd(ssl_.get(), fd_);
  if (certificate != nullptr) {
    SSL_use_certificate(ssl_.get(), certificate);
    SSL_use_PrivateKey(ssl_.get(), speech.key());
  }
  if (SSL_connect(ssl_.get()) != 1) {
    ::close(fd_);
    throw std::runtime_error("the TLS handshake failed");
  }
  ::fcntl(fd_, F_SETFL, ::fcntl(fd_, F_GETFL) | O_NONBLOCK);
}

Connection::~Connection() { ::close(fd_); }

void Connection::get(const std::string& target, const std::string& more_headers) {
  send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + more_headers + "\r\n");
}

void Connection::post(const std::string& target, const std::string& body,
                      const std::string& more_headers) {
  send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
       std::to_string(body.size()) + "\r\n" + more_headers + "\r\n" + body);
}

void Connection::send(const std::string& text) {
  for (;;) {
    ERR_clear_error();
    const int done = SSL_write(ssl_.get(), text.data(), static_cast<int>(text.size()));
    if (done > 0) return;
    const int why = SSL_get_error(ssl_.get(), done);
    if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE) {
      throw std::runtime_error("the centre has closed the connection");
    }
    waitFor(fd_, why == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT);
  }
}

std::optional<Answer> Connection::poll() {
  std::array<char, 16384> piece{};
  for (;;) {
    ERR_clear_error();
    const int done = SSL_read(ssl_.get(), piece.data(), static_cast<int>(piece.size()));
    if (done > 0) {
      read_.append(piece.data(), static_cast<std::size_t>(done));
      continue;
    }
    if (SSL_get_error(ssl_.get(), done) == SSL_ERROR_WANT_READ) return take();
    if (auto last = take()) return last;
    throw std::runtime_error("the centre has closed the connection");
  }
}

Answer Connection::wait() {
  for (;;) {
    if (auto answer = poll()) return std::move(*answer);
    waitFor(fd_, POLLIN);
  }
}

std::optional<Answer> Connection::take() {
  static constexpr std::string_view kLength = "\r\nContent-Length: ";
  const std::size_t end = read_.find("\r\n\r\n");
  if (end == std::string::npos) return std::nullopt;
  const std::size_t length = read_.find(kLength);
  const std::size_t size = length < end ? std::stoul(read_.substr(length + kLength.size(), 20)) : 0;
  if (read_.size() < end + 4 + size) return std::nullopt;
  Answer answer{std::stoi(read_.substr(9, 3)), read_.substr(end + 4, size)};
  read_.erase(0, end + 4 + size);
  if (read_.empty()) read_.shrink_to_fit();
  return answer;
}

}  // namespace bianmin::load
