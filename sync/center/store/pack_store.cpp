#include "sync/center/store/pack_store.h"

#include "sync/center/store/bulletin_store.h"
#include "sync/center/store/scope_sql.h"

namespace bianmin::center {

PackRow PackStore::add(PackRow row, const std::function<std::string(std::int64_t version)>& make) {
  Transaction transaction(db_);
  row.version = newestVersion() + 1;
  const std::string bytes = make(row.version);
  row.size = static_cast<std::int64_t>(bytes.size());
  Query(db_,
        "INSERT INTO packs (version, made_at, published_by, note, files, bytes)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        row.version, row.made_at, row.published_by, row.note, row.files,
        Blob(bytes.begin(), bytes.end()))
      .run();
  BulletinStore(db_).raise(kEverybody, row.made_at);
  transaction.commit();
  return row;
}

std::vector<PackRow> PackStore::newest(int limit) {
  Query q(db_,
          "SELECT version, made_at, published_by, note, files, length(bytes) FROM packs"
          " ORDER BY version DESC LIMIT $1",
          limit);
  std::vector<PackRow> rows;
  while (q.step()) {
    rows.push_back({q.integer(0), q.instant(1), q.text(2), q.text(3), q.integer(4), q.integer(5)});
  }
  return rows;
}

std::int64_t PackStore::newestVersion() {
  Query q(db_, "SELECT coalesce(max(version), 0) FROM packs");
  return q.step() ? q.integer(0) : 0;
}

std::optional<std::string> PackStore::bytes(std::int64_t version) {
  Query q(db_, "SELECT bytes FROM packs WHERE version = $1", version);
  if (!q.step()) return std::nullopt;
  const Blob blob = q.blob(0);
  return std::string(blob.begin(), blob.end());
}

std::map<std::int64_t, std::int64_t> PackStore::inUse(const std::string& area) {
  Query q(db_,
          "SELECT r.pack, count(*) FROM terminal_reports r JOIN terminals t ON t.id = r.terminal"
          " WHERE t.revoked_at IS NULL AND t.village >= $1 AND t.village < $2 GROUP BY r.pack",
          area, areaEnd(area));
  std::map<std::int64_t, std::int64_t> counts;
  while (q.step()) counts[q.integer(0)] = q.integer(1);
  return counts;
}

std::vector<PackProblem> PackStore::problems(const std::string& area, int limit) {
  Query q(db_,
          "SELECT t.name, t.village, t.hall, r.pack, r.pack_problem, r.received_at"
          " FROM terminal_reports r JOIN terminals t ON t.id = r.terminal"
          " WHERE t.revoked_at IS NULL AND t.village >= $1 AND t.village < $2"
          " AND r.pack_problem <> '' ORDER BY t.name LIMIT $3",
          area, areaEnd(area), limit);
  std::vector<PackProblem> rows;
  while (q.step()) {
    rows.push_back({q.text(0), q.text(1), q.text(2), q.integer(3), q.text(4), q.instant(5)});
  }
  return rows;
}

}  // namespace bianmin::center
