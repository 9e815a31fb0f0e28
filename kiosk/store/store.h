// All that the terminal keeps: tickets, dossiers, ratings, moves, their journal rows, print jobs,
// the cadres' accounts and the audit log.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/store/audit.h"
#include "kiosk/store/cadres.h"
#include "kiosk/store/work.h"
#include "sync/domain/answer.h"
#include "sync/domain/bulletin.h"
#include "sync/domain/dossier.h"
#include "sync/domain/journal.h"
#include "sync/domain/time.h"
#include "sync/seal/seal.h"

namespace bianmin {

// The keys that a terminal writes with; made at enrolment (see sync/client/enrolment.h).
struct StoreKeys {
  seal::Key station{};                   // the terminal's own copies
  seal::Key county{};                    // public: what is sent is sealed to it
  seal::Key village{};                   // lookup values
  std::optional<seal::Key> unlock = {};  // the county's unlock codes; absent: enrolled before them
};

// The terminal's own copy of a dossier is not here: purged, or handed in elsewhere.
class CopyGone : public std::runtime_error {
 public:
  CopyGone() : std::runtime_error("the terminal's own copy of this dossier is gone") {}
};

struct IssuedTicket {
  std::string number;  // "A012"
  std::string group;
  Date day{};              // the hall's business day; never goes backwards
  int n = 0;               // 1, 2, 3 ... without gaps per day and group
  int ahead = 0;           // issued before it today and not called yet
  std::string token = {};  // for the QR address; only of one issued just now
};

// All numbers of the group and day are given out.
class QueueFull : public std::runtime_error {
 public:
  explicit QueueFull(const std::string& group)
      : std::runtime_error("group " + group + " has no ticket number left today") {}
};

// What a resident hands in. The caller keeps and wipes it. All texts are UTF-8; the field
// "id_number" is needed, because the dossier is found again by its last four characters.
struct NewDossier {
  std::string matter;
  int form_version = 1;
  std::vector<std::pair<std::string, std::string>> fields;  // id, answer
  std::vector<std::pair<std::string, bool>> consents;
  std::vector<SeveralAnswer> several = {};
  std::vector<MembersAnswer> members = {};
};

struct SavedDossier {
  std::string id;     // ULID
  std::string code;   // pick-up code, seven characters
  std::string token;  // 32 hex characters, for the QR address
};

struct FoundDossier {
  std::string id, lookup, matter;
  Instant created{};
  std::vector<StatusChange> history;  // oldest first; the first is what the terminal itself did
  bool rated = false;
  std::string token;                 // for the QR address; empty: handed in on another terminal
  std::vector<CheckedPaper> papers;  // as the last check on this terminal left them; may be empty
  std::optional<Date> until;         // of that check
  std::string applicant;             // masked; empty once the own copy is purged or never was here
};

struct OutboxRow {
  JournalEntry entry;
  EntryState state = EntryState::Waiting;
  std::string reason;  // of a parked entry
};

struct OutboxCounts {
  std::int64_t waiting = 0;
  std::int64_t sending = 0;  // handed to the sync client, not answered yet
  std::int64_t taken = 0;
  std::int64_t parked = 0;
};

// Interrupted: a stop or power cut came before the job was known to be done.
enum class JobState { Queued, Printing, Done, Failed, Unsure, Interrupted };
struct PrintJob {
  std::int64_t id = 0;
  std::string kind;  // "ticket", "notice", "receipt"
  JobState state = JobState::Queued;
  Instant at{};
};
std::string_view toName(JobState state);  // "queued", "printing", ...

// One connection to terminal.db. Not thread-safe: each worker opens its own. Every call that writes
// returns only after its transaction is on the disk (WAL, synchronous=FULL); it throws
// std::runtime_error when that fails, and then nothing has changed.
class Store {
 public:
  // Opens or creates DIR/terminal.db (0600) and migrates it. Throws when the file was written by a
  // newer program. Without keys (nullopt) nothing personal can be saved or looked up: these calls
  // throw.
  Store(const std::filesystem::path& dir, std::optional<StoreKeys> keys);
  // With the station key alone: accounts, work and the audit log, as on a terminal that is not
  // enrolled yet; nothing can be handed in.
  Store(const std::filesystem::path& dir, const seal::Key& station);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // The next number of `group` ("A"); row and journal entry in one transaction. `local_day` is what
  // the clock says; the ticket's day is hall::businessDay(). Throws QueueFull after number 999.
  IssuedTicket issueTicket(const std::string& group, const std::string& matter, Date local_day,
                           Instant at);
  // Marks the oldest waiting ticket of the business day as called, which the county hears of;
  // nothing when nobody waits.
  std::optional<IssuedTicket> callNext(const std::string& group, Date local_day, Instant at);
  // Of the business day, by group and number.
  std::vector<IssuedTicket> waitingTickets(Date local_day);

