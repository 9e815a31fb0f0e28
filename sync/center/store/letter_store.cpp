#include "sync/center/store/letter_store.h"

#include <array>

#include "sync/center/store/letter_rows.h"
#include "sync/center/store/scope_sql.h"

namespace bianmin::center {
namespace {

constexpr std::array<std::string_view, 3> kStates = {"issued", "answered", "escalated"};

template <typename Known>
auto known(Known value, const std::string& name) {
  if (!value) throw StoreError("the database holds an unknown word about letters: " + name);
  return *value;
}

std::optional<Date> maybeDate(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  return dateFromIso(*text);
}

// --- texts --------------------------------------------------------------------------------------
// $3, $4, $5: the scope. Made once: a prepared statement is known by the address of its text.

std::string letterList(Dialect dialect) {
  const std::string village = dialect == Dialect::Sqlite ? "+l.village" : "l.village";
  return std::string("SELECT ") + kLetterColumns +
         " FROM letters l WHERE l.state = CAST($1 AS TEXT) AND l.id < CAST($2 AS BIGINT)" +
         scopeSql(village, "l.matter", dialect) + " ORDER BY l.id DESC LIMIT $6";
}

std::string letterCount(Dialect dialect) {
  return "SELECT count(*) FROM (SELECT 1 FROM letters l WHERE l.state = CAST($1 AS TEXT)"
         " AND CAST($2 AS TEXT) = ''" +
         scopeSql("l.village", "l.matter", dialect) + " LIMIT $6) AS found";
}

std::string letterById(Dialect dialect) {
  return std::string("SELECT ") + kLetterColumns +
         " FROM letters l WHERE l.id = CAST($1 AS BIGINT) AND CAST($2 AS TEXT) = ''" +
         scopeSql("l.village", "l.matter", dialect);
}

// $1: the id, or 0 for all.
std::string exceptionList(Dialect dialect) {
  return "SELECT e.id, e.kind, e.request, e.letter, e.cause, e.matter, e.village, e.first_on,"
         " e.note, e.noted_by FROM letter_exceptions e WHERE e.gone_on IS NULL"
         " AND (CAST($1 AS BIGINT) = 0 OR e.id = CAST($1 AS BIGINT)) AND CAST($2 AS TEXT) = ''" +
         scopeSql("e.village", "e.matter", dialect) + " ORDER BY e.id LIMIT $6";
}

// A list belongs to an area: whoever sees all of that area sees the list.
constexpr const char* kSheetColumns =
    "SELECT s.id, s.year, s.month, s.phase, s.supervisor, s.supervisor_name, s.area, s.made_on,"
    " (SELECT count(*) FROM month_sheet_items i WHERE i.sheet = s.id AND i.what = 'request'),"
    " (SELECT count(*) FROM month_sheet_items i WHERE i.sheet = s.id AND i.what = 'letter')"
    " FROM month_sheets s WHERE s.area >= $1 AND s.area < $2"
    " AND (CAST($3 AS BIGINT) = 0 OR s.id = CAST($3 AS BIGINT)) ORDER BY s.id DESC LIMIT $4";

constexpr const char* kRatedMatter = "coalesce(d.matter, r.matter)";
constexpr const char* kRatedVillage = "coalesce(d.village, t.village)";
// $1: before which id; $2: the rating itself, or "" for all.
std::string ratingList(bool followed_up, Dialect dialect, bool one) {
  const std::string which =
      one ? "" : std::string(" AND f.rating IS ") + (followed_up ? "NOT NULL" : "NULL");
  return std::string("SELECT r.id, coalesce(d.id, ''), ") + kRatedMatter + ", " + kRatedVillage +
         ", r.at, r.stars, f.at, f.made_by, f.words"
         " FROM ratings r JOIN terminals t ON t.id = r.terminal"
         " LEFT JOIN rating_follow_ups f ON f.rating = r.id LEFT JOIN dossiers d ON d.id ="
         " (SELECT max(o.id) FROM dossiers o WHERE o.lookup = r.lookup)"
         " WHERE r.stars <= 2 AND r.id < CAST($1 AS TEXT)"
         " AND (CAST($2 AS TEXT) = '' OR r.id = CAST($2 AS TEXT))" +
         which + scopeSql(kRatedVillage, kRatedMatter, dialect) + " ORDER BY r.id DESC LIMIT $6";
}

struct Texts {
  std::string list, count, by_id, exceptions, open_ratings, followed_ratings, one_rating;
};

Texts makeTexts(Dialect dialect) {
  return {letterList(dialect),
          letterCount(dialect),
          letterById(dialect),
          exceptionList(dialect),
          ratingList(false, dialect, false),
          ratingList(true, dialect, false),
          ratingList(false, dialect, true)};
}

const Texts& textsOf(Dialect dialect) {
  static const Texts kSqlite = makeTexts(Dialect::Sqlite);
  static const Texts kPostgres = makeTexts(Dialect::Postgres);
  return dialect == Dialect::Sqlite ? kSqlite : kPostgres;
}

const std::string kAboutText =
    std::string("SELECT ") + kLetterColumns + " FROM letters l WHERE l.request = $1 ORDER BY l.id";

// --- rows ---------------------------------------------------------------------------------------

constexpr std::int64_t kAfterAll = INT64_MAX;

std::vector<KeptLetter> readLetters(Query&& q) {
  std::vector<KeptLetter> letters;
  while (q.step()) letters.push_back(readLetter(q));
  return letters;
}

std::optional<LetterException::Kind> exceptionKind(std::string_view name) {
  for (const auto kind :
       {LetterException::Kind::NoSupervisor, LetterException::Kind::WarnUnanswered}) {
    if (toName(kind) == name) return kind;
  }
  return std::nullopt;
}

std::vector<KeptException> readExceptions(Query&& q) {
  std::vector<KeptException> all;
  while (q.step()) {
    KeptException e;
    e.id = q.integer(0);
    e.what.kind = known(exceptionKind(q.text(1)), q.text(1));
    e.what.request = q.text(2);
    e.what.letter = known(letterKindFromName(q.text(3)), q.text(3));
    e.what.cause = known(letterCauseFromName(q.text(4)), q.text(4));
    e.what.matter = q.text(5);
    e.what.village = q.text(6);
    e.first = dateFromIso(q.text(7));
    e.note = q.text(8);
    e.noted_by = q.text(9);
    all.push_back(std::move(e));
  }
  return all;
}

std::vector<KeptSheet> readSheets(Query&& q) {
  std::vector<KeptSheet> all;
  while (q.step()) {
    KeptSheet s;
    s.id = q.integer(0);
    s.sheet.year = static_cast<int>(q.integer(1));
    s.sheet.month = static_cast<int>(q.integer(2));
    s.sheet.phase = known(monthPhaseFromName(q.text(3)), q.text(3));
    s.sheet.supervisor = q.text(4);
    s.supervisor_name = q.text(5);
    s.area = q.text(6);
    s.made = dateFromIso(q.text(7));
    s.requests = static_cast<int>(q.integer(8));
    s.letters = static_cast<int>(q.integer(9));
    all.push_back(std::move(s));
  }
  return all;
}

std::vector<BadRating> readRatings(Query&& q) {
  std::vector<BadRating> all;
  while (q.step()) {
    BadRating r;
    r.id = q.text(0);
    r.dossier = q.text(1);
    r.matter = q.text(2);
    r.village = q.text(3);
    r.at = q.instant(4);
    r.stars = static_cast<int>(q.integer(5));
    if (!q.isNull(6)) r.follow_up = FollowUp{q.instant(6), q.text(7), q.text(8)};
    all.push_back(std::move(r));
  }
  return all;
}

template <typename T>
std::optional<T> only(std::vector<T> rows) {
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

// "" is the area of whoever answers for the whole county.
std::string areaBegin(const DeskScope& scope) { return scope.area.size() <= 6 ? "" : scope.area; }

// After every ULID.
constexpr const char* kAfterUlids = "~";

}  // namespace

std::string_view toName(LetterState state) { return kStates.at(static_cast<std::size_t>(state)); }

std::optional<LetterState> letterStateFromName(std::string_view name) {
  for (std::size_t i = 0; i < kStates.size(); ++i) {
    if (kStates[i] == name) return static_cast<LetterState>(i);
  }
  return std::nullopt;
}

LetterState KeptLetter::state() const {
  if (letter.answered) return LetterState::Answered;
  return letter.escalated ? LetterState::Escalated : LetterState::Issued;
}

KeptLetter readLetter(Query& q) {
  KeptLetter kept;
  Letter& l = kept.letter;
  kept.id = q.integer(0);
  l.kind = known(letterKindFromName(q.text(1)), q.text(1));
  l.year = static_cast<int>(q.integer(2));
  l.serial = static_cast<int>(q.integer(3));
  l.number = q.text(4);
  l.request = q.text(5);
  l.matter = q.text(6);
  l.village = q.text(7);
  l.cause = known(letterCauseFromName(q.text(8)), q.text(8));
  l.about = maybeDate(q.maybeText(9));
  l.supervisor = q.text(10);
  kept.supervisor_name = q.text(11);
  l.issued = dateFromIso(q.text(12));
  l.reply_by = {dateFromIso(q.text(13)), q.flag(14)};
  const LetterState state = known(letterStateFromName(q.text(15)), q.text(15));
  if (state == LetterState::Answered) l.answered = maybeDate(q.maybeText(16));
  if (state == LetterState::Escalated) l.escalated = maybeDate(q.maybeText(16));
  kept.answer = q.text(17);
  kept.answered_by = q.text(18);
  kept.ended_at = q.maybeInstant(19);
  return kept;
}

std::vector<KeptLetter> LetterStore::letters(const LetterQuery& query) {
  return readLetters(Query(db_, Sql(textsOf(db_.dialect()).list.c_str()), toName(query.state),
                           query.after > 0 ? query.after : kAfterAll, query.scope.area,
                           areaEnd(query.scope.area), joinedMatters(query.scope.matters),
                           query.limit));
}

std::int64_t LetterStore::count(const DeskScope& scope, LetterState state, int most) {
  Query q(db_, Sql(textsOf(db_.dialect()).count.c_str()), toName(state), "", scope.area,
          areaEnd(scope.area), joinedMatters(scope.matters), most);
  return q.step() ? q.integer(0) : 0;
}

std::optional<KeptLetter> LetterStore::letter(std::int64_t id, const DeskScope& scope) {
  return only(readLetters(Query(db_, Sql(textsOf(db_.dialect()).by_id.c_str()), id, "", scope.area,
                                areaEnd(scope.area), joinedMatters(scope.matters))));
}

std::vector<KeptLetter> LetterStore::about(const std::string& request) {
  return readLetters(Query(db_, Sql(kAboutText.c_str()), request));
}

bool LetterStore::answer(std::int64_t id, const Answer& answer) {
  Transaction transaction(db_);
  const int changed =
      Query(db_,
            "UPDATE letters SET state = 'answered', ended_on = $1, ended_at = $2,"
            " answer = $3, answered_by = $4, answered_staff = $5"
            " WHERE id = $6 AND state = 'issued'",
            toIso(localDate(answer.at)), answer.at, answer.words, answer.by, answer.staff, id)
          .run();
  transaction.commit();
  return changed == 1;
}

std::vector<KeptException> LetterStore::exceptions(const DeskScope& scope, int limit) {
  return readExceptions(Query(db_, Sql(textsOf(db_.dialect()).exceptions.c_str()), 0, "",
                              scope.area, areaEnd(scope.area), joinedMatters(scope.matters),
                              limit));
}

std::optional<KeptException> LetterStore::exception(std::int64_t id, const DeskScope& scope) {
  if (id <= 0) return std::nullopt;
  return only(
      readExceptions(Query(db_, Sql(textsOf(db_.dialect()).exceptions.c_str()), id, "", scope.area,
                           areaEnd(scope.area), joinedMatters(scope.matters), 1)));
}

void LetterStore::note(std::int64_t id, const std::string& note, const std::string& by) {
  Transaction transaction(db_);
  Query(db_, "UPDATE letter_exceptions SET note = $1, noted_by = $2 WHERE id = $3", note, by, id)
      .run();
  transaction.commit();
}

std::vector<Supervisor> LetterStore::supervisors() {
  Query q(db_, "SELECT area, name FROM area_supervisors ORDER BY area");
  std::vector<Supervisor> all;
  while (q.step()) all.push_back({"area:" + q.text(0), q.text(1), q.text(0)});
  return all;
}

void LetterStore::setSupervisor(const std::string& area, const std::string& name,
                                const std::string& by, Instant at) {
  Transaction transaction(db_);
  Query(db_,
        "INSERT INTO area_supervisors (area, name, set_by, set_at) VALUES ($1,$2,$3,$4)"
        " ON CONFLICT (area) DO UPDATE SET name = excluded.name, set_by = excluded.set_by,"
        " set_at = excluded.set_at",
        area, name, by, at)
      .run();
  transaction.commit();
}

std::vector<KeptSheet> LetterStore::sheets(const DeskScope& scope, int limit) {
  return readSheets(Query(db_, kSheetColumns, areaBegin(scope), areaEnd(scope.area), 0, limit));
}

std::optional<KeptSheet> LetterStore::sheet(std::int64_t id, const DeskScope& scope) {
  if (id <= 0) return std::nullopt;
  auto found =
      only(readSheets(Query(db_, kSheetColumns, areaBegin(scope), areaEnd(scope.area), id, 1)));
  if (!found) return found;
  Query q(db_, "SELECT what, item FROM month_sheet_items WHERE sheet = $1 ORDER BY place", id);
  while (q.step()) {
    auto& items = q.text(0) == "request" ? found->sheet.requests : found->sheet.letters;
    items.push_back(q.text(1));
  }
  return found;
}

std::vector<BadRating> LetterStore::badRatings(const RatingQuery& query) {
  const Texts& texts = textsOf(db_.dialect());
  const std::string& text = query.followed_up ? texts.followed_ratings : texts.open_ratings;
  return readRatings(Query(db_, Sql(text.c_str()), query.after.empty() ? kAfterUlids : query.after,
                           "", query.scope.area, areaEnd(query.scope.area),
                           joinedMatters(query.scope.matters), query.limit));
}

std::optional<BadRating> LetterStore::badRating(const std::string& id, const DeskScope& scope) {
  return only(
      readRatings(Query(db_, Sql(textsOf(db_.dialect()).one_rating.c_str()), kAfterUlids, id,
                        scope.area, areaEnd(scope.area), joinedMatters(scope.matters), 1)));
}

bool LetterStore::followUp(const std::string& rating, std::int64_t staff, const FollowUp& what) {
  Transaction transaction(db_);
  const int added = Query(db_,
                          "INSERT INTO rating_follow_ups (rating, at, made_by, staff, words)"
                          " VALUES ($1,$2,$3,$4,$5) ON CONFLICT DO NOTHING",
                          rating, what.at, what.by, staff, what.words)
                        .run();
  transaction.commit();
  return added == 1;
}

SupervisionRules withDeskSupervisors(SupervisionRules rules, LetterStore& store) {
  std::vector<Supervisor> all = store.supervisors();
  all.insert(all.end(), rules.supervisors.begin(), rules.supervisors.end());
  rules.supervisors = std::move(all);
  return rules;
}

}  // namespace bianmin::center
