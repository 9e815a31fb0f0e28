#include "kiosk/platform/sync_lane.h"

#include <spdlog/spdlog.h>

#include <utility>

#include "kiosk/platform/clock.h"
#include "kiosk/platform/content_source.h"
#include "kiosk/platform/keys.h"
#include "kiosk/platform/worker.h"
#include "kiosk/store/store_journal.h"
#include "sync/client/sync_client.h"

namespace bianmin {

namespace {

event::CountyTold countyTold(const Bulletin& bulletin) {
  event::CountyTold told;
  for (const Notice& notice : bulletin.notices) {
    auto& list = notice.audience == Notice::For::Cadres ? told.cadres : told.residents;
    list.push_back(notice);
  }
  return told;
}

std::int64_t freeMegabytes(const std::filesystem::path& dir) {
  std::error_code error;
  const auto space = std::filesystem::space(dir, error);
  return error ? 0 : static_cast<std::int64_t>(space.available >> 20U);
}

}  // namespace

struct SyncLane::Impl {
  Impl(std::filesystem::path dir, std::string url, ContentSource* source, EventQueue& events,
       std::function<PrinterStatus()> how_printer_is)
      : data_dir(std::move(dir)),
        center_url(std::move(url)),
        content(source),
        queue(events),
        printer(std::move(how_printer_is)) {
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
      tellWhatIsKept();
      client = std::make_unique<SyncClient>(options(*identity));
    } catch (const std::exception& error) {
      spdlog::error("sync: {}", error.what());
    }
  }

  // The client opens the store again as often as the disk refuses; this is tried once.
  void tellWhatIsKept() {
    try {
      const Bulletin kept = Store(data_dir, std::nullopt).bulletin();
      kept_pack = kept.pack;
      queue.post(countyTold(kept));
    } catch (const std::exception& error) {
      spdlog::error("store: {}", error.what());
    }
  }

  SyncClientOptions options(const Identity& identity) {
    SyncClientOptions made;
    made.url = center_url;
    made.identity = identity;
    made.identity_dir = data_dir / "identity";
    made.journal = [this] {
      return std::make_unique<StoreJournal>(data_dir, wallNow, loadStoreKeys(data_dir));
    };
    made.on_state = [this](const SyncState& state) {
      spdlog::info("sync: {}, {} waiting, {} parked {}", state.online ? "online" : "offline",
                   state.waiting, state.parked, state.detail);
      queue.post(event::SyncChanged{state.online, static_cast<int>(state.waiting)});
    };
    made.on_changes = [this](const std::vector<StatusChange>& changes) {
      queue.post(event::DossiersChanged{changes});
    };
    made.on_bulletin = [this](const Bulletin& bulletin) {
      spdlog::info("sync: bulletin {}, {} notices", bulletin.revision, bulletin.notices.size());
      queue.post(countyTold(bulletin));
    };
    made.report = [this] { return report(); };
    if (content != nullptr) offerPacks(made);
    return made;
  }

  void offerPacks(SyncClientOptions& made) {
    made.pack = kept_pack;
    made.wants_pack = [this](std::int64_t version) { return content->wants(version); };
    made.on_pack = [this](std::int64_t version, const std::string& key, const std::string& bytes) {
      const auto taken = content->take(version, key, bytes);
      const PackStatus now = content->status();
      spdlog::info("sync: pack {} {}, in use {} {}", version, taken ? "taken" : "not taken",
                   now.version, now.problem);
      if (!taken) return;
      queue.post(event::ContentLoaded{taken->catalogue, taken->calendar, taken->finder});
    };
    made.on_no_pack = [this](std::int64_t version, const std::string& why) {
      content->notFetched(version, why);
    };
  }

  // Also on the client's thread.
  wire::TerminalReport report() const {
    wire::TerminalReport report;
    report.version = BIANMIN_VERSION;
    report.printer = toName(printer());
    if (content != nullptr) {
      const PackStatus pack = content->status();
      report.pack = pack.version;
      report.pack_problem = pack.problem;
    }
    report.disk_free_mb = freeMegabytes(data_dir);
    return report;
  }

  const std::filesystem::path data_dir;
  const std::string center_url;
  ContentSource* const content;  // may be nullptr
  EventQueue& queue;
  const std::function<PrinterStatus()> printer;
  std::int64_t kept_pack = 0;          // as the bulletin of the last run named it
  std::unique_ptr<SyncClient> client;  // made and poked on the starter's thread
  Worker starter;
};

SyncLane::SyncLane(std::filesystem::path data_dir, std::string center_url, ContentSource* content,
                   EventQueue& queue, std::function<PrinterStatus()> printer)
    : impl_(std::make_unique<Impl>(std::move(data_dir), std::move(center_url), content, queue,
                                   std::move(printer))) {}

SyncLane::~SyncLane() = default;

void SyncLane::poke() {
  impl_->starter.post([impl = impl_.get()] {
    if (impl->client) impl->client->poke();
  });
}

}  // namespace bianmin
