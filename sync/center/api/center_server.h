// The running county centre: what terminals and phones reach over HTTPS.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sync/center/enrol/authority.h"
#include "sync/center/enrol/county_keys.h"
#include "sync/center/ops/metrics.h"
#include "sync/center/store/stores.h"
#include "sync/domain/service.h"

namespace bianmin::center {

struct CenterServerOptions {
  std::string listen = "127.0.0.1:0";         // terminals, with client certificate
  std::string public_listen = "127.0.0.1:0";  // enrolment and residents' pages
  std::string certificate;                    // PEM text or file, as in http::TlsOptions
  std::string private_key;
  int batch_entries = 500;                         // of one push, 1..2000
  std::size_t batch_bytes = std::size_t{4} << 20;  // of one push after decompression
  int enrol_tries_per_minute = 10;                 // from one address
  int page_tries_per_minute = 240;  // residents' pages from one address; carriers share addresses
  int token_tries_per_minute = 30;  // the page of one paper
  int page_expire_days = 180;       // after the request was decided, delivered or withdrawn
  // Addresses whose X-Forwarded-For is believed at public_listen: the county's own balancer.
  // Without them all who come through it count as one address.
  std::vector<std::string> public_trusted_proxies;
  int workers = 2;
  std::function<Instant()> now;  // the wall clock
};

// What the handlers share; see terminal_api.h and public_api.h. Immutable while the server runs.
struct CenterParts {
  CenterServerOptions options;
  StoreFactory stores;
  const CertificateAuthority& authority;
  CountyKeys keys;
  Catalogue catalogue;
  std::shared_ptr<Metrics> metrics = std::make_shared<Metrics>();
  std::map<std::string, std::string, std::less<>> areas{};  // region code: its name
};

// start() once, stop() from any thread but the server's own.
class CenterServer {
 public:
  // The authority must outlive the server. Throws StoreError.
  explicit CenterServer(CenterParts parts);
  ~CenterServer();  // stops

  // Listens and returns; throws std::runtime_error in words.
  void start();
  std::uint16_t terminalPort() const;
  std::uint16_t publicPort() const;
  // A change may have been committed by another part of this process: held polls are looked at.
  // Any thread.
  void changed();
  // Takes no more connections, answers held polls with an empty page, and waits for what is under
  // way; false when that takes longer. Then stop().
  bool drain(std::chrono::milliseconds within);
  // Of now; without the certificate's days, which the server does not know.
  Metrics::Gauges gauges() const;
  // Ends connections and held polls, finishes the transactions that run.
  void stop();

 private:
  struct Core;
  std::unique_ptr<Core> core_;
};

}  // namespace bianmin::center
