#include "sync/center/store/bulletin_store.h"

#include "sync/center/store/scope_sql.h"

namespace bianmin::center {
namespace {

constexpr std::size_t kCounty = 6;
constexpr std::size_t kTown = 9;

// The row that all raise: its lock lets one transaction at a time through, so that a smaller
// revision never becomes visible after a larger one.
constexpr const char* kRaiseAll =
    "INSERT INTO told (key, revision) VALUES ('', $1)"
    " ON CONFLICT (key) DO UPDATE SET revision = CASE WHEN told.revision >= excluded.revision"
    " THEN told.revision + 1 ELSE excluded.revision END RETURNING revision";
constexpr const char* kRaiseOne =
    "INSERT INTO told (key, revision) VALUES ($1, $2)"
    " ON CONFLICT (key) DO UPDATE SET revision = excluded.revision";
constexpr const char* kRevisionFor =
    "SELECT coalesce(max(revision), 0) FROM told WHERE key IN ($1, $2, $3, $4, $5)";

constexpr const char* kNotice =
    "SELECT id, area, terminal, audience, title, words, from_day, until_day, published_at,"
    " published_by, withdrawn_at, withdrawn_by FROM notices"
    " WHERE id = $1 AND area >= $2 AND area < $3";
constexpr const char* kNotices =
    "SELECT id, area, terminal, audience, title, words, from_day, until_day, published_at,"
    " published_by, withdrawn_at, withdrawn_by FROM notices"
    " WHERE area >= $1 AND area < $2 AND (CAST($3 AS TEXT) = '' OR id < $3)"
    " ORDER BY id DESC LIMIT $4";
constexpr const char* kNoticesFor =
    "SELECT id, area, terminal, audience, title, words, from_day, until_day, published_at,"
    " published_by, withdrawn_at, withdrawn_by FROM notices"
    " WHERE withdrawn_at IS NULL AND until_day >= $1 AND ((area IN ($2, $3, $4) AND terminal = '')"
    " OR terminal = $5) ORDER BY id DESC LIMIT $6";

constexpr const char* kCadre =
    "SELECT account, area, terminal, name, post, pin_locked, pin_revision, created_at, created_by,"
    " removed_at FROM cadres WHERE account = $1 AND area >= $2 AND area < $3";
constexpr const char* kCadres =
    "SELECT account, area, terminal, name, post, pin_locked, pin_revision, created_at, created_by,"
    " removed_at FROM cadres WHERE area >= $1 AND area < $2 AND removed_at IS NULL"
    " ORDER BY area, terminal, name, account LIMIT $3";
constexpr const char* kCadresFor =
    "SELECT account, area, terminal, name, post, pin_locked, pin_revision, created_at, created_by,"
    " removed_at FROM cadres WHERE (area IN ($1, $2, $3) AND terminal = '') OR terminal = $4"
    " ORDER BY CASE WHEN removed_at IS NULL THEN 0 ELSE 1 END, removed_at DESC, account LIMIT $5";

// The region codes by which a terminal of the village is told: county, town, village.
struct Keys {
  explicit Keys(const std::string& village)
      : county(village.substr(0, kCounty)), town(village.substr(0, kTown)) {}
  std::string county, town;
};

// No region code begins like that.
std::string terminalKey(const std::string& name) { return "@" + name; }

std::string_view audienceName(Notice::For audience) {
  return audience == Notice::For::Cadres ? "cadres" : "residents";
}

KeptNotice readNotice(Query& q) {
  KeptNotice kept;
  kept.notice.id = q.text(0);
  kept.to = {q.text(1), q.text(2)};
  kept.notice.audience =
      q.text(3) == audienceName(Notice::For::Cadres) ? Notice::For::Cadres : Notice::For::Residents;
  kept.notice.title = q.text(4);
  kept.notice.text = q.text(5);
  kept.notice.from = dateFromIso(q.text(6));
  kept.notice.until = dateFromIso(q.text(7));
  kept.published_at = q.instant(8);
  kept.published_by = q.text(9);
  kept.withdrawn_at = q.maybeInstant(10);
  kept.withdrawn_by = q.text(11);
  return kept;
}

KeptCadre readCadre(Query& q) {
  KeptCadre kept;
  kept.account = q.text(0);
  kept.at = {q.text(1), q.text(2)};
  kept.name = q.text(3);
  kept.post = q.text(4);
  kept.pin_locked = q.text(5);
  kept.pin_revision = q.integer(6);
  kept.created_at = q.instant(7);
  kept.created_by = q.text(8);
  kept.removed_at = q.maybeInstant(9);
  return kept;
}

}  // namespace

std::int64_t BulletinStore::raise(const ToldTo& to, Instant now) {
  Transaction transaction(db_);
  std::int64_t revision = 0;
  {
    Query q(db_, kRaiseAll, now);
    if (q.step()) revision = q.integer(0);
  }
  const std::string key = to.terminal.empty() ? to.area : terminalKey(to.terminal);
  Query(db_, kRaiseOne, key, revision).run();
  transaction.commit();
  return revision;
}

std::int64_t BulletinStore::revisionFor(const std::string& village, const std::string& terminal) {
  const Keys keys(village);
  Query q(db_, kRevisionFor, keys.county, keys.town, village, terminalKey(terminal),
          kEverybody.area);
  return q.step() ? q.integer(0) : 0;
}

std::int64_t BulletinStore::newest() {
  Query q(db_, "SELECT revision FROM told WHERE key = ''");
  return q.step() ? q.integer(0) : 0;
}

int BulletinStore::running(const ToldTo& to, const Date& today) {
  Query q(db_,
          "SELECT count(*) FROM notices WHERE withdrawn_at IS NULL AND until_day >= $1"
          " AND area = $2 AND terminal = $3",
          toIso(today), to.area, to.terminal);
  return q.step() ? static_cast<int>(q.integer(0)) : 0;
}

void BulletinStore::publish(const KeptNotice& kept) {
  Transaction transaction(db_);
  const Notice& notice = kept.notice;
  Query(db_,
        "INSERT INTO notices (id, area, terminal, audience, title, words, from_day, until_day,"
        " published_at, published_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        notice.id, kept.to.area, kept.to.terminal, audienceName(notice.audience), notice.title,
        notice.text, toIso(notice.from), toIso(notice.until), kept.published_at, kept.published_by)
      .run();
  raise(kept.to, kept.published_at);
  transaction.commit();
}

bool BulletinStore::withdraw(const std::string& id, Instant at, const std::string& by) {
  Transaction transaction(db_);
  std::optional<ToldTo> to;
  {
    Query q(db_,
            "UPDATE notices SET withdrawn_at = $1, withdrawn_by = $2"
            " WHERE id = $3 AND withdrawn_at IS NULL RETURNING area, terminal",
            at, by, id);
    if (q.step()) to = ToldTo{q.text(0), q.text(1)};
  }
  if (to) raise(*to, at);
  transaction.commit();
  return to.has_value();
}

std::optional<KeptNotice> BulletinStore::notice(const std::string& id, const std::string& area) {
  Query q(db_, kNotice, id, area, areaEnd(area));
  if (!q.step()) return std::nullopt;
  return readNotice(q);
}

std::vector<KeptNotice> BulletinStore::notices(const std::string& area, const std::string& before,
                                               int limit) {
  Query q(db_, kNotices, area, areaEnd(area), before, limit);
  std::vector<KeptNotice> rows;
  while (q.step()) rows.push_back(readNotice(q));
  return rows;
}

std::vector<Notice> BulletinStore::noticesFor(const std::string& village,
                                              const std::string& terminal, const Date& today,
                                              int limit) {
  const Keys keys(village);
  Query q(db_, kNoticesFor, toIso(today), keys.county, keys.town, village, terminal, limit);
  std::vector<Notice> rows;
  while (q.step()) rows.push_back(readNotice(q).notice);
  return rows;
}

bool BulletinStore::addCadre(const KeptCadre& cadre) {
  Transaction transaction(db_);
  const int added =
      Query(db_,
            "INSERT INTO cadres (account, area, terminal, name, post, pin_locked, pin_revision,"
            " created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
            " ON CONFLICT (area, terminal, name) WHERE removed_at IS NULL DO NOTHING",
            cadre.account, cadre.at.area, cadre.at.terminal, cadre.name, cadre.post,
            cadre.pin_locked, cadre.pin_revision, cadre.created_at, cadre.created_by)
          .run();
  if (added > 0) raise(cadre.at, cadre.created_at);
  transaction.commit();
  return added > 0;
}

bool BulletinStore::removeCadre(const std::string& account, Instant at) {
  Transaction transaction(db_);
  std::optional<ToldTo> where;
  {
    Query q(db_,
            "UPDATE cadres SET removed_at = $1, pin_locked = ''"
            " WHERE account = $2 AND removed_at IS NULL RETURNING area, terminal",
            at, account);
    if (q.step()) where = ToldTo{q.text(0), q.text(1)};
  }
  if (where) raise(*where, at);
  transaction.commit();
  return where.has_value();
}

bool BulletinStore::resetPin(const std::string& account, const std::string& pin_locked,
                             Instant at) {
  Transaction transaction(db_);
  std::optional<ToldTo> where;
  {
    Query q(db_,
            "UPDATE cadres SET pin_locked = $1, pin_revision = pin_revision + 1"
            " WHERE account = $2 AND removed_at IS NULL RETURNING area, terminal",
            pin_locked, account);
    if (q.step()) where = ToldTo{q.text(0), q.text(1)};
  }
  if (where) raise(*where, at);
  transaction.commit();
  return where.has_value();
}

std::optional<KeptCadre> BulletinStore::cadre(const std::string& account, const std::string& area) {
  Query q(db_, kCadre, account, area, areaEnd(area));
  if (!q.step()) return std::nullopt;
  return readCadre(q);
}

std::vector<KeptCadre> BulletinStore::cadres(const std::string& area, int limit) {
  Query q(db_, kCadres, area, areaEnd(area), limit);
  std::vector<KeptCadre> rows;
  while (q.step()) rows.push_back(readCadre(q));
  return rows;
}

std::vector<KeptCadre> BulletinStore::cadresFor(const std::string& village,
                                                const std::string& terminal, int limit) {
  const Keys keys(village);
  Query q(db_, kCadresFor, keys.county, keys.town, village, terminal, limit);
  std::vector<KeptCadre> rows;
  while (q.step()) rows.push_back(readCadre(q));
  return rows;
}

void BulletinStore::keepReport(std::int64_t terminal, const KeptReport& r) {
  Transaction transaction(db_);
  Query(db_,
        "INSERT INTO terminal_reports (terminal, at, received_at, version, bulletin, pack,"
        " pack_problem, printer, disk_free_mb, waiting, parked)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        " ON CONFLICT (terminal) DO UPDATE SET at = excluded.at,"
        " received_at = excluded.received_at, version = excluded.version,"
        " bulletin = excluded.bulletin, pack = excluded.pack,"
        " pack_problem = excluded.pack_problem, printer = excluded.printer,"
        " disk_free_mb = excluded.disk_free_mb, waiting = excluded.waiting,"
        " parked = excluded.parked",
        terminal, r.at, r.received_at, r.version, r.bulletin, r.pack, r.pack_problem, r.printer,
        r.disk_free_mb, r.waiting, r.parked)
      .run();
  transaction.commit();
}

std::optional<KeptReport> BulletinStore::report(const std::string& terminal) {
  Query q(db_,
          "SELECT r.at, r.received_at, r.version, r.bulletin, r.pack, r.pack_problem, r.printer,"
          " r.disk_free_mb, r.waiting, r.parked FROM terminal_reports r"
          " JOIN terminals t ON t.id = r.terminal WHERE t.name = $1",
          terminal);
  if (!q.step()) return std::nullopt;
  KeptReport r;
  r.at = q.instant(0);
  r.received_at = q.instant(1);
  r.version = q.text(2);
  r.bulletin = q.integer(3);
  r.pack = q.integer(4);
  r.pack_problem = q.text(5);
  r.printer = q.text(6);
  r.disk_free_mb = q.integer(7);
  r.waiting = q.integer(8);
  r.parked = q.integer(9);
  return r;
}

}  // namespace bianmin::center
