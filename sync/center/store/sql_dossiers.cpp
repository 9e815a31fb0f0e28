// Dossiers, their history and the change feed.
#include <algorithm>
#include <charconv>

#include "sync/center/store/sql_center_store.h"

namespace bianmin::center {
namespace {

constexpr const char* kDossierById =
    "SELECT d.id, t.name, d.village, d.matter, d.form, d.lookup, d.sealed, d.status, d.created_at,"
    "  d.received_at, d.due, d.clock, d.burning, d.accepted_on, d.due_by_law, d.yellow_from,"
    "  d.provisional, d.extended_at, d.closed_on"
    " FROM dossiers d JOIN terminals t ON t.id = d.terminal WHERE d.id = $1";
constexpr const char* kDossierByToken =
    "SELECT d.id, t.name, d.village, d.matter, d.form, d.lookup, d.sealed, d.status, d.created_at,"
    "  d.received_at, d.due, d.clock, d.burning, d.accepted_on, d.due_by_law, d.yellow_from,"
    "  d.provisional, d.extended_at, d.closed_on"
    " FROM dossiers d JOIN terminals t ON t.id = d.terminal WHERE d.token_hash = $1";
constexpr const char* kDossierList =
    "SELECT d.id, t.name, d.village, d.matter, d.form, d.lookup, '', d.status, d.created_at,"
    "  d.received_at, d.due, d.clock, d.burning, d.accepted_on, d.due_by_law, d.yellow_from,"
    "  d.provisional, d.extended_at, d.closed_on"
    " FROM dossiers d JOIN terminals t ON t.id = d.terminal"
    " WHERE ($1 = '' OR d.village = $1) AND (CAST($2 AS TEXT) IS NULL OR d.status = $2)"
    " ORDER BY d.received_at DESC, d.id DESC LIMIT $3";

std::optional<Date> maybeDate(Query& q, int column) {
  const Date date = dateFromIso(q.text(column));
  return date.ok() ? std::optional(date) : std::nullopt;
}

void readDays(Query& q, Dossier& d) {
  RequestDays& days = d.days;
  const auto clock = clockStateFromName(q.text(11));
  if (!clock) throw StoreError("the database holds an unknown state of a clock: " + q.text(11));
  days.clock = *clock;
  days.due = maybeDate(q, 10);
  days.burning = q.flag(12);
  days.accepted = maybeDate(q, 13);
  days.due_by_law = maybeDate(q, 14);
  days.yellow_from = maybeDate(q, 15);
  days.provisional = q.flag(16);
  d.extended_at = q.maybeInstant(17);
  days.extended = d.extended_at.has_value();
  d.closed_on = maybeDate(q, 18);
}

// Where a reader of the feed is: after this row of this life of the data.
struct FeedPlace {
  std::string life;
  std::int64_t xid = 0;
  std::int64_t id = 0;

  std::string text() const { return life + "." + std::to_string(xid) + "." + std::to_string(id); }
};

// The newest row that a page may give.
constexpr Sql kFeedEnd{"SELECT life, 0, (SELECT coalesce(max(id), 0) FROM feed) FROM feed_life",
                       "SELECT l.life, coalesce(f.xid, 0), coalesce(f.id, 0) FROM feed_life l"
                       " LEFT JOIN LATERAL (SELECT xid, id FROM feed"
                       "  WHERE xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
                       "  ORDER BY xid DESC, id DESC LIMIT 1) f ON true"};
constexpr Sql kFeedPage{
    "SELECT f.dossier, d.lookup, d.matter, f.status, f.at, f.note, f.due, f.xid, f.id"
    " FROM feed f JOIN dossiers d ON d.id = f.dossier"
    " WHERE f.village = $1 AND (f.xid, f.id) > ($2, $3) ORDER BY f.xid, f.id LIMIT $4",
    "SELECT f.dossier, d.lookup, d.matter, f.status, f.at, f.note, f.due, f.xid, f.id"
    " FROM feed f JOIN dossiers d ON d.id = f.dossier"
    " WHERE f.village = $1 AND (f.xid, f.id) > ($2, $3)"
    " AND f.xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
    " ORDER BY f.xid, f.id LIMIT $4"};

// After the first place, up to the second.
constexpr Sql kFeedVillages{
    "SELECT village FROM feed WHERE CAST($1 AS BIGINT) = 0 AND id > $2 AND CAST($3 AS BIGINT) = 0"
    " AND id <= $4 ORDER BY id LIMIT $5",
    "SELECT village FROM feed WHERE (xid, id) > ($1, $2) AND (xid, id) <= ($3, $4)"
    " ORDER BY xid, id LIMIT $5"};
// Of more rows at once all villages are asked: about as much work as telling them apart.
constexpr int kMostNews = 2000;

FeedPlace feedEnd(Db& db) {
  Query q(db, kFeedEnd);
  if (!q.step()) throw StoreError("the database has lost what its feed's cursors hang on");
  return {q.text(0), q.integer(1), q.integer(2)};
}

// Takes "NUMBER" or "NUMBER." off the front; nothing when there is none.
std::optional<std::int64_t> takeNumber(std::string_view& text) {
  std::int64_t number = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number < 0) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
  if (text.starts_with('.')) text.remove_prefix(1);
  return number;
}

// Anything but a cursor of this life, up to its end, begins anew. A cursor from beyond the end is
// of a database that was replaced by an older copy.
FeedPlace placeOf(std::string_view cursor, const FeedPlace& end) {
  FeedPlace place{end.life, 0, 0};
  if (!cursor.starts_with(end.life + ".")) return place;
  cursor.remove_prefix(end.life.size() + 1);
  const auto xid = takeNumber(cursor);
  const auto id = xid ? takeNumber(cursor) : std::nullopt;
  if (!id || !cursor.empty() || std::pair(*xid, *id) > std::pair(end.xid, end.id)) return place;
  return {end.life, *xid, *id};
}

}  // namespace

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
  readDays(q, d);
  return d;
}

