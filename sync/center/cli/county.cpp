#include "sync/center/cli/county.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

#include "sync/config/catalogue.h"
#include "sync/config/supervision_file.h"

namespace bianmin::center::cli {
namespace {

// "https://HOST:PORT/x" or "https://[::1]:PORT": HOST.
std::string hostOf(const std::string& url) {
  const std::size_t start = url.find("://") + 3;
  if (url.compare(start, 1, "[") == 0) {
    return url.substr(start + 1, url.find(']', start) - start - 1);
  }
  return url.substr(start, url.find_first_of(":/", start) - start);
}

}  // namespace

StoreFactory County::stores() const { return openStore(config.database_url); }

std::filesystem::path County::contentFolder() const {
  const std::filesystem::path folder = config_file.parent_path();
  for (const std::filesystem::path& place : {folder, folder / "config"}) {
    if (std::filesystem::is_directory(place / "services")) return place;
  }
  return {};
}

Content County::content() const {
  const std::filesystem::path place = contentFolder();
  if (place.empty()) return {};
  return {loadCatalogue(place), loadCalendar(place), loadSupervision(place), loadAreas(place)};
}

std::vector<std::string> County::serverNames() const {
  std::vector<std::string> names{"localhost", "127.0.0.1", "::1"};
  const std::string host = hostOf(config.public_url);
  if (std::find(names.begin(), names.end(), host) == names.end()) names.push_back(host);
  return names;
}

County openCounty(const std::filesystem::path& config_file) {
  return {loadCenterConfig(config_file), std::filesystem::absolute(config_file)};
}

Instant systemNow() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::string actor() {
  const passwd* user = ::getpwuid(::getuid());
  return user != nullptr ? user->pw_name : "uid " + std::to_string(::getuid());
}

std::string shellActor() { return "shell:" + actor(); }

}  // namespace bianmin::center::cli
