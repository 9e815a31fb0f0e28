// The staff desk: the pages that county and town staff work in, on an address of its own.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sync/center/desk/many_counts.h"
#include "sync/center/enrol/county_keys.h"
#include "sync/center/ops/metrics.h"
#include "sync/center/store/stores.h"
#include "sync/domain/calendar.h"
#include "sync/domain/service.h"

namespace bianmin::center {

struct DeskOptions {
  std::string listen = "127.0.0.1:0";
  std::string certificate;  // PEM text or file, as in http::TlsOptions
  std::string private_key;
  std::filesystem::path web;        // templates and desk.css: assets/web/desk
  std::filesystem::path bootstrap;  // bootstrap.min.css, as Debian installs it
  int due_soon_days = 3;            // working days before the day that is due; supervision.toml
  int rating_days = 15;             // working days to follow up a bad rating; the same file
  int workers = 2;
  int sign_ins = 1;  // passwords that are hashed at once: each takes 64 MiB and 0.1 s
  // Posted forms of the sign-in, before anything is known of who sends them: from one address, and
  // from all together. More are refused without touching the database.
  int sign_in_tries_per_minute = 60;
  int sign_in_tries_of_all = 300;
  // Addresses whose X-Forwarded-For is believed: the county's own balancer.
  std::vector<std::string> trusted_proxies;
  std::function<Instant()> now;
};

// What the handlers share. Immutable while the server runs.
struct DeskParts {
  DeskOptions options;
  StoreFactory stores;
  CountyKeys keys;
  Catalogue catalogue;
  WorkCalendar calendar;
  std::map<std::string, std::string, std::less<>> areas;  // region code: its name
  std::function<void()> changed = [] {};  // a move was committed; terminals may be told at once
  std::shared_ptr<Metrics> metrics = std::make_shared<Metrics>();
  std::shared_ptr<desk::ManyCounts> many = std::make_shared<desk::ManyCounts>();
};

// start() once, stop() from any thread but the server's own.
class DeskServer {
 public:
  // Throws StoreError, and std::runtime_error in words when a template cannot be used.
  explicit DeskServer(DeskParts parts);
  ~DeskServer();  // stops

  void start();
  std::uint16_t port() const;
  // Takes no more connections and answers what is under way; false when that takes longer. Then
  // stop().
  bool drain(std::chrono::milliseconds within);
  void stop();

 private:
  struct Core;
  std::unique_ptr<Core> core_;
};

}  // namespace bianmin::center
