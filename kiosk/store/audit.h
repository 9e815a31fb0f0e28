// The audit log: who did what for which dossier, and why. Append-only; its rows are chained and
// they and its end are authenticated under the station key, so that nobody who can only write the
// database changes, removes or adds a row unseen, however many rows follow. It names accounts and
// dossiers by their ids: never a resident, never a value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sync/domain/time.h"
#include "sync/seal/seal.h"

namespace bianmin {

// Who kept an account, where it was not the technician at the shell.
inline constexpr std::string_view kCountyActor = "county";

// What was done, to be noted.
struct AuditEntry {
  Instant at{};
  // CadreName::id, or kCountyActor; empty: the technician at the shell, or nobody signed in.
  std::string cadre;
  std::string action;   // "sign-in", "reveal", ...; see kiosk/store/README.md
  std::string subject;  // id of a dossier or an account; may be empty
  std::string reason;   // as the cadre gave it; never personal data; may be empty
};

struct AuditRow {
  std::int64_t seq = 0;  // 1, 2, 3 ... without gaps
  AuditEntry entry;
  std::string previous;  // the hash of the row before; 64 zeros for the first
  std::string hash;      // keyed, over `previous` and the row; base64
};

struct AuditVerdict {
  bool good = false;
  std::int64_t rows = 0;
  std::int64_t broken = 0;  // the number of the first row that is not as it was written; 0: none
  std::string what;         // for a technician; empty when good
};

namespace store {

class Database;

// Writes where an empty log ends, once, before anything else is in the database: an emptied log
// is not a new one.
void beginAudit(Database& db, const seal::Key& station);
// Call inside a WriteTransaction, so that the note stands or falls with what it tells of.
void note(Database& db, const seal::Key& station, const AuditEntry& entry);
// The newest rows, oldest first.
std::vector<AuditRow> auditRows(Database& db, int newest);
AuditVerdict verifyAudit(Database& db, const seal::Key& station);

}  // namespace store
}  // namespace bianmin
