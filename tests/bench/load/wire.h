// HTTPS as a simulated terminal or a browser speaks it: one connection, one request at a time.
#pragma once

#include <openssl/ssl.h>

#include <memory>
#include <optional>
#include <string>

#include "tests/bench/load/site.h"

namespace bianmin::load {

struct Answer {
  int status = 0;
  std::string body;
};

// Made once: who is trusted, and the terminals' key.
class Speech {
 public:
  explicit Speech(const Site& site);
  SSL_CTX* context() const { return context_.get(); }
  EVP_PKEY* key() const { return key_; }

 private:
  std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context_;
  EVP_PKEY* key_;
};

// Connects and shakes hands while it is made; throws std::runtime_error. `certificate` may be null.
class Connection {
 public:
  Connection(const Speech& speech, int port, X509* certificate);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void get(const std::string& target, const std::string& more_headers = {});
  void post(const std::string& target, const std::string& body, const std::string& more_headers);
  // The answer if it is there; does not wait. Throws when the connection has ended.
  std::optional<Answer> poll();
  // Waits for it, at most a minute.
  Answer wait();
  int handle() const { return fd_; }

 private:
  void send(const std::string& text);
  std::optional<Answer> take();

  int fd_ = -1;
  std::unique_ptr<SSL, void (*)(SSL*)> ssl_;
  std::string read_;
};

}  // namespace bianmin::load
