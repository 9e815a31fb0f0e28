// What the county centre keeps, as named questions: the same over SQLite and PostgreSQL. No SQL
// outside this room.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sync/center/store/store_error.h"
#include "sync/domain/dossier.h"
#include "sync/domain/journal.h"
#include "sync/domain/lamp.h"
#include "sync/domain/life.h"
#include "sync/domain/time.h"
#include "sync/domain/work.h"

namespace bianmin::center {

class Db;

// A terminal as the centre's record names it; what it says of itself never counts.
struct Terminal {
  std::int64_t id = 0;  // the store's own; never leaves the centre
  std::string name;     // unique: "延水关-01"
  std::string village;  // region code
  std::string hall;     // may be empty
  std::string serial;   // of the newest certificate, upper-case hex
  std::string fingerprint;
  Instant issued_at{};
  Instant not_after{};
  std::optional<Instant> revoked_at;
  std::optional<Instant> last_seen;
  std::uint64_t last_seq = 0;  // the highest entry number seen since the last enrolment
};

struct Certificate {
  std::string serial;       // upper-case hex without leading zeros
  std::string fingerprint;  // SHA-256 of the DER form, lower-case hex
  Instant issued_at{};
  Instant not_after{};
};

// What a one-time enrolment code stands for.
struct EnrolmentGrant {
  std::string terminal;
  std::string village;
  std::string hall;
};
struct EnrolmentCode {
  std::string hash;  // keyed; the code itself is never stored
  EnrolmentGrant grant;
  Instant created_at{};
  Instant expires_at{};
};

// A journal entry's body after decoding. The store keeps these values, and of the exact bytes only
// a hash, so that a dossier's personal fields lie in one place and can be removed from it.
struct TicketBody {
  std::string ticket;  // ULID
  std::string day;     // the hall's local date
  std::string group;
  int number = 0;
  std::string matter;           // may be empty
  std::string token_hash = {};  // of the QR code's token; empty: its paper has none
};
struct DossierBody {
  std::string dossier;  // ULID
  std::string matter;
  int form = 0;
  std::string token_hash;  // of the QR code's token
  std::string lookup;
  std::string sealed;
};
struct RatingBody {
  std::string rating;  // ULID
  std::string lookup;
  int stars = 0;
};
struct MoveBody {
  Move move;         // its `at` is the entry's
  std::string note;  // plain words for the resident, if the move changes the status
};
// A ticket has been called to a window, at the moment of the entry.
struct TurnBody {
  std::string ticket;  // ULID
};
struct Unreadable {
  std::string reason;  // for a person; never personal data
};
using EntryBody = std::variant<TicketBody, DossierBody, RatingBody, MoveBody, TurnBody, Unreadable>;

struct IncomingEntry {
  JournalEntry entry;
  EntryBody body;
};

struct Verdict {
  enum class Kind { Taken, Conflict, Refused } kind = Kind::Taken;
  std::string reason;  // for a person; empty when taken
};

struct Dossier {
  std::string id;  // ULID
  std::string terminal;
  std::string village;
  std::string matter;
  int form = 0;
  std::string lookup;
  std::string sealed;  // empty in lists
  DossierStatus status = DossierStatus::Received;
  Instant created_at{};   // on the terminal's clock
  Instant received_at{};  // on the centre's
  std::string due;  // ISO date; empty: the clock has not started, or stands, or there is no limit
  // As reckoned with the last move; see sync/domain/lamp.h for the lamp of a day.
  RequestDays days;
  std::optional<Instant> extended_at;  // the one extension
  std::optional<Date> closed_on;       // 办结, the day in the hall
};

struct HistoryRow {
  std::optional<DossierStatus> from;  // absent: the beginning
  DossierStatus to = DossierStatus::Received;
  Instant at{};
  std::string by;  // who moved it: a terminal's name or a user's
  std::string note;
};

struct DossierQuery {
  std::string village;  // empty: all
  std::optional<DossierStatus> status;
  int limit = 1000;
};

struct DossierMove {
  std::string dossier;
  DossierStatus to = DossierStatus::Received;
  std::string note;  // plain words for the resident; never personal data
  Instant at{};
  std::string by;
  // ISO date that the county names itself; absent: as the rules reckon it
  // (StoreFactory::withRules), or without rules as it was.
  std::optional<std::string> due = {};
  // Whether the role may make it is asked here. What has to be told with it (MoveNeeds) is for the
  // caller to ask for: refusalOf() with the words at hand.
  MoverRole role = MoverRole::CountyClerk;
};
struct MoveResult {
  enum class Kind { Moved, NoSuchDossier, NotAllowed } kind = Kind::Moved;
  DossierStatus from = DossierStatus::Received;  // the status that was found
  std::optional<MoveRefusal> refusal = {};       // with NotAllowed
};

struct DossierExtension {
  std::string dossier;
  std::string reason;  // plain words for the resident
  Instant at{};
  std::string by;
  MoverRole role = MoverRole::CountyClerk;
};

// Words to the resident without a move.
struct DossierWords {
  std::string dossier;
  std::string note;  // plain words; never personal data
  Instant at{};
  std::string by;
};

// What followed from a cadre's move.
enum class MoveEffect {
  None,           // it asks for no change, or for what is so already
  Changed,        // the dossier's status followed
  NoSuchDossier,  // nobody has told of the dossier, at least not before the move came
  NotAllowed,     // the status that the dossier had then does not lead there
};
std::string_view toName(MoveEffect effect);  // "none", "changed", "no-such-dossier", "not-allowed"

struct KeptMove {
  Move move;
  std::string terminal;   // by name
  Instant received_at{};  // on the centre's clock; move.at is on the terminal's
  MoveEffect effect = MoveEffect::None;
  std::optional<DossierStatus> status;  // what the dossier became, if it changed
};

struct ChangePage {
  std::string cursor;  // opaque; give it back to go on
  std::vector<StatusChange> changes;
};

// Where the feed has grown since an earlier mark.
struct FeedNews {
  std::string mark;         // of now: feedMark()
  bool everywhere = false;  // too much, or the earlier mark is unknown: ask for each village
  std::vector<std::string> villages;  // sorted, each once
};

// Something that a person has to look at: an entry that came twice with other bytes, or that was
// refused, or numbers that never came.
struct Finding {
  enum class Kind { Conflict, Refused, Gap } kind = Kind::Conflict;
  std::string terminal;
  std::string entry;  // ULID; empty for a gap
  std::uint64_t seq = 0;
  std::string reason;
  Instant at{};
};

struct AuditRow {
  Instant at{};
  std::string by;
  std::string action;
  std::string subject;
  std::string reason;
};

// One connection: use an object from one thread at a time and open one a thread. Each call is one
// transaction: after it returns its effect is on the disk, after it throws StoreError nothing is.
class CenterStore {
 public:
  virtual ~CenterStore() = default;

