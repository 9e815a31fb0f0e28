// Enrolment and the list of terminals.
#include "sync/center/store/sql_center_store.h"

namespace bianmin::center {
namespace {

// The newest certificate stands for the terminal in lists; terminalBySerial puts its own there.
constexpr const char* kTerminals =
    "SELECT t.id, t.name, t.village, t.hall, c.serial, c.fingerprint, c.issued_at, c.not_after,"
    "  t.revoked_at, t.last_seen, t.last_seq"
    " FROM terminals t JOIN certificates c ON c.serial ="
    "  (SELECT serial FROM certificates WHERE terminal = t.id"
    "   ORDER BY issued_at DESC, not_after DESC, serial DESC LIMIT 1)"
    " ORDER BY t.name";
constexpr const char* kTerminalBySerial =
    "SELECT t.id, t.name, t.village, t.hall, c.serial, c.fingerprint, c.issued_at, c.not_after,"
    "  t.revoked_at, t.last_seen, t.last_seq"
    " FROM certificates c JOIN terminals t ON t.id = c.terminal"
    " WHERE c.serial = $1 AND c.replaced_at IS NULL";

Terminal readTerminal(Query& q) {
  Terminal t;
  t.id = q.integer(0);
  t.name = q.text(1);
  t.village = q.text(2);
  t.hall = q.text(3);
  t.serial = q.text(4);
  t.fingerprint = q.text(5);
  t.issued_at = q.instant(6);
  t.not_after = q.instant(7);
  t.revoked_at = q.maybeInstant(8);
  t.last_seen = q.maybeInstant(9);
  t.last_seq = static_cast<std::uint64_t>(q.integer(10));
  return t;
}

}  // namespace

void SqlCenterStore::addEnrolmentCode(const EnrolmentCode& code) {
  Transaction transaction(*db_);
  Query(*db_,
        "INSERT INTO enrolment_codes (hash, terminal, village, hall, created_at,"
        " expires_at) VALUES ($1,$2,$3,$4,$5,$6)",
        code.hash, code.grant.terminal, code.grant.village, code.grant.hall, code.created_at,
        code.expires_at)
      .run();
  transaction.commit();
}

std::optional<Terminal> SqlCenterStore::enrol(
    const std::string& code_hash, Instant now,
    const std::function<Certificate(const EnrolmentGrant&)>& issue) {
  Transaction transaction(*db_);
  EnrolmentGrant grant;
  {
    Query q(*db_,
            "UPDATE enrolment_codes SET used_at = $1 WHERE hash = $2"
            " AND used_at IS NULL AND expires_at > $1"
            " RETURNING terminal, village, hall",
            now, code_hash);
    if (!q.step()) return std::nullopt;
    grant = {q.text(0), q.text(1), q.text(2)};
  }
  const Certificate certificate = issue(grant);
  insertCertificate(recordTerminal(grant, now), certificate);
  std::optional<Terminal> terminal = terminalBySerial(certificate.serial);
  transaction.commit();
  return terminal;
}

std::int64_t SqlCenterStore::recordTerminal(const EnrolmentGrant& grant, Instant now) {
  std::int64_t id = 0;
  {
    Query q(*db_,
            "INSERT INTO terminals (name, village, hall, last_seen) VALUES ($1,$2,$3,$4)"
            " ON CONFLICT (name) DO UPDATE SET village = excluded.village,"
            " hall = excluded.hall, enrolment = terminals.enrolment + 1, last_seq = 0,"
            " revoked_at = NULL, last_seen = excluded.last_seen RETURNING id",
            grant.terminal, grant.village, grant.hall, now);
    q.step();
    id = q.integer(0);
  }
  Query(*db_,
        "UPDATE certificates SET replaced_at = $1"
        " WHERE terminal = $2 AND replaced_at IS NULL",
        now, id)
      .run();
  return id;
}

void SqlCenterStore::insertCertificate(std::int64_t terminal, const Certificate& certificate) {
  Query(*db_,
        "INSERT INTO certificates (serial, terminal, fingerprint, issued_at, not_after)"
        " VALUES ($1,$2,$3,$4,$5)",
        certificate.serial, terminal, certificate.fingerprint, certificate.issued_at,
        certificate.not_after)
      .run();
}

void SqlCenterStore::addCertificate(std::int64_t terminal, const Certificate& certificate) {
  Transaction transaction(*db_);
  insertCertificate(terminal, certificate);
  transaction.commit();
}

std::optional<Terminal> SqlCenterStore::terminalBySerial(const std::string& serial) {
  Query q(*db_, kTerminalBySerial, serial);
  if (!q.step()) return std::nullopt;
  return readTerminal(q);
}

std::vector<Terminal> SqlCenterStore::terminals() {
  Query q(*db_, kTerminals);
  std::vector<Terminal> all;
  while (q.step()) all.push_back(readTerminal(q));
  return all;
}

bool SqlCenterStore::revokeTerminal(const std::string& name, Instant at) {
  Transaction transaction(*db_);
  const int changed = Query(*db_,
                            "UPDATE terminals SET revoked_at = coalesce(revoked_at, $1)"
                            " WHERE name = $2",
                            at, name)
                          .run();
  transaction.commit();
  return changed == 1;
}

void SqlCenterStore::seen(std::int64_t terminal, Instant at) {
  Transaction transaction(*db_);
  Query(*db_, "UPDATE terminals SET last_seen = $1 WHERE id = $2", at, terminal).run();
  transaction.commit();
}

}  // namespace bianmin::center
