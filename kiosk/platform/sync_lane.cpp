#include "kiosk/platform/sync_lane.h"

#include <spdlog/spdlog.h>

#include <utility>

#include "kiosk/platform/clock.h"
#include "kiosk/platform/worker.h"
#include "kiosk/store/store_journal.h"
#include "sync/client/sync_client.h"

namespace bianmin {

struct SyncLane::Impl {
  Impl(std::filesystem::path dir, std::string url, EventQueue& events)
      : data_dir(std::move(dir)), center_url(std::move(url)), queue(events) {
    starter.post([this] { start(); });
  }

  void start() {
    if (center_url.empty()) return;
    try {
      const auto identity = loadIdentity(data_dir / "identity");
      if (!identity) {
        spdlog::warn("sync: this terminal is not enrolled yet; what is handed in waits");
        return;
      }
      client = std::make_unique<SyncClient>(options(*identity));
    } catch (const std::exception& error) {
      spdlog::error("sync: {}", error.what());
    }
  }

  SyncClientOptions options(const Identity& identity) {
    SyncClientOptions made;
    made.url = center_url;
    made.identity = identity;
    made.identity_dir = data_dir / "identity";
    made.journal = [this] { return std::make_unique<StoreJournal>(data_dir, wallNow); };
    made.on_state = [this](const SyncState& state) {
      spdlog::info("sync: {}, {} waiting, {} parked {}", state.online ? "online" : "offline",
                   state.waiting, state.parked, state.detail);
      queue.post(event::SyncChanged{state.online, static_cast<int>(state.waiting)});
    };
    made.on_changes = [this](const std::vector<StatusChange>& changes) {
      queue.post(event::DossiersChanged{changes});
    };
    return made;
  }

  const std::filesystem::path data_dir;
  const std::string center_url;
  EventQueue& queue;
  std::unique_ptr<SyncClient> client;  // made and poked on the starter's thread
  Worker starter;
};

SyncLane::SyncLane(std::filesystem::path data_dir, std::string center_url, EventQueue& queue)
    : impl_(std::make_unique<Impl>(std::move(data_dir), std::move(center_url), queue)) {}

SyncLane::~SyncLane() = default;

void SyncLane::poke() {
  impl_->starter.post([impl = impl_.get()] {
    if (impl->client) impl->client->poke();
  });
}

}  // namespace bianmin
