// What travels between a terminal and the county centre; sync/wire/openapi.yaml describes the same
// for other programs. Plain values; the JSON form is in codec.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/domain/bulletin.h"
#include "sync/domain/dossier.h"
#include "sync/domain/journal.h"

namespace bianmin::wire {

struct EntryVerdict {
  std::string id;
  enum class Kind { Taken, Conflict, Refused } kind = Kind::Taken;
  std::string reason;  // for a person; empty when taken
};
std::string_view toName(EntryVerdict::Kind kind);  // "taken", "conflict", "refused"

// An entry that has an id but cannot be understood: a kind of a newer version, a wrong type.
struct UnreadableEntry {
  std::string id;
  std::uint64_t seq = 0;  // 0: cannot be read either
  std::string reason;     // for a person; never personal data
};

// POST /v1/journal, client certificate, Content-Encoding: gzip
struct PushRequest {
  std::vector<JournalEntry> entries;  // in order of seq
  // Set by decoding only, so that one does not block the others: each is to be refused.
  std::vector<UnreadableEntry> unreadable;
};

struct PushReply {
  std::vector<EntryVerdict> verdicts;  // one per entry that was looked at, in order
  int max_entries = 500;               // the largest batch that the server takes
  int max_bytes = 1 << 20;             // of the body before gzip
};

// GET /v1/changes?cursor=C&wait=S&bulletin=R, client certificate. Held until something newer than
// the cursor exists, the bulletin's revision differs from R (by default 0) or S seconds (at most
// 60) have passed.
struct ChangesReply {
  std::string cursor;  // opaque; give it back next time
  std::vector<StatusChange> changes;
  // Set by decoding only: changes with a status that this version does not know, left out.
  int unknown = 0;
  // The revision of GET /v1/bulletin now: other than the one that was applied, fetch it. Nothing
  // from a centre that knows no bulletin.
  std::optional<std::int64_t> bulletin = {};
};

// GET /v1/bulletin, client certificate: answers with a Bulletin of the domain.

// POST /v1/report, client certificate; 204. After the start, when something of it has changed (at
// most once a minute) and at least once an hour. Nothing personal.
struct TerminalReport {
  Instant at{};         // on the terminal's clock: the centre tells from it how far that is off
  std::string version;  // of the program
  std::int64_t bulletin = 0;        // the revision that was applied; 0: none
  std::int64_t pack = 0;            // the version of the pack in use; 0: the one it came with
  std::string pack_problem = {};    // why a newer pack was not taken; for a technician
  std::string printer = "unknown";  // stable name of the state; one that is not known may come
  std::int64_t disk_free_mb = 0;
  int waiting = 0;  // entries that the centre has not acknowledged
  int parked = 0;   // entries that it refused or found in conflict
};

// POST /v1/enrol, no client certificate; the one-time code is the authority.
struct EnrolRequest {
  std::string code;     // 8 characters
  std::string csr_pem;  // P-256; the subject is ignored, the server's record decides
};
struct EnrolReply {
  std::string terminal_id;      // "延水关-01" as the centre's record names it
  std::string village;          // region code
  std::string certificate_pem;  // about one year
  std::string ca_pem;
  std::string seal_key;    // county's public X25519 key, base64
  std::string lookup_key;  // village's key for lookup values, 32 bytes, base64
  // Terminal's key for unlock codes, 32 bytes, base64; empty from a centre that has none.
  std::string unlock_key = {};
  // County's public Ed25519 key for packs of services, base64; empty from a centre that has none.
  std::string pack_key = {};
};

// POST /v1/renew, client certificate: a new certificate for the same terminal.
struct RenewRequest {
  std::string csr_pem;
};
struct RenewReply {
  std::string certificate_pem;
  std::string pack_key = {};  // as in EnrolReply
};

// RFC 9457, application/problem+json
struct Problem {
  int status = 500;
  std::string type;  // "about:blank" or a stable path such as "/problems/code-used"
  std::string title;
  std::string detail;  // words for a technician; never personal data
};

}  // namespace bianmin::wire
