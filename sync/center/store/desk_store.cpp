#include "sync/center/store/desk_store.h"

#include <array>

#include "sync/center/store/scope_sql.h"
#include "sync/center/store/sql_center_store.h"

namespace bianmin::center {
namespace {

// --- the texts of the saved queries -------------------------------------------------------------
// Each list has a condition with $1 and $2, an order, and an index of migration 5 or 11 that has
// both. How much of the county is asked for decides which index: that is said in the text, because
// a planner guesses it wrong for a prepared statement.

// A partial index is used only where its own words stand in the query.
const std::string kOpen =
    "d.status NOT IN ('NOT_ACCEPTED','CLOSED','DELIVERED','ARCHIVED','WITHDRAWN')";
const std::string kNoArguments = "CAST($1 AS TEXT) = '' AND CAST($2 AS TEXT) = ''";

const std::string kListed =
    " AND d.status IN ('RECEIVED','SUPPLEMENT_REQUESTED','PUBLIC_NOTICE','OBJECTION','CLOSED')";

enum class Order { Due, Newest };

Order orderOf(Worklist list) {
  switch (list) {
    case Worklist::Mine:
    case Worklist::DueSoon:
    case Worklist::Overdue:
    case Worklist::InTime:
    case Worklist::Unassigned:
      return Order::Due;
    case Worklist::Supplement:
    case Worklist::Received:
    case Worklist::Notice:
    case Worklist::Objection:
    case Worklist::Done:
    case Worklist::All:
      return Order::Newest;
  }
  return Order::Newest;
}

std::string conditionOf(Worklist list) {
  switch (list) {
    case Worklist::Mine:
      return kOpen + " AND d.assignee = CAST($1 AS BIGINT) AND CAST($2 AS TEXT) = ''";
    case Worklist::DueSoon:
      return kOpen +
             " AND coalesce(d.due, '9999') >= $1"
             " AND coalesce(d.due, '9999') <= $2";
    case Worklist::Overdue:
      return kOpen + " AND coalesce(d.due, '9999') < $1 AND CAST($2 AS TEXT) = ''";
    case Worklist::InTime:
      return kOpen + " AND coalesce(d.due, '9999') > $1 AND coalesce(d.due, '9999') < $2";
    case Worklist::Unassigned:
      return kOpen + " AND d.assignee IS NULL AND " + kNoArguments;
    case Worklist::Supplement:
    case Worklist::Received:
    case Worklist::Notice:
    case Worklist::Objection:
    case Worklist::Done:
      return "d.status = CAST($1 AS TEXT) AND CAST($2 AS TEXT) = ''" + kListed;
    case Worklist::All:
      return kNoArguments;
  }
  return {};
}

constexpr const char* kColumns =
    "d.id, t.name, d.village, d.matter, d.form, d.lookup, d.sealed, d.status, d.created_at,"
    " d.received_at, d.due, d.clock, d.burning, d.accepted_on, d.due_by_law, d.yellow_from,"
    " d.provisional, d.extended_at, d.closed_on, d.assignee";

// How much of the county a scope is, by the length of its region code.
enum class Reach { County, Town, Village };
constexpr std::size_t kReaches = 3;

Reach reachOf(const std::string& area) {
  constexpr std::size_t kTownDigits = 9;
  constexpr std::size_t kVillageDigits = 12;
  if (area.size() == kTownDigits) return Reach::Town;
  return area.size() == kVillageDigits ? Reach::Village : Reach::County;
}

// For the county the place is tested row by row: `+` and `||` keep a database from walking an index
// of villages and sorting what it finds, which would be everything.
std::string scopeText(Reach reach, Dialect dialect) {
  switch (reach) {
    case Reach::County:
      break;
    case Reach::Town:
      return " AND substr(d.village, 1, 9) = CAST($3 AS TEXT) AND CAST($4 AS TEXT) <> ''" +
             matterSql("d.matter", dialect);
    case Reach::Village:
      return " AND d.village = CAST($3 AS TEXT) AND CAST($4 AS TEXT) <> ''" +
             matterSql("d.matter", dialect);
  }
  return scopeSql(dialect == Dialect::Sqlite ? "+d.village" : "(d.village || '')", "d.matter",
                  dialect);
}

std::string whereText(Worklist list, Reach reach, Dialect dialect) {
  // Whoever it is, his own requests are few and have an index of their own.
  const Reach used = list == Worklist::Mine ? Reach::County : reach;
  return " WHERE " + conditionOf(list) + scopeText(used, dialect);
}

std::string orderText(Worklist list) {
  return orderOf(list) == Order::Newest ? " ORDER BY d.id DESC"
                                        : " ORDER BY coalesce(d.due, '9999'), d.id";
}

// $6, $7: the row after which the page begins.
std::string pageText(Worklist list, Reach reach, Dialect dialect) {
  const std::string begin = std::string("SELECT ") + kColumns +
                            " FROM dossiers d JOIN terminals t ON t.id = d.terminal" +
                            whereText(list, reach, dialect);
  if (orderOf(list) == Order::Newest) {
    return begin + " AND CAST($6 AS TEXT) = '' AND d.id < CAST($7 AS TEXT)" + orderText(list) +
           " LIMIT $8";
  }
  return begin +
         " AND coalesce(d.due, '9999') >= $6"
         " AND (coalesce(d.due, '9999') > $6 OR d.id > CAST($7 AS TEXT))" +
         orderText(list) + " LIMIT $8";
}

std::string countText(Worklist list, Reach reach, Dialect dialect) {
  // The order is the index's, which a planner would else pass over for a walk through all.
  return "SELECT count(*) FROM (SELECT 1 FROM dossiers d" + whereText(list, reach, dialect) +
         orderText(list) + " LIMIT $6) AS found";
}

// Requests with a search key, newest first; $1 is the key.
std::string foundText(Dialect dialect) {
  return std::string("SELECT ") + kColumns +
         " FROM search_keys k JOIN dossiers d ON d.id = k.dossier"
         " JOIN terminals t ON t.id = d.terminal"
         " WHERE k.key = CAST($1 AS TEXT) AND CAST($2 AS TEXT) = ''" +
         scopeText(Reach::County, dialect) +
         " AND CAST($6 AS TEXT) = '' AND k.dossier < CAST($7 AS TEXT)"
         " ORDER BY k.dossier DESC LIMIT $8";
}

// Made once: a prepared statement is known by the address of its text.
struct Texts {
  std::array<std::array<std::string, kWorklists>, kReaches> page, count;
  std::string found, request;
};

Texts makeTexts(Dialect dialect) {
  Texts texts;
  for (std::size_t r = 0; r < kReaches; ++r) {
    for (std::size_t i = 0; i < kWorklists; ++i) {
      const auto list = static_cast<Worklist>(i);
      texts.page[r][i] = pageText(list, static_cast<Reach>(r), dialect);
      texts.count[r][i] = countText(list, static_cast<Reach>(r), dialect);
    }
  }
  texts.found = foundText(dialect);
  texts.request = std::string("SELECT ") + kColumns +
                  " FROM dossiers d JOIN terminals t ON t.id = d.terminal"
                  " WHERE d.id = CAST($1 AS TEXT) AND CAST($2 AS TEXT) = ''" +
                  scopeText(Reach::County, dialect);
  return texts;
}

const Texts& textsOf(Dialect dialect) {
  static const Texts kSqlite = makeTexts(Dialect::Sqlite);
  static const Texts kPostgres = makeTexts(Dialect::Postgres);
  return dialect == Dialect::Sqlite ? kSqlite : kPostgres;
}

// --- values -------------------------------------------------------------------------------------

struct Arguments {
  std::string first, second;
};

std::string nameOf(DossierStatus status) { return std::string(toName(status)); }

Arguments argumentsOf(const WorklistQuery& query) {
  switch (query.list) {
    case Worklist::Mine:
      return {std::to_string(query.me), ""};
    case Worklist::DueSoon:
      return {query.today, query.soon};
    case Worklist::Overdue:
      return {query.today, ""};
    case Worklist::InTime:
      return {query.soon, "9999"};
    case Worklist::Supplement:
      return {nameOf(DossierStatus::SupplementRequested), ""};
    case Worklist::Received:
      return {nameOf(DossierStatus::Received), ""};
    case Worklist::Notice:
      return {nameOf(DossierStatus::PublicNotice), ""};
    case Worklist::Objection:
      return {nameOf(DossierStatus::Objection), ""};
    case Worklist::Done:
      return {nameOf(DossierStatus::Closed), ""};
    case Worklist::Unassigned:
    case Worklist::All:
      return {};
  }
  return {};
}

DeskRow readRow(Query& q) { return {readDossier(q), q.maybeInteger(19)}; }

// After every ULID.
constexpr std::string_view kAfterAll = "~";

}  // namespace

std::vector<DeskRow> DeskStore::worklist(const WorklistQuery& query) {
  const Texts& texts = textsOf(db_.dialect());
  const bool search = !query.found_key.empty();
  const auto list = static_cast<std::size_t>(query.list);
  const auto reach = static_cast<std::size_t>(reachOf(query.scope.area));
  const bool newest = search || orderOf(query.list) == Order::Newest;
  const Arguments arguments = search ? Arguments{query.found_key, ""} : argumentsOf(query);
  const std::string due = newest ? "" : query.after.due;
  const std::string id = newest && query.after.id.empty() ? std::string(kAfterAll) : query.after.id;
  Query q(db_, Sql((search ? texts.found : texts.page[reach][list]).c_str()), arguments.first,
          arguments.second, query.scope.area, areaEnd(query.scope.area),
          joinedMatters(query.scope.matters), due, id, query.limit);
  std::vector<DeskRow> rows;
  while (q.step()) rows.push_back(readRow(q));
  return rows;
}

std::int64_t DeskStore::count(const WorklistQuery& query, int most) {
  const Arguments arguments = argumentsOf(query);
  const auto reach = static_cast<std::size_t>(reachOf(query.scope.area));
  const auto& texts = textsOf(db_.dialect()).count[reach];
  Query q(db_, Sql(texts[static_cast<std::size_t>(query.list)].c_str()), arguments.first,
          arguments.second, query.scope.area, areaEnd(query.scope.area),
          joinedMatters(query.scope.matters), most);
  return q.step() ? q.integer(0) : 0;
}

std::optional<DeskRow> DeskStore::request(const std::string& id, const DeskScope& scope) {
  Query q(db_, Sql(textsOf(db_.dialect()).request.c_str()), id, "", scope.area, areaEnd(scope.area),
          joinedMatters(scope.matters));
  if (!q.step()) return std::nullopt;
  return readRow(q);
}

bool DeskStore::assign(const std::string& dossier, std::optional<std::int64_t> from,
                       std::optional<std::int64_t> to) {
  Transaction transaction(db_);
  const int changed = Query(db_,
                            "UPDATE dossiers SET assignee = $1"
                            " WHERE id = $2 AND coalesce(assignee, 0) = $3",
                            to, dossier, from.value_or(0))
                          .run();
  transaction.commit();
  return changed == 1;
}

std::vector<Dossier> DeskStore::unindexed(int limit) {
  Query q(db_, "SELECT id, matter, sealed FROM dossiers WHERE searchable = 0 ORDER BY id LIMIT $1",
          limit);
  std::vector<Dossier> found;
  while (q.step()) {
    Dossier d;
    d.id = q.text(0);
    d.matter = q.text(1);
    d.sealed = q.text(2);
    found.push_back(std::move(d));
  }
  return found;
}

void DeskStore::addKeys(const std::vector<std::string>& dossiers,
                        const std::vector<SearchKey>& keys) {
  Transaction transaction(db_);
  for (const SearchKey& key : keys) {
    Query(db_, "INSERT INTO search_keys (key, dossier) VALUES ($1,$2) ON CONFLICT DO NOTHING",
          key.key, key.dossier)
        .run();
  }
  for (const std::string& dossier : dossiers) {
    Query(db_, "UPDATE dossiers SET searchable = 1 WHERE id = $1", dossier).run();
  }
  transaction.commit();
}

}  // namespace bianmin::center
