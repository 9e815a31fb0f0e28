// What the terminal is while a cadre is before it. Plain values inside the session, and destroyed
// with it: nothing of them is left for the resident who comes next.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sync/domain/secret.h"
#include "sync/domain/time.h"
#include "sync/domain/work.h"

namespace bianmin {

// How reading from the terminal's own disk fares.
enum class Loading { No, Running, Done, Failed };

// One who may sign in.
struct Cadre {
  std::string id;    // ULID
  std::string name;  // 王五
  std::string post;  // 代办员
};

// Why nobody was signed in.
struct SignInProblem {
  // Wait: too many misses; Locked: the same for long, so that the county is worth a call; Failed:
  // the disk. What was typed counts from `until` on.
  enum class Kind { Wrong, Wait, Locked, Failed } kind = Kind::Wrong;
  MonoTime until{};
  int tries_left = 0;  // wrong ones more until the next wait; 0: not known
};

struct SignInState {
  Loading listing = Loading::No;
  std::vector<Cadre> people;
  Cadre who;              // chosen from the list
  Secret pin;             // six digits
  bool checking = false;  // a SignIn is not answered yet
  std::optional<SignInProblem> problem;
  // The way out through the county: the challenge is read out on the telephone, a code comes back.
  Loading asking = Loading::No;
  std::string challenge;
  Secret unlock_code;  // eight digits
  bool unlocking = false;
  bool unlock_wrong = false;
};

// A request as the list of work shows it; everything personal is masked.
struct WorkRow {
  std::string dossier;  // ULID
  std::string code;     // pick-up code, seven characters; empty when the terminal does not know it
  std::string matter;
  std::string applicant;  // 张*
  Instant at{};           // handed in
  DossierStatus status = DossierStatus::Received;
  std::optional<MoveKind> last_move;
  bool missing = false;       // at the last check a paper was missing
  std::optional<Date> until;  // what is missing or follows is to be there by then
  bool asked_since = false;   // the county has asked for a supplement after the last move
};

// One request with all that may be shown of it.
struct WorkCase {
  WorkRow row;
  int form_version = 1;
  std::vector<std::pair<std::string, std::string>> fields;  // Field::id, masked answer
  std::vector<CheckedPaper> papers;                         // as last checked
  std::vector<Move> moves;                                  // oldest first
  bool revealable = false;                             // the terminal still has the answers in full
  std::vector<std::pair<std::string, bool>> consents;  // id and whether it was agreed to
  std::string token;                                   // of the QR address; may be empty
};

// An answer in full on the screen; for a short while.
struct RevealedField {
  std::size_t index = 0;  // into WorkCase::fields
  Secret value;
  MonoTime until{};
};

// How one paper of the matter's list stands while it is being checked.
struct PaperCheck {
  std::optional<PaperState> state;  // nothing chosen yet
  int copies = 0;                   // taken over; of a paper that copies are taken of
};

struct CheckState {
  std::string dossier;             // whose papers; empty: no check was begun
  std::vector<PaperCheck> papers;  // one per Material of the matter
  std::string reason;              // why papers may follow, as the audit log keeps it
};

struct WorkState {
  Loading list = Loading::No;
  bool stale = false;  // the list is to be read once more after the answer that is on its way
  std::vector<WorkRow> rows;
  int group = 0;  // tab shown, a WorkGroup
  Loading opening = Loading::No;
  bool not_found = false;  // nothing has the code that was typed
  bool code_wrong = false;
  Secret code;  // being typed
  std::optional<WorkCase> open;
  // 看全
  std::size_t asked_field = 0;
  Loading revealing = Loading::No;
  std::vector<RevealedField> revealed;
  // a move
  MoveKind asked_move = MoveKind::Carried;
  std::optional<DeliveryWay> asked_way;  // of Delivered; nothing chosen beforehand
  Move move;  // being recorded, then the one recorded last while its request is shown
  bool recorded = false;
  CheckState check;
};

struct CadreState {
  SignInState entry;
  // Signed in; empty otherwise.
  std::optional<Cadre> who;
  WorkState work;
};

inline constexpr std::size_t kPinLength = 6;
inline constexpr std::size_t kUnlockLength = 8;
// A cadre is asked after 4:30 without a touch, and signed out at 5:00.
inline constexpr std::chrono::seconds kCadreAskAfter{270};
// How long an answer stays readable in full.
inline constexpr std::chrono::seconds kRevealShown{30};
}  // namespace bianmin
