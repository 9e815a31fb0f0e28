// What the terminal shows comes from the newest pack of the county that can be used, or from the
// installation's own config/ while there is none. The only place that knows of both.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/platform/place.h"
#include "sync/pack/pack_files.h"

namespace bianmin {

// What the county is told of it.
struct PackStatus {
  std::int64_t version = 0;  // in use; 0: config/ of the installation
  std::string problem;       // why a newer one is not; for the county's technician, may be empty
  friend bool operator==(const PackStatus&, const PackStatus&) = default;
};

// Any thread; a thread that takes a pack waits until load() is over.
class ContentSource {
 public:
  ContentSource(const std::filesystem::path& packs_dir, std::filesystem::path config_dir);

  // Only what home shows, within a millisecond. A pack that cannot be read is passed over without a
  // word: load() will say it. Throws ConfigError as loadHomeContent() does.
  Content loadHome() const;
  // Everything, from the best that can be loaded; once, after the start. Throws ConfigError when
  // not even config/ can.
  Content load();

  // Whether that version is to be fetched: newer than what is known here, or known and damaged, and
  // not refused since the start.
  bool wants(std::int64_t version);
  // Bytes that came for that version: verified, checked and switched to, or refused; status() says
  // which. The content if it is to be shown from now on. `key` is the county's public key in
  // base64; empty: this terminal has none yet, which is told and refuses nothing. What is out of
  // date is refused when it is published, not here: the clock of a terminal may be wrong, and what
  // it would show instead is older still.
  std::optional<Content> take(std::int64_t version, const std::string& key, std::string_view bytes);
  // That version could not be fetched; status() says it until something is taken.
  void notFetched(std::int64_t version, const std::string& why);
  PackStatus status();

 private:
  void waitUntilLoaded(std::unique_lock<std::mutex>& lock);
  std::optional<Content> refuse(std::int64_t version, const std::string& why);

  const std::filesystem::path packs_dir_;
  const std::filesystem::path config_dir_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable loaded_changed_;
  bool loaded_ = false;
  std::int64_t newest_ = 0;   // that was ever in use and is still there
  std::int64_t refused_ = 0;  // the newest that was refused since the start
  PackStatus status_;
};

}  // namespace bianmin
