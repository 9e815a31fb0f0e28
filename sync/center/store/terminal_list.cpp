#include "sync/center/store/terminal_list.h"

#include "sync/center/store/scope_sql.h"

namespace bianmin::center {
namespace {

constexpr const char* kPage =
    "SELECT t.name, t.village, t.hall, t.last_seen, t.revoked_at,"
    " (SELECT max(c.not_after) FROM certificates c WHERE c.terminal = t.id"
    "  AND c.replaced_at IS NULL), t.last_seq,"
    " (SELECT count(*) FROM findings f WHERE f.terminal = t.id)"
    " FROM terminals t WHERE t.village >= $1 AND t.village < $2 AND t.name > $3"
    " ORDER BY t.name LIMIT $4";
constexpr const char* kByName =
    "SELECT t.name, t.village, t.hall, t.last_seen, t.revoked_at,"
    " (SELECT max(c.not_after) FROM certificates c WHERE c.terminal = t.id"
    "  AND c.replaced_at IS NULL), t.last_seq,"
    " (SELECT count(*) FROM findings f WHERE f.terminal = t.id)"
    " FROM terminals t WHERE t.village >= $1 AND t.village < $2 AND t.name = $3";
constexpr const char* kCounts =
    "SELECT count(*),"
    " sum(CASE WHEN t.revoked_at IS NULL AND coalesce(t.last_seen, 0) < $1 THEN 1 ELSE 0 END),"
    " sum(CASE WHEN t.revoked_at IS NULL AND coalesce((SELECT max(c.not_after) FROM certificates c"
    "  WHERE c.terminal = t.id AND c.replaced_at IS NULL), 0) < $2 THEN 1 ELSE 0 END),"
    " sum(CASE WHEN t.revoked_at IS NULL THEN 0 ELSE 1 END)"
    " FROM terminals t WHERE t.village >= $3 AND t.village < $4";

TerminalRow readRow(Query& q) {
  TerminalRow row;
  row.name = q.text(0);
  row.village = q.text(1);
  row.hall = q.text(2);
  row.last_seen = q.maybeInstant(3);
  row.revoked_at = q.maybeInstant(4);
  row.not_after = q.maybeInstant(5);
  row.last_seq = q.integer(6);
  row.findings = q.integer(7);
  return row;
}

}  // namespace

std::vector<TerminalRow> TerminalList::page(const std::string& after, int limit) {
  Query q(db_, kPage, area_, areaEnd(area_), after, limit);
  std::vector<TerminalRow> rows;
  while (q.step()) rows.push_back(readRow(q));
  return rows;
}

std::optional<TerminalRow> TerminalList::byName(const std::string& name) {
  Query q(db_, kByName, area_, areaEnd(area_), name);
  if (!q.step()) return std::nullopt;
  return readRow(q);
}

bool TerminalList::taken(const std::string& name) {
  return Query(db_, "SELECT 1 FROM terminals WHERE name = $1", name).step();
}

TerminalCounts TerminalList::counts(Instant silent_since, Instant ending_before) {
  Query q(db_, kCounts, silent_since, ending_before, area_, areaEnd(area_));
  if (!q.step()) return {};
  return {q.integer(0), q.integer(1), q.integer(2), q.integer(3)};
}

}  // namespace bianmin::center
