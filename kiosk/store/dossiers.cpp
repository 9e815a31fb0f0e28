#include "kiosk/store/dossiers.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "kiosk/store/bodies.h"
#include "kiosk/store/outbox.h"
#include "kiosk/store/work.h"
#include "sync/domain/person.h"
#include "sync/domain/pickup_code.h"
#include "sync/seal/wiped_string.h"

namespace bianmin::store {
namespace {

constexpr std::size_t kIdTail = 4;
constexpr std::string_view kIdField = "id_number";

std::string idTail(const NewDossier& dossier) {
  const auto field = std::find_if(dossier.fields.begin(), dossier.fields.end(),
                                  [](const auto& f) { return f.first == kIdField; });
  if (field == dossier.fields.end() || field->second.size() < kIdTail) {
    throw std::invalid_argument("a dossier needs the field id_number: it is found by it");
  }
  return field->second.substr(field->second.size() - kIdTail);
}

std::string newCode() {
  std::array<std::uint8_t, 8> random{};
  seal::randomBytes(random.data(), random.size());
  return makePickupCode(random);
}

// What was told before changes nothing. The terminal itself notes that it received a dossier, and
// the county says so too, a little later: it counts as new only after another status, that is when
// a supplement has come, or when it brings words for the resident.
void addStatus(Database& db, const std::string& dossier, const StatusChange& change) {
  const std::string status(toName(change.status));
  Query(db,
        "INSERT INTO status (dossier, step, status, at, note, due) SELECT ?1,"
        " (SELECT coalesce(max(step), 0) + 1 FROM status WHERE dossier = ?1), ?2, ?3, ?4, ?5"
        " WHERE ?2 <> 'RECEIVED' OR ?4 <> ''"
        " OR NOT EXISTS (SELECT 1 FROM status WHERE dossier = ?1 AND status = 'RECEIVED')"
        " OR EXISTS (SELECT 1 FROM status WHERE dossier = ?1 AND status <> 'RECEIVED' AND at < ?3)"
        " ON CONFLICT DO NOTHING",
        dossier, status, change.at, change.note, change.due)
      .run();
}

std::vector<StatusChange> history(Database& db, const FoundDossier& dossier) {
  std::vector<StatusChange> changes;
  Query rows(db, "SELECT status, at, note, due FROM status WHERE dossier = ? ORDER BY step",
             dossier.id);
  while (rows.step()) {
    StatusChange change;
    change.dossier_id = dossier.id;
    change.lookup = dossier.lookup;
    change.matter = dossier.matter;
    change.status = dossierStatusFromName(rows.text(0)).value();
    change.at = rows.instant(1);
    change.note = rows.text(2);
    change.due = rows.text(3);
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace

SavedDossier saveDossier(Database& db, const StoreKeys& keys, const NewDossier& dossier,
                         Instant at) {
  const SavedDossier saved{newId(at), newCode(), newToken()};
  const std::string lookup = seal::lookupKey(keys.village, saved.code, idTail(dossier));
  const seal::WipedString plain(personalText(dossier, saved.code));
  const std::string sealed = seal::sealFor(keys.county, plain.bytes);
  const std::string locked = seal::lock(keys.station, plain.bytes);
  const std::string token = seal::lock(keys.station, saved.token);
  const std::string body =
      dossierBody({saved.id, dossier.matter, dossier.form_version, saved.token, lookup, sealed});

  WriteTransaction transaction(db);
  const std::int64_t seq = append(db, saved.id, EntryKind::Dossier, at, body);
  Query(db,
        "INSERT INTO dossier (id, lookup, matter, seq, locked, token) VALUES (?, ?, ?, ?, ?, ?)",
        saved.id, lookup, dossier.matter, seq, Blob{locked}, Blob{token})
      .run();
  StatusChange received;
  received.status = DossierStatus::Received;
  received.at = at;
  addStatus(db, saved.id, received);
  transaction.commit();
  return saved;
}

std::optional<FoundDossier> find(Database& db, const StoreKeys& keys, const std::string& code,
                                 const std::string& id_tail) {
  const std::optional<std::string> read = readPickupCode(code);
  if (!read) return std::nullopt;
  FoundDossier found;
  found.lookup = seal::lookupKey(keys.village, *read, id_tail);
  {
    Query row(db,
              "SELECT d.id, d.matter, r.dossier IS NOT NULL FROM dossier d"
              " LEFT JOIN rating r ON r.dossier = d.id"
              " WHERE d.lookup = ? ORDER BY d.id DESC LIMIT 1",
              found.lookup);
    if (!row.step()) return std::nullopt;
    found.id = row.text(0);
    found.matter = row.text(1);
    found.rated = row.integer(2) != 0;
  }
  found.history = history(db, found);
  if (!found.history.empty()) found.created = found.history.front().at;
  found.token = tokenOf(db, keys.station, found.id);
  const LastCheck check = lastCheck(db, found.id);
  found.papers = check.papers;
  found.until = check.until;
  if (auto copy = ownCopy(db, keys, found.id)) {
    const seal::WipedString wiped(std::move(*copy));
    const auto fields = nlohmann::json::parse(wiped.bytes).at("fields");
    found.applicant = maskName(fields.value("name", std::string()));
  }
  return found;
}

std::optional<std::string> ownCopy(Database& db, const StoreKeys& keys, const std::string& id) {
  Query row(db, "SELECT locked FROM dossier WHERE id = ? AND locked IS NOT NULL", id);
  if (!row.step()) return std::nullopt;
  std::optional<std::string> plain = seal::unlock(keys.station, row.text(0));
  if (!plain) throw std::runtime_error("the station key does not open the copy of dossier " + id);
  return plain;
}

bool saveRating(Database& db, const std::string& lookup, int stars, Instant at) {
  if (stars < 1 || stars > 5) throw std::invalid_argument("a rating has 1 to 5 stars");
  WriteTransaction transaction(db);
  std::string dossier;
  {
    Query row(db,
              "SELECT d.id, r.dossier IS NOT NULL FROM dossier d"
              " LEFT JOIN rating r ON r.dossier = d.id"
              " WHERE d.lookup = ? ORDER BY d.id DESC LIMIT 1",
              lookup);
    if (!row.step()) throw std::invalid_argument("no dossier is known by this lookup value");
    if (row.integer(1) != 0) return false;
    dossier = row.text(0);
  }
  const std::string id = newId(at);
  const std::int64_t seq = append(db, id, EntryKind::Rating, at, ratingBody(id, lookup, stars));
  Query(db, "INSERT INTO rating (dossier, stars, seq) VALUES (?, ?, ?)", dossier, stars, seq).run();
  transaction.commit();
  return true;
}

std::string cursor(Database& db) {
  Query row(db, "SELECT cursor FROM terminal");
  row.step();
  return row.text(0);
}

void apply(Database& db, const std::vector<StatusChange>& changes, const std::string& cursor) {
  WriteTransaction transaction(db);
  for (const StatusChange& change : changes) {
    Query(db, "INSERT INTO dossier (id, lookup, matter) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
          change.dossier_id, change.lookup, change.matter)
        .run();
    addStatus(db, change.dossier_id, change);
  }
  Query(db, "UPDATE terminal SET cursor = ?", cursor).run();
  transaction.commit();
}

int purge(Database& db, Instant now, int keep_days) {
  const Instant before = now - std::chrono::days(keep_days);
  WriteTransaction transaction(db);
  const int purged = Query(db,
                           "UPDATE dossier SET locked = NULL WHERE locked IS NOT NULL AND EXISTS"
                           " (SELECT 1 FROM journal j WHERE j.seq = dossier.seq"
                           " AND j.state = 'taken' AND j.settled_at < ?)",
                           before)
                         .run();
  transaction.commit();
  return purged;
}

}  // namespace bianmin::store
