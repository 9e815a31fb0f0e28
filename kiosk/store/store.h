// All that the terminal keeps: tickets, dossiers, ratings, their journal rows, print jobs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
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
  Date day{};          // the hall's business day; never goes backwards
  int n = 0;           // 1, 2, 3 ... without gaps per day and group
  int ahead = 0;       // issued before it today and not called yet
};

// What a resident hands in. The caller keeps and wipes it.
struct NewDossier {
  std::string matter;
  int form_version = 1;
  std::vector<std::pair<std::string, std::string>> fields;    // id, answer
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

enum class JobState { Queued, Printing, Done, Failed, Unsure, Interrupted };
struct PrintJob {
  std::int64_t id = 0;
  std::string kind;  // "ticket", "notice", "receipt"
  JobState state = JobState::Queued;
  Instant at{};
};

// One connection to terminal.db. Not thread-safe: each worker opens its own. Every call that writes
// returns only after its transaction is on the disk (WAL, synchronous=FULL); it throws
// std::runtime_error when that fails, and then nothing has changed.
class Store {
 public:
  // Opens or creates DIR/terminal.db (0600) and migrates it. Throws when the file was written by a
  // newer program. Without keys (nullopt) nothing personal can be saved or looked up.
  Store(const std::filesystem::path& dir, std::optional<StoreKeys> keys);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // The next number of `group` ("A"); row and journal entry in one transaction. `local_day` is what
  // the clock says: a day before the last business day counts as that day.
  IssuedTicket issueTicket(const std::string& group, const std::string& matter, Date local_day,
                           Instant at);
  // Marks the oldest waiting ticket of today as called; nothing when nobody waits.
  std::optional<IssuedTicket> callNext(const std::string& group);
  std::vector<IssuedTicket> waitingTickets();

  SavedDossier saveDossier(const NewDossier& dossier, Instant at);
  // By pick-up code (as readPickupCode gives it) and the last four characters of the ID number.
  std::optional<FoundDossier> find(const std::string& code, const std::string& id_tail);
  // 1..5 stars, once per dossier; false when it was rated before.
  bool saveRating(const std::string& lookup, int stars, Instant at);

  // --- the outbox (see sync/client/journal_source.h)
  std::vector<JournalEntry> next(int max_entries, std::size_t max_bytes);
  void taken(const std::vector<std::string>& ids);
  void parked(const std::string& id, const std::string& reason);
  std::string cursor();
  void apply(const std::vector<StatusChange>& changes, const std::string& cursor);
  std::size_t waiting();
  std::vector<OutboxRow> outbox();
  std::optional<OutboxRow> outboxEntry(const std::string& id);

  // --- print jobs: never lost in silence, never printed again by surprise
  std::int64_t addJob(const std::string& kind, Instant at);
  void setJob(std::int64_t id, JobState state);
  // At the start: jobs left queued or printing by a power cut become Interrupted; returns them.
  std::vector<PrintJob> interruptJobs();
  std::vector<PrintJob> jobs();

  // Removes own copies whose entries the county has taken more than `keep_days` ago.
  int purge(Instant now, int keep_days);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace bianmin
