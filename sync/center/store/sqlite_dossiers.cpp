// Dossiers, their history and the change feed.
#include <algorithm>
#include <charconv>

#include "sync/center/store/query.h"
#include "sync/center/store/sqlite_center_store.h"

namespace bianmin::center {
namespace {

constexpr const char* kDossierById =
    "SELECT d.id, t.name, d.village, d.matter, d.form, d.lookup, d.sealed, d.status, d.created_at,"
    "  d.received_at, d.due"
    " FROM dossiers d JOIN terminals t ON t.id = d.terminal WHERE d.id = ?";
constexpr const char* kDossierByToken =
    "SELECT d.id, t.name, d.village, d.matter, d.form, d.lookup, d.sealed, d.status, d.created_at,"
    "  d.received_at, d.due"
    " FROM dossiers d JOIN terminals t ON t.id = d.terminal WHERE d.token_hash = ?";
constexpr const char* kDossierList =
    "SELECT d.id, t.name, d.village, d.matter, d.form, d.lookup, '', d.status, d.created_at,"
    "  d.received_at, d.due"
    " FROM dossiers d JOIN terminals t ON t.id = d.terminal"
    " WHERE (?1 = '' OR d.village = ?1) AND (?2 IS NULL OR d.status = ?2)"
    " ORDER BY d.received_at DESC, d.id DESC LIMIT ?3";

DossierStatus readStatus(const std::string& name) {
  const auto status = dossierStatusFromName(name);
  if (!status) throw StoreError("the database holds an unknown status: " + name);
  return *status;
}

Dossier readDossier(Query& q) {
  Dossier d;
  d.id = q.text(0);
  d.terminal = q.text(1);
  d.village = q.text(2);
  d.matter = q.text(3);
  d.form = static_cast<int>(q.integer(4));
  d.lookup = q.text(5);
  d.sealed = q.text(6);
  d.status = readStatus(q.text(7));
  d.created_at = q.instant(8);
  d.received_at = q.instant(9);
  d.due = q.text(10);
  return d;
}

// The feed's cursor is the id of the last row that was given; anything else begins anew.
std::int64_t rowOf(const std::string& cursor) {
  std::int64_t row = 0;
  const char* end = cursor.data() + cursor.size();
  const auto [rest, error] = std::from_chars(cursor.data(), end, row);
  return error == std::errc() && rest == end && row > 0 ? row : 0;
}

}  // namespace

std::vector<Dossier> SqliteCenterStore::dossiers(const DossierQuery& query) {
  return guarded([&] {
    std::optional<std::string> status;
    if (query.status) status = std::string(toName(*query.status));
    Query q(prepared(kDossierList), query.village, status, query.limit);
    std::vector<Dossier> found;
    while (q.step()) found.push_back(readDossier(q));
    return found;
  });
}

std::optional<Dossier> SqliteCenterStore::dossier(const std::string& id) {
  return guarded([&]() -> std::optional<Dossier> {
    Query q(prepared(kDossierById), id);
    if (!q.step()) return std::nullopt;
    return readDossier(q);
  });
}

std::optional<Dossier> SqliteCenterStore::dossierByToken(const std::string& token_hash) {
  return guarded([&]() -> std::optional<Dossier> {
    Query q(prepared(kDossierByToken), token_hash);
    if (!q.step()) return std::nullopt;
    return readDossier(q);
  });
}

std::vector<HistoryRow> SqliteCenterStore::history(const std::string& dossier) {
  return guarded([&] {
    Query q(prepared("SELECT from_status, to_status, at, moved_by, note FROM history"
                     " WHERE dossier = ? ORDER BY id"),
            dossier);
    std::vector<HistoryRow> rows;
    while (q.step()) {
      HistoryRow row;
      if (!q.isNull(0)) row.from = readStatus(q.text(0));
      row.to = readStatus(q.text(1));
      row.at = q.instant(2);
      row.by = q.text(3);
      row.note = q.text(4);
      rows.push_back(std::move(row));
    }
    return rows;
  });
}

// What was suspended goes on where it stood: being suspended must not skip a state.
bool SqliteCenterStore::resumes(const DossierMove& move, DossierStatus found) {
  if (found != DossierStatus::Suspended) return true;
  Query q(prepared("SELECT from_status FROM history WHERE dossier = ? AND to_status = ?"
                   " ORDER BY id DESC LIMIT 1"),
          move.dossier, std::string(toName(DossierStatus::Suspended)));
  return q.step() && mayResume(readStatus(q.text(0)), move.to);
}

std::optional<DossierStatus> SqliteCenterStore::statusOf(const std::string& dossier) {
  Query q(prepared("SELECT status FROM dossiers WHERE id = ?"), dossier);
  if (!q.step()) return std::nullopt;
  return readStatus(q.text(0));
}

Instant SqliteCenterStore::laterThanHistory(const std::string& dossier, Instant at) {
  Query q(prepared("SELECT max(at) FROM history WHERE dossier = ?"), dossier);
  if (!q.step() || q.isNull(0)) return at;
  return std::max(at, q.instant(0) + std::chrono::milliseconds(1));
}

MoveResult SqliteCenterStore::changeStatus(const DossierMove& move) {
  const auto found = statusOf(move.dossier);
  if (!found) return {MoveResult::Kind::NoSuchDossier, {}};
  if (!mayMove(*found, move.to) || !resumes(move, *found)) {
    return {MoveResult::Kind::NotAllowed, *found};
  }
  const std::string from(toName(*found));
  const std::string to(toName(move.to));
  const Instant at = laterThanHistory(move.dossier, move.at);
  Query(prepared("UPDATE dossiers SET status = ?, due = coalesce(?, due)"
                 " WHERE id = ? AND status = ?"),
        to, move.due, move.dossier, from)
      .run();
  Query(prepared("INSERT INTO history (dossier, from_status, to_status, at, moved_by, note)"
                 " VALUES (?,?,?,?,?,?)"),
        move.dossier, from, to, at, move.by, move.note)
      .run();
  Query(prepared("INSERT INTO feed (village, dossier, status, at, note, due)"
                 " SELECT village, id, status, ?, ?, due FROM dossiers WHERE id = ?"),
        at, move.note, move.dossier)
      .run();
  return {MoveResult::Kind::Moved, *found};
}

MoveResult SqliteCenterStore::moveDossier(const DossierMove& move) {
  return guarded([&] {
    WriteTransaction transaction(db_, *writers_);
    const MoveResult result = changeStatus(move);
    if (result.kind == MoveResult::Kind::Moved) transaction.commit();
    return result;
  });
}

ChangePage SqliteCenterStore::changesAfter(const std::string& village, const std::string& cursor,
                                           int limit) {
  return guarded([&] {
    std::int64_t last = rowOf(cursor);
    // A cursor from beyond the end is of a database that was replaced by an older copy.
    if (last > std::stoll(feedMark())) last = 0;
    Query q(prepared("SELECT f.id, f.dossier, d.lookup, d.matter, f.status, f.at, f.note, f.due"
                     " FROM feed f JOIN dossiers d ON d.id = f.dossier"
                     " WHERE f.village = ? AND f.id > ? ORDER BY f.id LIMIT ?"),
            village, last, limit);
    ChangePage page;
    while (q.step()) {
      last = q.integer(0);
      page.changes.push_back({q.text(1), q.text(2), q.text(3), readStatus(q.text(4)), q.instant(5),
                              q.text(6), q.text(7)});
    }
    page.cursor = std::to_string(last);
    return page;
  });
}

std::string SqliteCenterStore::feedMark() {
  return guarded([&] {
    Query q(prepared("SELECT coalesce(max(id), 0) FROM feed"));
    q.step();
    return q.text(0);
  });
}

}  // namespace bianmin::center
