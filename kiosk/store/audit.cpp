#include "kiosk/store/audit.h"

#include <algorithm>
#include <optional>

#include "kiosk/store/database.h"

namespace bianmin::store {
namespace {

const std::string kBeginning(64, '0');

constexpr const char* kColumns =
    "SELECT seq, at, cadre, action, subject, reason, previous, hash FROM audit ORDER BY seq";
constexpr const char* kNewest =
    "SELECT seq, at, cadre, action, subject, reason, previous, hash FROM audit"
    " WHERE seq > (SELECT coalesce(max(seq), 0) FROM audit) - ? ORDER BY seq";

// "3:abc,": a part cannot run into the next one.
void appendPart(std::string& out, const std::string& part) {
  out.append(std::to_string(part.size())).push_back(':');
  out.append(part).push_back(',');
}

// Under the station key: whoever can only write the database cannot make a row that fits.
std::string hashOf(const seal::Key& station, const AuditRow& row) {
  std::string bytes;
  for (const std::string& part :
       {row.previous, std::to_string(row.seq),
        std::to_string(row.entry.at.time_since_epoch().count()), row.entry.cadre, row.entry.action,
        row.entry.subject, row.entry.reason}) {
    appendPart(bytes, part);
  }
  return seal::toBase64(seal::mac(seal::derive(station, "audit row"), bytes));
}

std::string headMac(const seal::Key& station, std::int64_t seq, const std::string& hash) {
  return seal::toBase64(
      seal::mac(seal::derive(station, "audit"), std::to_string(seq) + ":" + hash));
}

AuditRow readRow(Query& row) {
  return {row.integer(0),
          {row.instant(1), row.text(2), row.text(3), row.text(4), row.text(5)},
          row.text(6),
          row.text(7)};
}

// What is read while it lives is of one moment: a note written meanwhile must not look like a tail
// that was cut off.
class Snapshot {
 public:
  explicit Snapshot(Database& db) : db_(db) { Query(db_, "SAVEPOINT snapshot").run(); }
  ~Snapshot() {
    try {
      Query(db_, "RELEASE snapshot").run();
    } catch (const SQLite::Exception&) {
      // Nothing was written: there is nothing to lose.
    }
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Database& db_;
};

// What is wrong with a row after `last`; empty when nothing is.
std::string faultOf(const seal::Key& station, const AuditRow& row, const AuditRow& last) {
  if (row.seq != last.seq + 1) return "row " + std::to_string(last.seq + 1) + " is not there";
  if (row.previous != last.hash) return "does not follow the row before";
  if (row.hash != hashOf(station, row)) return "is not as it was written";
  return {};
}

struct Head {
  std::int64_t seq = 0;
  std::string mac;
};

std::optional<Head> readHead(Database& db) {
  Query head(db, "SELECT seq, mac FROM audit_head");
  if (!head.step()) return std::nullopt;
  return Head{head.integer(0), head.text(1)};
}

void writeHead(Database& db, const seal::Key& station, const AuditRow& last) {
  const std::string mac = headMac(station, last.seq, last.hash);
  Query(db,
        "INSERT INTO audit_head (one, seq, mac) VALUES (1, ?1, ?2)"
        " ON CONFLICT (one) DO UPDATE SET seq = ?1, mac = ?2",
        last.seq, mac)
      .run();
}

// Does the log end where it should?
std::string faultOfEnd(const seal::Key& station, const std::optional<Head>& head,
                       const AuditRow& last) {
  if (!head) return "the record of where the log ends is not there";
  if (head->seq > last.seq) {
    return "the log ends at row " + std::to_string(last.seq) + ", it went on to row " +
           std::to_string(head->seq);
  }
  if (head->seq != last.seq || head->mac != headMac(station, last.seq, last.hash)) {
    return "the end of the log was not written by this terminal";
  }
  return {};
}

// The number and the hash of the last row; 0 and the beginning's when there is none.
AuditRow lastRow(Database& db) {
  AuditRow row{0, {}, {}, kBeginning};
  Query last(db, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1");
  if (last.step()) {
    row.seq = last.integer(0);
    row.hash = last.text(1);
  }
  return row;
}

// Whoever made an account was noted: with accounts, an empty log has been emptied.
bool nothingYet(Database& db) {
  Query used(db,
             "SELECT EXISTS (SELECT 1 FROM audit_head) OR EXISTS (SELECT 1 FROM audit)"
             " OR EXISTS (SELECT 1 FROM cadre)");
  return used.step() && used.integer(0) == 0;
}

}  // namespace

void beginAudit(Database& db, const seal::Key& station) {
  if (readHead(db)) return;
  WriteTransaction transaction(db);
  if (!nothingYet(db)) return;
  writeHead(db, station, {0, {}, {}, kBeginning});
  transaction.commit();
}

void note(Database& db, const seal::Key& station, const AuditEntry& entry) {
  const AuditRow last = lastRow(db);
  const std::optional<Head> head = readHead(db);
  AuditRow row{last.seq + 1, entry, last.hash, {}};
  // A log that was cut or changed at its end goes on, because what happens now matters too, but a
  // number is left out: no later note makes it look whole again.
  if (!faultOfEnd(station, head, last).empty())
    row.seq = std::max(last.seq, head ? head->seq : 0) + 2;
  row.hash = hashOf(station, row);
  Query(db,
        "INSERT INTO audit (seq, at, cadre, action, subject, reason, previous, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        row.seq, entry.at, entry.cadre, entry.action, entry.subject, entry.reason, row.previous,
        row.hash)
      .run();
  writeHead(db, station, row);
}

std::vector<AuditRow> auditRows(Database& db, int newest) {
  std::vector<AuditRow> all;
  Query rows(db, kNewest, newest);
  while (rows.step()) all.push_back(readRow(rows));
  return all;
}

AuditVerdict verifyAudit(Database& db, const seal::Key& station) {
  const Snapshot snapshot(db);
  AuditRow last{0, {}, {}, kBeginning};
  AuditVerdict verdict;
  Query rows(db, kColumns);
  while (rows.step()) {
    AuditRow row = readRow(rows);
    verdict.what = faultOf(station, row, last);
    if (!verdict.what.empty()) {
      verdict.broken = row.seq;
      return verdict;
    }
    ++verdict.rows;
    last = std::move(row);
  }
  if (!nothingYet(db)) verdict.what = faultOfEnd(station, readHead(db), last);
  if (!verdict.what.empty()) verdict.broken = last.seq + 1;
  verdict.good = verdict.what.empty();
  return verdict;
}

}  // namespace bianmin::store
