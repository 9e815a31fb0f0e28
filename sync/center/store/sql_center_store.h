// The one implementation of CenterStore, over either database.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sync/center/store/center_store.h"
#include "sync/center/store/db.h"
#include "sync/domain/reckoner.h"

namespace bianmin::center {

// A status as it is kept; StoreError for one that this program does not know.
DossierStatus readStatus(const std::string& name);
// From a row with the columns of kDossierById, in their order.
Dossier readDossier(Query& q);

class SqlCenterStore final : public CenterStore {
 public:
  // The database must have been migrated. `rules` may be nullptr: see StoreFactory::withRules.
  explicit SqlCenterStore(std::unique_ptr<Db> db, std::shared_ptr<const Reckoner> rules = nullptr)
      : db_(std::move(db)), rules_(std::move(rules)) {}

  Db& db() override { return *db_; }

  void addEnrolmentCode(const EnrolmentCode& code) override;
  std::optional<Terminal> enrol(
      const std::string& code_hash, Instant now,
      const std::function<Certificate(const EnrolmentGrant&)>& issue) override;
  void addCertificate(std::int64_t terminal, const Certificate& certificate) override;

  std::optional<Terminal> terminalBySerial(const std::string& serial) override;
  std::vector<Terminal> terminals() override;
  bool revokeTerminal(const std::string& name, Instant at) override;
  void seen(std::int64_t terminal, Instant at) override;

  std::vector<Verdict> ingest(const Terminal& from, std::span<const IncomingEntry> entries,
                              Instant now) override;
  std::vector<Finding> findings(int limit) override;
  std::int64_t ticketCount() override;

  std::vector<Dossier> dossiers(const DossierQuery& query) override;
  std::optional<Dossier> dossier(const std::string& id) override;
  std::optional<Dossier> dossierByToken(const std::string& token_hash) override;
  std::vector<HistoryRow> history(const std::string& dossier) override;
  MoveResult moveDossier(const DossierMove& move) override;
  MoveResult extendDossier(const DossierExtension& extension) override;
  bool tellResident(const DossierWords& words) override;
  int reckonAgain(Instant now, const std::function<bool()>& go_on) override;
  std::vector<KeptMove> moves(const std::string& dossier) override;
  std::vector<KeptMove> movesForAPerson(int limit) override;

  ChangePage changesAfter(const std::string& village, const std::string& cursor,
                          int limit) override;
  std::string feedMark() override;
  FeedNews feedNews(const std::string& since) override;

  void audit(const AuditRow& row) override;
  std::vector<AuditRow> auditTrail(int limit) override;

 private:
  struct Life;  // a request that is about to change; in sql_life.cpp
  std::optional<Life> lifeOf(const std::string& dossier);
  void tell(const Life& life, DossierStatus to, Instant at, const std::string& by,
            const std::string& note);
  void tellTerminals(const std::string& dossier, Instant at, const std::string& note);
  // Keeps the days that follow from the history; false when they are kept already.
  bool keepDays(Life& life, const std::optional<std::string>& named);
  std::optional<DossierStatus> statusOf(const std::string& dossier);
  Instant laterThanHistory(const std::string& dossier, Instant at);
  // moveDossier() inside the caller's transaction.
  MoveResult changeStatus(const DossierMove& move);
  using Hash = std::array<unsigned char, 32>;
  struct Batch;  // what the entries of one ingest share; in sql_batch.h

  std::int64_t recordTerminal(const EnrolmentGrant& grant, Instant now);
  void insertCertificate(std::int64_t terminal, const Certificate& certificate);

  std::vector<Verdict> ingestOnce(const Terminal& from, std::span<const IncomingEntry> entries,
                                  Instant now);
  // What came of an entry that went with all the batch's plain tickets at once.
  enum class Bulk { NotInIt, Taken, ToldBefore };
  std::vector<Bulk> takeTickets(Batch& batch, std::span<const IncomingEntry> entries);
  Verdict takeBack(Batch& batch, const JournalEntry& entry, const std::string& problem,
                   bool out_of_scope);
  Verdict take(Batch& batch, const IncomingEntry& incoming);
  Verdict notNew(Batch& batch, const JournalEntry& entry, const Hash& hash);
  int insertContent(Batch& batch, const JournalEntry& entry, const EntryBody& body);
  int insertDossier(Batch& batch, const JournalEntry& entry, const DossierBody& body);
  int insertMove(Batch& batch, const JournalEntry& entry, const MoveBody& body);
  std::pair<MoveEffect, std::optional<DossierStatus>> applyMove(Batch& batch, const MoveBody& body);
  void readPapers(KeptMove& kept);
  Verdict conflict(Batch& batch, const JournalEntry& entry, const Hash& hash,
                   const std::string& reason);
  Verdict refuse(Batch& batch, const JournalEntry& entry, const std::string& reason);
  void recordGap(Batch& batch, std::uint64_t first, std::uint64_t last);
  void closeGaps(const Batch& batch);
  std::uint64_t lastBefore(const Batch& batch, std::uint64_t seq);
  std::string scopeProblem(const Batch& batch, const EntryBody& body);
  std::string scopeProblem(const Batch& batch, const RatingBody& rating);
  std::string scopeProblem(const Batch& batch, const MoveBody& body);
  std::string scopeProblem(const Batch& batch, const TurnBody& turn);

  std::unique_ptr<Db> db_;
  std::shared_ptr<const Reckoner> rules_;
};

}  // namespace bianmin::center
