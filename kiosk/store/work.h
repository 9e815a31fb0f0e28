// What a cadre has to do: dossiers that wait for somebody at the terminal, and the moves made.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sync/domain/dossier.h"
#include "sync/domain/secret.h"
#include "sync/domain/work.h"
#include "sync/seal/seal.h"

namespace bianmin {

struct WorkItem {
  std::string dossier;  // ULID
  std::string code;     // pick-up code; empty once the own copy is purged or never was here
  std::string matter;   // Matter::id
  std::string applicant_masked;                    // empty like `code`
  Instant at{};                                    // when it was handed in
  DossierStatus status = DossierStatus::Received;  // as the county last told
  std::optional<MoveKind> last_move;
  std::optional<Date> until;  // of the last check: when what is missing has to be here
  bool asked_since = false;   // the county has asked for a supplement after the last move
};

struct WorkDetail {
  WorkItem item;
  int form_version = 0;  // 0: handed in on another terminal
  // id and masked value, in the order of the form. Values whose id does not tell what they are, as
  // "name", "guardian_phone" and the like do, are hidden whole: "***". Of people each answer has a
  // row: "members.0.name"; reveal() takes the same names.
  std::vector<std::pair<std::string, std::string>> fields;
  std::vector<CheckedPaper> papers;  // as the last check left them
  std::vector<Move> moves;           // made on this terminal, oldest first
  bool revealable = false;           // the own copy is still here
  // What the resident was asked and whether it was agreed to, by id; gone with the own copy.
  std::vector<std::pair<std::string, bool>> consents;
  std::string token;  // for the QR address; stays when the copy goes; empty: handed in elsewhere
};

namespace store {

class Database;

std::vector<WorkItem> work(Database& db, const seal::Key& station, Instant now);
std::optional<WorkDetail> workDetail(Database& db, const seal::Key& station,
                                     const std::string& dossier);
std::optional<std::string> dossierOfCode(Database& db, const seal::Key& station,
                                         const std::string& code);
Secret reveal(Database& db, const seal::Key& station, const std::string& cadre_id,
              const std::string& dossier, const std::string& field, const std::string& reason,
              Instant now);
void record(Database& db, const seal::Key& station, const Move& move, const std::string& cadre_id,
            const std::string& override_reason);
// Of the dossier's page; empty when this terminal does not know it.
std::string tokenOf(Database& db, const seal::Key& station, const std::string& dossier);
// What the newest check on this terminal found; empty when nobody has looked here.
struct LastCheck {
  std::vector<CheckedPaper> papers;
  std::optional<Date> until;
};
LastCheck lastCheck(Database& db, const std::string& dossier);

}  // namespace store
}  // namespace bianmin