  // The connection underneath, for the classes of this room that keep other things (db.h). A
  // Transaction on it takes in the calls that are made here while it is open.
  virtual Db& db() = 0;

  // --- enrolment ---
  virtual void addEnrolmentCode(const EnrolmentCode& code) = 0;
  // Uses up the code, calls `issue` for a certificate and records the terminal, all or nothing:
  // what `issue` throws is passed on and leaves the code unused. Nothing when the code is unknown,
  // used or expired. Enrolling a name anew ends its earlier certificates and a revocation, and its
  // entry numbers begin again at 1.
  virtual std::optional<Terminal> enrol(
      const std::string& code_hash, Instant now,
      const std::function<Certificate(const EnrolmentGrant&)>& issue) = 0;
  // A further certificate for the same terminal; the older one stays valid until its own end.
  virtual void addCertificate(std::int64_t terminal, const Certificate& certificate) = 0;

  // --- terminals ---
  // By a certificate's serial; nothing for a serial that this centre has not issued or that a new
  // enrolment has replaced. A revoked terminal is returned: look at revoked_at.
  virtual std::optional<Terminal> terminalBySerial(const std::string& serial) = 0;
  virtual std::vector<Terminal> terminals() = 0;  // by name
  // False when there is no such terminal. Twice is harmless; the first date stays.
  virtual bool revokeTerminal(const std::string& name, Instant at) = 0;
  virtual void seen(std::int64_t terminal, Instant at) = 0;

