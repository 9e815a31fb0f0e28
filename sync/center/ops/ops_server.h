// What the technician's monitoring asks: /metrics, /healthz, /readyz.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "sync/http/server.h"

namespace bianmin::center {

struct OpsParts {
  std::string listen = "127.0.0.1:0";
  std::string certificate;  // PEM text or file, as in http::TlsOptions
  std::string private_key;
  std::function<std::string()> metrics;  // on the server's threads; must not block
  // Asks the store and throws std::exception when it does not answer; on a thread of its own.
  std::function<void()> probe;
  std::chrono::milliseconds every{1000};
  std::chrono::milliseconds within{3000};  // older answers of the store do not count
};

// start() once, stop() from any thread but the server's own.
class OpsServer {
 public:
  explicit OpsServer(OpsParts parts);
  ~OpsServer();  // stops

  void start();
  std::uint16_t port() const { return server_.port(); }
  // From now on /readyz says 503.
  void ending() { ending_ = true; }
  // Waits for a probe that runs. Twice is harmless.
  void stop();

 private:
  using Clock = std::chrono::steady_clock;

  http::ServerOptions serverOptions() const;
  http::Reply answer(const http::Request& request);
  http::Reply readiness();
  void watch();

  OpsParts parts_;
  std::atomic<bool> ending_{false};
  std::mutex mutex_;                                       // guards the two below
  Clock::time_point answered_ = Clock::time_point::min();  // the store, last
  bool stopping_ = false;
  std::condition_variable wake_;
  http::Server server_;
  std::thread watch_;
};

}  // namespace bianmin::center
