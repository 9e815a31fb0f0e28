// All that the terminal keeps: tickets, dossiers, ratings, their journal rows, print jobs.
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

#include "sync/domain/dossier.h"
#include "sync/domain/journal.h"
#include "sync/domain/time.h"
#include "sync/seal/seal.h"

namespace bianmin {

// The keys that a terminal writes with; made at enrolment (see sync/client/enrolment.h).
struct StoreKeys {
  seal::Key station{};  // the terminal's own copies
  seal::Key county{};   // public: what is sent is sealed to it
  seal::Key village{};  // lookup values
};

struct IssuedTicket {
  std::string number;  // "A012"
  std::string group;
  Date day{};     // the hall's business day; never goes backwards
  int n = 0;      // 1, 2, 3 ... without gaps per day and group
  int ahead = 0;  // issued before it today and not called yet
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
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // The next number of `group` ("A"); row and journal entry in one transaction. `local_day` is what
  // the clock says; the ticket's day is hall::businessDay(). Throws QueueFull after number 999.
  IssuedTicket issueTicket(const std::string& group, const std::string& matter, Date local_day,
                           Instant at);
  // Marks the oldest waiting ticket of the business day as called; nothing when nobody waits.
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
  OutboxCounts outboxCounts();
  // The newest entries, oldest first.
  std::vector<OutboxRow> outbox(int newest = 1000);
  // Parked ones, oldest first.
  std::vector<OutboxRow> parkedEntries();
  std::optional<OutboxRow> outboxEntry(const std::string& id);

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
