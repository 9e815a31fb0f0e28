// The county as center.toml describes it: where its data lie, and how to open them.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sync/center/enrol/authority.h"
#include "sync/center/enrol/county_keys.h"
#include "sync/center/store/stores.h"
#include "sync/config/areas.h"
#include "sync/config/center_config.h"
#include "sync/domain/calendar.h"
#include "sync/domain/letters.h"
#include "sync/domain/reckoner.h"
#include "sync/domain/service.h"

namespace bianmin::center::cli {

// Exit codes of the program.
inline constexpr int kGood = 0;
inline constexpr int kFinding = 1;
inline constexpr int kWrongUse = 2;

struct Content {
  Catalogue catalogue;
  WorkCalendar calendar;
  SupervisionRules supervision;
  AreaNames areas;

  // What the store reckons a request's days by.
  std::shared_ptr<const Reckoner> rules() const {
    return std::make_shared<const Reckoner>(catalogue, calendar, supervision.due_soon_days);
  }
};

// Plain values; the functions open what they name and throw std::runtime_error in words.
struct County {
  CenterConfig config;
  std::filesystem::path config_file;

  std::filesystem::path keys() const { return config.tls_dir; }
  // Opens, creates and migrates.
  StoreFactory stores() const;
  CertificateAuthority authority() const { return CertificateAuthority::open(keys()); }
  CountyKeys countyKeys() const { return CountyKeys::open(keys()); }
  // The folder of services/: that of center.toml, or config/ in it. Empty when there is none.
  std::filesystem::path contentFolder() const;
  // Empty when there is no services/ folder. Throws ConfigError.
  Content content() const;
  // What the server's certificate is for: localhost and the host of public_url.
  std::vector<std::string> serverNames() const;
};

// Throws ConfigError.
County openCounty(const std::filesystem::path& config_file);

Instant systemNow();
// The user at the shell, for the history of a request.
std::string actor();
// The same for the audit trail, where it must not be taken for somebody at the desk: "shell:USER".
std::string shellActor();

}  // namespace bianmin::center::cli
