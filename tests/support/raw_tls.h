// A TLS client that does exactly what a test says, byte by byte: what curl would never send.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>

#include "tests/support/test_ca.h"

namespace bianmin::test {

// A blocking TCP connection to 127.0.0.1. Reads give up after 20 s, so that a failing test ends.
class RawTcp {
 public:
  explicit RawTcp(std::uint16_t port) : fd_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{20, 0};
    setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      throw std::runtime_error("connect");
    }
  }
  ~RawTcp() { ::close(fd_); }
  RawTcp(const RawTcp&) = delete;
  RawTcp& operator=(const RawTcp&) = delete;
  int fd() const { return fd_; }
  // True when the other side closes (or resets); false when nothing came within the patience.
  bool closedByPeer() {
    char byte = 0;
    for (;;) {
      const ssize_t got = recv(fd_, &byte, 1, 0);
      if (got == 0 || (got < 0 && errno == ECONNRESET)) return true;
      if (got < 0) return false;
    }
  }

 private:
  int fd_;
};

class RawTls {
 public:
  explicit RawTls(std::uint16_t port, const Issued* client = nullptr, SSL_SESSION* resume = nullptr)
      : tcp_(port), context_(SSL_CTX_new(TLS_client_method())) {
    signal(SIGPIPE, SIG_IGN);  // writing to a closed connection is an error to see, not an end
    if (client != nullptr) use(*client);
    ssl_.reset(SSL_new(context_.get()));
    if (resume != nullptr) SSL_set_session(ssl_.get(), resume);
    SSL_set_fd(ssl_.get(), tcp_.fd());
    connected_ = SSL_connect(ssl_.get()) == 1;
  }
  bool connected() const { return connected_; }
  SSL* ssl() { return ssl_.get(); }
  RawTcp& tcp() { return tcp_; }

  bool send(const std::string& bytes) {
    return SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size())) > 0;
  }
  // Until the end of one answer with a Content-Length; what came, also when the connection ends.
  std::string answer() {
    std::string got;
    for (;;) {
      const std::size_t end = got.find("\r\n\r\n");
      if (end != std::string::npos) {
        const std::size_t at = got.find("Content-Length: ");
        const std::size_t size = at < end ? std::stoul(got.substr(at + 16)) : 0;
        if (got.size() >= end + 4 + size) return got;
      }
      if (!more(got)) return got;
    }
  }
  // True when the connection ends.
  bool closedByPeer() {
    std::string ignored;
    while (more(ignored)) {
    }
    return SSL_get_error(ssl_.get(), 0) != SSL_ERROR_WANT_READ && errno != EAGAIN;
  }

 private:
  bool more(std::string& into) {
    char buffer[4096];
    errno = 0;
    const int got = SSL_read(ssl_.get(), buffer, sizeof buffer);
    if (got <= 0) return false;
    into.append(buffer, static_cast<std::size_t>(got));
    return true;
  }
  void use(const Issued& client) {
    const auto bio = [](const std::string& pem) {
      return BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
    };
    BIO* from = bio(client.certificate);
    X509* certificate = PEM_read_bio_X509(from, nullptr, nullptr, nullptr);
    BIO_free(from);
    from = bio(client.key);
    EVP_PKEY* key = PEM_read_bio_PrivateKey(from, nullptr, nullptr, nullptr);
    BIO_free(from);
    SSL_CTX_use_certificate(context_.get(), certificate);
    SSL_CTX_use_PrivateKey(context_.get(), key);
    X509_free(certificate);
    EVP_PKEY_free(key);
  }

  struct Free {
    void operator()(SSL_CTX* p) const { SSL_CTX_free(p); }
    void operator()(SSL* p) const { SSL_free(p); }
  };
  RawTcp tcp_;
  std::unique_ptr<SSL_CTX, Free> context_;
  std::unique_ptr<SSL, Free> ssl_;
  bool connected_ = false;
};

}  // namespace bianmin::test