DossierStatus readStatus(const std::string& name) {
  const auto status = dossierStatusFromName(name);
  if (!status) throw StoreError("the database holds an unknown status: " + name);
  return *status;
}

std::vector<Dossier> SqlCenterStore::dossiers(const DossierQuery& query) {
  std::optional<std::string> status;
  if (query.status) status = std::string(toName(*query.status));
  Query q(*db_, kDossierList, query.village, status, query.limit);
  std::vector<Dossier> found;
  while (q.step()) found.push_back(readDossier(q));
  return found;
}

std::optional<Dossier> SqlCenterStore::dossier(const std::string& id) {
  Query q(*db_, kDossierById, id);
  if (!q.step()) return std::nullopt;
  return readDossier(q);
}

std::optional<Dossier> SqlCenterStore::dossierByToken(const std::string& token_hash) {
  Query q(*db_, kDossierByToken, token_hash);
  if (!q.step()) return std::nullopt;
  return readDossier(q);
}

std::vector<HistoryRow> SqlCenterStore::history(const std::string& dossier) {
  Query q(*db_,
          "SELECT from_status, to_status, at, moved_by, note FROM history"
          " WHERE dossier = $1 ORDER BY id",
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
}

std::optional<DossierStatus> SqlCenterStore::statusOf(const std::string& dossier) {
  Query q(*db_, "SELECT status FROM dossiers WHERE id = $1 FOR UPDATE", dossier);
  if (!q.step()) return std::nullopt;
  return readStatus(q.text(0));
}

Instant SqlCenterStore::laterThanHistory(const std::string& dossier, Instant at) {
  Query q(*db_, "SELECT max(at) FROM history WHERE dossier = $1", dossier);
  if (!q.step() || q.isNull(0)) return at;
  return std::max(at, q.instant(0) + std::chrono::milliseconds(1));
}

ChangePage SqlCenterStore::changesAfter(const std::string& village, const std::string& cursor,
                                        int limit) {
  FeedPlace last = placeOf(cursor, feedEnd(*db_));
  Query q(*db_, kFeedPage, village, last.xid, last.id, limit);
  ChangePage page;
  while (q.step()) {
    page.changes.push_back({q.text(0), q.text(1), q.text(2), readStatus(q.text(3)), q.instant(4),
                            q.text(5), q.text(6)});
    last.xid = q.integer(7);
    last.id = q.integer(8);
  }
  page.cursor = last.text();
  return page;
}

std::string SqlCenterStore::feedMark() { return feedEnd(*db_).text(); }

FeedNews SqlCenterStore::feedNews(const std::string& since) {
  const FeedPlace end = feedEnd(*db_);
  FeedNews news{end.text(), false, {}};
  if (news.mark == since) return news;
  const FeedPlace from = placeOf(since, end);
  news.everywhere = from.text() != since;
  if (news.everywhere) return news;
  Query q(*db_, kFeedVillages, from.xid, from.id, end.xid, end.id, kMostNews);
  int rows = 0;
  for (; q.step(); ++rows) news.villages.push_back(q.text(0));
  news.everywhere = rows == kMostNews;
  std::ranges::sort(news.villages);
  const auto twice = std::ranges::unique(news.villages);
  news.villages.erase(twice.begin(), twice.end());
  return news;
}

}  // namespace bianmin::center
