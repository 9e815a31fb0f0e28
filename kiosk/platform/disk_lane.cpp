#include "kiosk/platform/disk_lane.h"

#include <spdlog/spdlog.h>

#include <utility>

#include "kiosk/platform/clock.h"
#include "kiosk/platform/keys.h"
#include "kiosk/store/station_key.h"

namespace bianmin {

DiskLane::DiskLane(std::filesystem::path data_dir, int keep_days, EventQueue& queue,
                   std::function<void()> saved)
    : data_dir_(std::move(data_dir)),
      keep_days_(keep_days),
      queue_(queue),
      saved_(std::move(saved)) {
  worker_.post([this] {
    try {
      open();
      for (const PrintJob& job : store_->interruptJobs())
        spdlog::warn("print job {} ({}) was cut off by a stop; it is not printed again", job.id,
                     job.kind);
    } catch (const std::exception& error) {
      spdlog::error("store: {}", error.what());
    }
  });
  purge();
}

void DiskLane::open() {
  std::optional<StoreKeys> keys;
  try {
    keys = loadStoreKeys(data_dir_);
  } catch (const std::exception& error) {
    spdlog::error("identity: {}", error.what());  // tickets need no keys
  }
  // Before enrolment there are accounts and tickets already.
  store_ = keys ? std::make_unique<Store>(data_dir_, keys)
                : std::make_unique<Store>(data_dir_, loadOrMakeStationKey(data_dir_));
}

void DiskLane::purge() {
  worker_.post([this] {
    try {
      if (store_) store_->purge(wallNow(), keep_days_);
    } catch (const std::exception& error) {
      spdlog::error("store: {}", error.what());
    }
  });
}

void DiskLane::withStore(std::uint32_t session, Event failed, std::function<Event(Store&)> work) {
  worker_.post([this, session, failed = std::move(failed), work = std::move(work)] {
    try {
      if (!store_) open();  // the disk may be well again
      queue_.post(work(*store_), session);
    } catch (const std::exception& error) {
      // Messages of the store name tables and causes, never values.
      spdlog::error("store: {}", error.what());
      queue_.post(failed, session);
    }
  });
}

void DiskLane::issueTicket(const effect::IssueTicket& effect, std::uint32_t session) {
  withStore(session, event::TicketFailed{}, [this, effect](Store& store) -> Event {
    const auto ticket = store.issueTicket(effect.group, effect.matter, localNow().date, wallNow());
    saved_();
    return event::TicketIssued{ticket.number, ticket.group, ticket.ahead, ticket.token};
  });
}

void DiskLane::saveDossier(const effect::SaveDossier& effect, std::uint32_t session) {
  withStore(session, event::SaveFailed{}, [this, effect](Store& store) -> Event {
    NewDossier dossier{effect.matter,   effect.form_version, {},
                       effect.consents, effect.several,      effect.members};
    for (const auto& [id, answer] : effect.fields)
      dossier.fields.emplace_back(id, std::string(answer.view()));
    const SavedDossier saved = store.saveDossier(dossier, wallNow());
    saved_();
    spdlog::info("dossier {} saved", saved.id);
    return event::DossierSaved{saved.code, saved.token};
  });
}

void DiskLane::saveRating(const effect::SaveRating& effect, std::uint32_t session) {
  withStore(session, event::SaveFailed{}, [this, effect](Store& store) -> Event {
    if (store.saveRating(effect.lookup, effect.stars, wallNow())) saved_();
    return event::RatingSaved{};
  });
}

void DiskLane::lookUp(const effect::LookUpProgress& effect, std::uint32_t session) {
  withStore(session, event::ProgressNotFound{}, [effect](Store& store) -> Event {
    const auto found =
        store.find(std::string(effect.code.view()), std::string(effect.id_tail.view()));
    if (!found) return event::ProgressNotFound{};
    return event::ProgressFound{{found->matter, found->lookup, found->history, found->rated,
                                 found->token, found->papers, found->until, found->applicant}};
  });
}

}  // namespace bianmin
