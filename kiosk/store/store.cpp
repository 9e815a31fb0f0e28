#include "kiosk/store/store.h"

#include "kiosk/store/bulletin.h"
#include "kiosk/store/database.h"
#include "kiosk/store/dossiers.h"
#include "kiosk/store/outbox.h"
#include "kiosk/store/print_jobs.h"
#include "kiosk/store/tickets.h"
#include "sync/seal/pin.h"

namespace bianmin {

struct Store::Impl {
  store::Database db;
  std::optional<StoreKeys> keys;
  std::optional<seal::Key> station;

  const StoreKeys& needKeys() const {
    if (!keys) throw std::runtime_error("the terminal is not enrolled: it has no keys yet");
    return *keys;
  }
  const seal::Key& needStation() const {
    if (!station) throw std::runtime_error("the store was opened without the station key");
    return *station;
  }
};

Store::Store(const std::filesystem::path& dir, std::optional<StoreKeys> keys)
    : impl_(new Impl{store::Database(dir), keys,
                     keys ? std::optional(keys->station) : std::nullopt}) {
  if (impl_->station) store::beginAudit(impl_->db, *impl_->station);
}

Store::Store(const std::filesystem::path& dir, const seal::Key& station)
    : impl_(new Impl{store::Database(dir), std::nullopt, station}) {
  store::beginAudit(impl_->db, station);
}

Store::~Store() = default;

IssuedTicket Store::issueTicket(const std::string& group, const std::string& matter, Date local_day,
                                Instant at) {
  return store::issueTicket(impl_->db, group, matter, local_day, at);
}

std::optional<IssuedTicket> Store::callNext(const std::string& group, Date local_day, Instant at) {
  return store::callNext(impl_->db, group, local_day, at);
}

std::vector<IssuedTicket> Store::waitingTickets(Date local_day) {
  return store::waitingTickets(impl_->db, local_day);
}

SavedDossier Store::saveDossier(const NewDossier& dossier, Instant at) {
  return store::saveDossier(impl_->db, impl_->needKeys(), dossier, at);
}

std::optional<FoundDossier> Store::find(const std::string& code, const std::string& id_tail) {
  return store::find(impl_->db, impl_->needKeys(), code, id_tail);
}

std::optional<std::string> Store::ownCopy(const std::string& id) {
  return store::ownCopy(impl_->db, impl_->needKeys(), id);
}

bool Store::saveRating(const std::string& lookup, int stars, Instant at) {
  return store::saveRating(impl_->db, lookup, stars, at);
}

std::vector<JournalEntry> Store::next(int max_entries, std::size_t max_bytes) {
  return store::nextEntries(impl_->db, max_entries, max_bytes);
}

void Store::taken(const std::vector<std::string>& ids, Instant at) {
  store::taken(impl_->db, ids, at);
}

void Store::parked(const std::string& id, const std::string& reason, Instant at) {
  store::parked(impl_->db, id, reason, at);
}

std::string Store::cursor() { return store::cursor(impl_->db); }

void Store::apply(const std::vector<StatusChange>& changes, const std::string& cursor) {
  store::apply(impl_->db, changes, cursor);
}

std::int64_t Store::bulletinRevision() { return store::bulletinRevision(impl_->db); }

Bulletin Store::bulletin() { return store::bulletin(impl_->db); }

void Store::apply(const Bulletin& bulletin, Instant now) {
  const auto unlock = impl_->keys ? impl_->keys->unlock : std::nullopt;
  store::apply(impl_->db, impl_->needStation(), unlock, bulletin, now);
}

std::size_t Store::waiting() { return store::waiting(impl_->db); }

std::size_t Store::parkedCount() { return store::parkedCount(impl_->db); }

OutboxCounts Store::outboxCounts() { return store::outboxCounts(impl_->db); }

std::vector<OutboxRow> Store::outbox(int newest) { return store::outbox(impl_->db, newest); }

std::vector<OutboxRow> Store::parkedEntries() { return store::parkedEntries(impl_->db); }

std::optional<OutboxRow> Store::outboxEntry(const std::string& id) {
  return store::outboxEntry(impl_->db, id);
}

bool Store::retry(const std::string& id) { return store::retry(impl_->db, id); }

std::vector<CadreName> Store::cadres() { return store::cadres(impl_->db, impl_->needStation()); }

SignIn Store::signIn(const std::string& cadre_id, std::string_view pin, Instant now) {
  const seal::Key& station = impl_->needStation();
  const auto fits = [&](const std::string& stored) { return seal::pinFits(station, stored, pin); };
  return store::signIn(impl_->db, station, cadre_id, fits, now);
}

void Store::signOut(const std::string& cadre_id, Instant now) {
  store::signOut(impl_->db, impl_->needStation(), cadre_id, now);
}

std::string Store::unlockChallenge() {
  if (!impl_->keys || !impl_->keys->unlock) return {};
  return store::unlockChallenge(impl_->db);
}

bool Store::unlock(std::string_view county_code, Instant now) {
  const auto county = impl_->keys ? impl_->keys->unlock : std::nullopt;
  return store::unlock(impl_->db, impl_->needStation(), county, county_code, now);
}

NewPin Store::addCadre(const std::string& name, const std::string& post, Instant now) {
  return store::addCadre(impl_->db, impl_->needStation(), name, post, now);
}

bool Store::removeCadre(const std::string& cadre_id, Instant now) {
  return store::removeCadre(impl_->db, impl_->needStation(), cadre_id, now);
}

std::optional<NewPin> Store::resetPin(const std::string& cadre_id, Instant now) {
  return store::resetPin(impl_->db, impl_->needStation(), cadre_id, now);
}

std::vector<WorkItem> Store::work(Instant now) {
  return store::work(impl_->db, impl_->needStation(), now);
}

std::optional<WorkDetail> Store::workDetail(const std::string& dossier) {
  return store::workDetail(impl_->db, impl_->needStation(), dossier);
}

std::optional<std::string> Store::dossierOfCode(const std::string& code) {
  return store::dossierOfCode(impl_->db, impl_->needStation(), code);
}

Secret Store::reveal(const std::string& cadre_id, const std::string& dossier,
                     const std::string& field, const std::string& reason, Instant now) {
  return store::reveal(impl_->db, impl_->needStation(), cadre_id, dossier, field, reason, now);
}

void Store::record(const Move& move, const std::string& cadre_id,
                   const std::string& override_reason) {
  store::record(impl_->db, impl_->needStation(), move, cadre_id, override_reason);
}

std::vector<AuditRow> Store::auditRows(int newest) { return store::auditRows(impl_->db, newest); }

AuditVerdict Store::verifyAudit() { return store::verifyAudit(impl_->db, impl_->needStation()); }

std::int64_t Store::addJob(const std::string& kind, Instant at) {
  return store::addJob(impl_->db, kind, at);
}

void Store::setJob(std::int64_t id, JobState state) { store::setJob(impl_->db, id, state); }

std::vector<PrintJob> Store::interruptJobs() { return store::interruptJobs(impl_->db); }

std::vector<PrintJob> Store::jobs(int newest) { return store::jobs(impl_->db, newest); }

int Store::purge(Instant now, int keep_days) { return store::purge(impl_->db, now, keep_days); }

std::string Store::damage() { return impl_->db.damage(); }

}  // namespace bianmin