  // The county gets the answers sealed to its key, the terminal keeps them locked under its own.
  // Throws std::invalid_argument when there is no id_number or a text is not UTF-8.
  SavedDossier saveDossier(const NewDossier& dossier, Instant at);
  // By pick-up code (as readPickupCode gives it) and the last four characters of the ID number.
  std::optional<FoundDossier> find(const std::string& code, const std::string& id_tail);
  // What the resident handed in, as JSON; nothing when it was made on another terminal or purged.
  // The caller wipes it.
  std::optional<std::string> ownCopy(const std::string& id);
  // 1..5 stars, once per dossier; false when it was rated before. Throws std::invalid_argument when
  // the lookup value names no dossier.
  bool saveRating(const std::string& lookup, int stars, Instant at);

  // --- the outbox (StoreJournal in store_journal.h gives it to the sync client)
  // The oldest entries that are neither taken nor parked; marks them as sending.
  std::vector<JournalEntry> next(int max_entries, std::size_t max_bytes);
  // Unknown ids and entries that were settled before are passed over.
  void taken(const std::vector<std::string>& ids, Instant at);
  void parked(const std::string& id, const std::string& reason, Instant at);
  std::string cursor();
  // Changes and cursor in one transaction. What was told before changes nothing.
  void apply(const std::vector<StatusChange>& changes, const std::string& cursor);
  // Entries that the county has not answered yet: waiting or sending.
  std::size_t waiting();
  std::size_t parkedCount();
  OutboxCounts outboxCounts();
  // The newest entries, oldest first.
  std::vector<OutboxRow> outbox(int newest = 1000);
  // Parked ones, oldest first.
  std::vector<OutboxRow> parkedEntries();
  std::optional<OutboxRow> outboxEntry(const std::string& id);
  // A parked entry waits again; false when none with this id is parked.
  bool retry(const std::string& id);

  // --- what the county tells (bulletin.h); needs the station key
  std::int64_t bulletinRevision();
  // As applied last, without `cadres`.
  Bulletin bulletin();
  void apply(const Bulletin& bulletin, Instant now);

  // --- the cadres (cadres.h); all of it, as what follows, needs the station key
  // Those who may sign in, by name.
  std::vector<CadreName> cadres();
  // Slow by design (argon2id, some tenths of a second): never on the window's thread. Persists the
  // miss before it looks at the PIN. Noted: "sign-in", "sign-in-wrong".
  SignIn signIn(const std::string& cadre_id, std::string_view pin, Instant now);
  void signOut(const std::string& cadre_id, Instant now);
  // What the cadre reads to the county on the phone: "K7M4-Q9X". The same until it is used. Empty
  // when the terminal was enrolled before there were unlock keys: enrolling anew brings one.
  std::string unlockChallenge();
  // The county's eight digits end every wait and clear every miss; each code works once. A wrong
  // one counts as a miss of the terminal, and from the fifth on codes have to wait like PINs. False
  // when it is wrong or has to wait.
  bool unlock(std::string_view county_code, Instant now);
  // A name of 1 to 60 bytes that is not there yet, and a post of at most 60; throws
  // std::invalid_argument.
  NewPin addCadre(const std::string& name, const std::string& post, Instant now);
  // What the cadre did stays in the audit log. False when there is no such account.
  bool removeCadre(const std::string& cadre_id, Instant now);
  // Another PIN, no misses, no wait; nothing when there is no such account.
  std::optional<NewPin> resetPin(const std::string& cadre_id, Instant now);

  // --- the cadres' work (work.h)
  // What was handed in or worked on today, waits for a check, a supplement or to be carried, or
  // has a result to be handed over; newest first, at most 500.
  std::vector<WorkItem> work(Instant now);
  // Nothing when the dossier is not known here.
  std::optional<WorkDetail> workDetail(const std::string& dossier);
  // By pick-up code alone, among the own copies (the code stands in clear nowhere else): opens one
  // after the other, so for the disk lane only. Nothing when none has it.
  std::optional<std::string> dossierOfCode(const std::string& code);
  // One value of the own copy, after the reason has been noted ("reveal", in one transaction: no
  // value without its note). Throws CopyGone, and std::invalid_argument for an empty reason or an
  // account, dossier or field that there is not.
  Secret reveal(const std::string& cadre_id, const std::string& dossier, const std::string& field,
                const std::string& reason, Instant now);
  // Move, journal entry and note ("move") in one transaction. An empty move.id is made here, and
  // move.cadre is the account's name whatever it says. Papers that follow (容缺) override the list
  // of what has to be there: they need `override_reason`, a stable key, and are noted with it
  // ("override papers-follow"). Throws std::invalid_argument as reveal().
  void record(const Move& move, const std::string& cadre_id,
              const std::string& override_reason = {});

  // --- the audit log (audit.h)
  std::vector<AuditRow> auditRows(int newest = 1000);
  AuditVerdict verifyAudit();

  // --- print jobs: never lost in silence, never printed again by surprise
  std::int64_t addJob(const std::string& kind, Instant at);
  void setJob(std::int64_t id, JobState state);
  // At the start: jobs left queued or printing by a power cut become Interrupted; returns them.
  std::vector<PrintJob> interruptJobs();
  // The newest jobs, oldest first.
  std::vector<PrintJob> jobs(int newest = 1000);

  // Removes own copies whose entries the county has taken more than `keep_days` ago; how many.
  int purge(Instant now, int keep_days);
  // What SQLite's own check finds wrong with the file; empty when it is sound.
  std::string damage();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace bianmin