  // --- journal ---
  // One verdict an entry, in order; everything in one transaction. Same id and bytes as before:
  // taken. Other bytes, or the number or object of another entry: a conflict, kept for a person.
  // A move changes its dossier's status as statusAfter() says, with history and feed; one for an
  // unknown dossier, or that cannot change it, is taken and kept all the same. So is a turn of an
  // unknown ticket; of several turns of one ticket the first counts.
  virtual std::vector<Verdict> ingest(const Terminal& from, std::span<const IncomingEntry> entries,
                                      Instant now) = 0;
  virtual std::vector<Finding> findings(int limit) = 0;  // newest first
  virtual std::int64_t ticketCount() = 0;

  // --- dossiers ---
  virtual std::vector<Dossier> dossiers(const DossierQuery& query) = 0;  // newest first
  virtual std::optional<Dossier> dossier(const std::string& id) = 0;
  virtual std::optional<Dossier> dossierByToken(const std::string& token_hash) = 0;
  virtual std::vector<HistoryRow> history(const std::string& dossier) = 0;  // oldest first
  // Compare-and-set by the table of moves (refusalOf of the domain); reckons the request's days
  // anew and writes the history and the change feed with it. Each change of a dossier stands there
  // later than the one before, by a millisecond at least: a terminal tells a repetition from a
  // second time by status and moment.
  virtual MoveResult moveDossier(const DossierMove& move) = 0;
  // The one extension (延期), by extensionRefusal of the domain; stands in the history and the feed
  // as the same status told again, with the reason as its note and the new day.
  virtual MoveResult extendDossier(const DossierExtension& extension) = 0;
  // Stands in the history and the feed as the same status told again. False when there is no such
  // request.
  virtual bool tellResident(const DossierWords& words) = 0;
  // Reckons the days of all requests anew that are not over, after the rules or the calendar have
  // changed; how many changed. A day due that has become another one stands in the feed, as the
  // same status told again at `now` with the new day. In pages, each a transaction of its own; asks
  // `go_on` before each and leaves the rest when that says no.
  virtual int reckonAgain(
      Instant now, const std::function<bool()>& go_on = [] { return true; }) = 0;

  // What cadres of the dossier's village did with it, oldest first.
  virtual std::vector<KeptMove> moves(const std::string& dossier) = 0;
  // Those that asked for a change and made none (NoSuchDossier, NotAllowed); newest first.
  virtual std::vector<KeptMove> movesForAPerson(int limit) = 0;

  // --- change feed ---
  // What has happened in the village since the cursor ("": since ever), oldest first. No change is
  // ever skipped, whatever commits at the same time; a cursor that this store does not know begins
  // anew, which does a terminal no harm.
  virtual ChangePage changesAfter(const std::string& village, const std::string& cursor,
                                  int limit) = 0;
  // Differs whenever any process has added a change; cheap. Only equality means something.
  virtual std::string feedMark() = 0;
  // What changesAfter() may give since that mark, whatever the number of villages: two statements.
  virtual FeedNews feedNews(const std::string& since) = 0;

  // --- audit ---
  virtual void audit(const AuditRow& row) = 0;
  virtual std::vector<AuditRow> auditTrail(int limit) = 0;  // newest first
};

}  // namespace bianmin::center
