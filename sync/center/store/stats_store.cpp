#include "sync/center/store/stats_store.h"

#include <array>

#include "sync/center/store/scope_sql.h"

namespace bianmin::center {
namespace {

constexpr std::size_t kBys = 4;
constexpr std::size_t kOfs = 7;

// --- texts --------------------------------------------------------------------------------------
// $1, $2: from and before which day or moment; $3, $4, $5: the scope.

// A moment's month in the hall, which is eight hours ahead.
std::string monthOf(const std::string& moment, Dialect dialect) {
  const std::string seconds = "(" + moment + " + 28800000) / 1000";
  return dialect == Dialect::Sqlite
             ? "strftime('%Y-%m', " + seconds + ", 'unixepoch')"
             : "to_char(to_timestamp(" + seconds + ") AT TIME ZONE 'UTC', 'YYYY-MM')";
}

std::string keyOf(StatsBy by, const std::string& matter, const std::string& village,
                  const std::string& month) {
  switch (by) {
    case StatsBy::Matter:
      return matter;
    case StatsBy::Town:
      return "substr(" + village + ", 1, 9)";
    case StatsBy::Village:
      return village;
    case StatsBy::Month:
      return month;
  }
  return {};
}

std::string receivedText(Dialect dialect) {
  return " FROM dossiers d WHERE d.received_at >= $1 AND d.received_at < $2" +
         scopeSql("d.village", "d.matter", dialect);
}

std::string closedText(Dialect dialect) {
  // The index of closings is the short way to one month of them; see DeskStore for the `+`.
  const std::string village = dialect == Dialect::Sqlite ? "+d.village" : "d.village";
  return " FROM dossiers d WHERE d.closed_on >= $1 AND d.closed_on < $2" +
         scopeSql(village, "d.matter", dialect);
}

// A rating knows its request by the lookup value alone, and one by phone only its matter; should
// two requests have the same value, it is of the newer.
constexpr const char* kRatedMatter = "coalesce(d.matter, r.matter)";
constexpr const char* kRatedVillage = "coalesce(d.village, t.village)";
std::string ratedText(Dialect dialect) {
  return " FROM ratings r JOIN terminals t ON t.id = r.terminal LEFT JOIN dossiers d ON d.id ="
         " (SELECT max(o.id) FROM dossiers o WHERE o.lookup = r.lookup)"
         " WHERE r.at >= $1 AND r.at < $2" +
         scopeSql(kRatedVillage, kRatedMatter, dialect);
}

struct TableTexts {
  std::string received, closed, rated;
};

TableTexts tableTexts(StatsBy by, Dialect dialect) {
  return {"SELECT " + keyOf(by, "d.matter", "d.village", monthOf("d.received_at", dialect)) +
              ", count(*)" + receivedText(dialect) + " GROUP BY 1",
          "SELECT " + keyOf(by, "d.matter", "d.village", "substr(d.closed_on, 1, 7)") +
              ", count(d.due), sum(CASE WHEN d.closed_on <= d.due THEN 1 ELSE 0 END),"
              " count(*) - count(d.due)" +
              closedText(dialect) + " GROUP BY 1",
          "SELECT " + keyOf(by, kRatedMatter, kRatedVillage, monthOf("r.at", dialect)) +
              ", count(*), sum(CASE WHEN r.stars >= 4 THEN 1 ELSE 0 END)" + ratedText(dialect) +
              " GROUP BY 1"};
}

std::string rowsText(StatsOf what, Dialect dialect) {
  if (what == StatsOf::Rated || what == StatsOf::Satisfied) {
    return std::string("SELECT r.id, coalesce(d.id, ''), ") + kRatedMatter + ", " + kRatedVillage +
           ", r.at, d.due, d.closed_on, r.stars" + ratedText(dialect) +
           (what == StatsOf::Satisfied ? " AND r.stars >= 4" : "") +
           " AND r.id < CAST($6 AS TEXT) ORDER BY r.id DESC LIMIT $7";
  }
  std::string text =
      "SELECT d.id, d.id, d.matter, d.village, d.received_at, d.due, d.closed_on, 0" +
      (what == StatsOf::Received ? receivedText(dialect) : closedText(dialect));
  if (what == StatsOf::InTime) text += " AND d.closed_on <= d.due";
  if (what == StatsOf::Late) text += " AND d.closed_on > d.due";
  if (what == StatsOf::NoLimit) text += " AND d.due IS NULL";
  return text + " AND d.id < CAST($6 AS TEXT) ORDER BY d.id DESC LIMIT $7";
}

// Made once: a prepared statement is known by the address of its text.
struct Texts {
  std::array<TableTexts, kBys> table;
  std::array<std::string, kOfs> rows;
};

Texts makeTexts(Dialect dialect) {
  Texts texts;
  for (std::size_t i = 0; i < kBys; ++i) {
    texts.table[i] = tableTexts(static_cast<StatsBy>(i), dialect);
  }
  for (std::size_t i = 0; i < kOfs; ++i) {
    texts.rows[i] = rowsText(static_cast<StatsOf>(i), dialect);
  }
  return texts;
}

const Texts& textsOf(Dialect dialect) {
  static const Texts kSqlite = makeTexts(Dialect::Sqlite);
  static const Texts kPostgres = makeTexts(Dialect::Postgres);
  return dialect == Dialect::Sqlite ? kSqlite : kPostgres;
}

// --- values -------------------------------------------------------------------------------------

Date dayAfter(const Date& day) { return Date{std::chrono::sys_days{day} + std::chrono::days(1)}; }

Instant beginOf(const Date& day) { return Instant{std::chrono::sys_days{day}} - kChinaOffset; }

struct Scope {
  // '/' comes before the digits: between a code and the code with it lies the code alone.
  explicit Scope(const StatsQuery& query)
      : area(query.scope.area),
        end(query.place_only ? area + "/" : areaEnd(area)),
        matters(joinedMatters(query.scope.matters)) {}
  std::string area, end, matters;
};

bool byDay(StatsOf what) {
  return what == StatsOf::Closed || what == StatsOf::InTime || what == StatsOf::Late ||
         what == StatsOf::NoLimit;
}

StatsRow readRow(Query& q) {
  StatsRow row;
  row.id = q.text(0);
  row.dossier = q.text(1);
  row.matter = q.text(2);
  row.village = q.text(3);
  row.at = q.instant(4);
  row.due = q.maybeText(5);
  row.closed_on = q.maybeText(6);
  row.stars = static_cast<int>(q.integer(7));
  return row;
}

std::vector<StatsRow> readRows(Query&& q) {
  std::vector<StatsRow> rows;
  while (q.step()) rows.push_back(readRow(q));
  return rows;
}

}  // namespace

std::int64_t StatsFigures::count(StatsOf what) const {
  switch (what) {
    case StatsOf::Received:
      return received;
    case StatsOf::Closed:
      return std::int64_t{closed.closed} + closed.without_limit;
    case StatsOf::InTime:
      return closed.in_time;
    case StatsOf::Late:
      return closed.late();
    case StatsOf::NoLimit:
      return closed.without_limit;
    case StatsOf::Rated:
      return rated;
    case StatsOf::Satisfied:
      return satisfied;
  }
  return 0;
}

void StatsFigures::add(const StatsFigures& other) {
  received += other.received;
  closed.closed += other.closed.closed;
  closed.in_time += other.closed.in_time;
  closed.without_limit += other.closed.without_limit;
  rated += other.rated;
  satisfied += other.satisfied;
}

StatsTable StatsStore::table(const StatsQuery& query, StatsBy by) {
  const TableTexts& texts = textsOf(db_.dialect()).table[static_cast<std::size_t>(by)];
  const Scope scope(query);
  const Date after = dayAfter(query.until);
  StatsTable table;
  {
    Query q(db_, Sql(texts.received.c_str()), beginOf(query.from), beginOf(after), scope.area,
            scope.end, scope.matters);
    while (q.step()) table[q.text(0)].received = q.integer(1);
  }
  {
    Query q(db_, Sql(texts.closed.c_str()), toIso(query.from), toIso(after), scope.area, scope.end,
            scope.matters);
    while (q.step()) {
      table[q.text(0)].closed = {static_cast<int>(q.integer(1)), static_cast<int>(q.integer(2)),
                                 static_cast<int>(q.integer(3))};
    }
  }
  Query q(db_, Sql(texts.rated.c_str()), beginOf(query.from), beginOf(after), scope.area, scope.end,
          scope.matters);
  while (q.step()) {
    StatsFigures& line = table[q.text(0)];
    line.rated = q.integer(1);
    line.satisfied = q.integer(2);
  }
  return table;
}

std::vector<StatsRow> StatsStore::rows(const StatsQuery& query, StatsOf what,
                                       const std::string& after, int limit) {
  // After every ULID.
  const std::string before = after.empty() ? "~" : after;
  const Sql sql(textsOf(db_.dialect()).rows[static_cast<std::size_t>(what)].c_str());
  const Scope scope(query);
  const Date end = dayAfter(query.until);
  if (byDay(what)) {
    return readRows(Query(db_, sql, toIso(query.from), toIso(end), scope.area, scope.end,
                          scope.matters, before, limit));
  }
  return readRows(Query(db_, sql, beginOf(query.from), beginOf(end), scope.area, scope.end,
                        scope.matters, before, limit));
}

}  // namespace bianmin::center
