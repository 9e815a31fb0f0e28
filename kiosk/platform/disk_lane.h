// What happens on the disk's worker: tickets, dossiers, ratings, look-ups, the cadres' work.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "kiosk/app/effect.h"
#include "kiosk/platform/event_queue.h"
#include "kiosk/platform/worker.h"
#include "kiosk/store/store.h"

namespace bianmin {

// Opens the store on its worker. Every call returns at once and ends as an event.
class DiskLane {
 public:
  // `saved` is called on the worker after each commit that the county must hear of.
  DiskLane(std::filesystem::path data_dir, int keep_days, EventQueue& queue,
           std::function<void()> saved);

  void issueTicket(const effect::IssueTicket& effect, std::uint32_t session);
  void saveDossier(const effect::SaveDossier& effect, std::uint32_t session);
  void saveRating(const effect::SaveRating& effect, std::uint32_t session);
  // Removes own copies whose retention is over.
  void purge();
  void lookUp(const effect::LookUpProgress& effect, std::uint32_t session);

  // --- the cadres: cadre_lane.cpp
  void listCadres(std::uint32_t session);
  void signIn(const effect::SignIn& effect, std::uint32_t session);
  void signOut(const effect::SignOut& effect);
  void askChallenge(std::uint32_t session);
  void unlock(const effect::Unlock& effect, std::uint32_t session);
  void loadWork(std::uint32_t session);
  void openWork(const effect::OpenWork& effect, std::uint32_t session);
  void reveal(const effect::Reveal& effect, std::uint32_t session);
  void recordMove(const effect::RecordMove& effect, std::uint32_t session);

 private:
  void open();
  // Runs `work` with the store; on any failure posts `failed` instead.
  void withStore(std::uint32_t session, Event failed, std::function<Event(Store&)> work);

  const std::filesystem::path data_dir_;
  const int keep_days_;
  EventQueue& queue_;
  const std::function<void()> saved_;
  std::unique_ptr<Store> store_;  // used by the worker only
  Worker worker_;                 // last: its tasks use the rest
};

}  // namespace bianmin
