// The life of a request: which moves there are, who may make them and what has to come with them.
// Pure. What a move does to the clock is in deadline.h (dueDates).
//
// Source: the life cycle that the project proposes, built from the vocabulary of the halls (受理,
// 补正, 公示, 异议, 挂起, 办结, 送达, 归档). Roles are the product's own rule; a village's agent
// (代办员) may help and hand over, never decide.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "sync/domain/dossier.h"

namespace bianmin {

enum class MoverRole {
  Cadre,        // at the village's terminal
  TownClerk,    // decides only what the town decides (Matter::town_decides)
  CountyClerk,  // of the department that decides
  Supervisor,   // watches; extends, but does not handle
  Resident,     // may only withdraw
  System,       // what follows by itself, such as filing after the delivery
};
// "cadre", "town-clerk", "county-clerk", "supervisor", "resident", "system".
std::string_view toName(MoverRole role);
std::optional<MoverRole> moverRoleFromName(std::string_view name);

// What has to be told with a move.
enum class MoveNeeds {
  Nothing,
  Reason,           // in plain words for the resident
  ReasonAndRemedy,  // and what can be done against it (复议或诉讼)
  List,             // everything that is missing, told once (一次性告知)
};

// One row of the table.
struct Transition {
  DossierStatus from = DossierStatus::Received;
  DossierStatus to = DossierStatus::Received;
  unsigned roles = 0;  // see roleBit()
  MoveNeeds needs = MoveNeeds::Nothing;
  bool decides = false;  // a decision on the matter: see Matter::town_decides
};
constexpr unsigned roleBit(MoverRole role) { return 1U << static_cast<unsigned>(role); }

// The whole table, by `from` and then `to` in the order of the enumeration. mayMove(), nextStates()
// and isFinal() of dossier.h read it too.
std::span<const Transition> transitions();
// nullptr for a move that is not in the table.
const Transition* transition(DossierStatus from, DossierStatus to);

// Whether the table lets this role make the move; a town clerk's decisions count as allowed here.
bool mayMove(MoverRole by, DossierStatus from, DossierStatus to);

// Where a request stands, as far as its next move depends on it.
struct DossierPlace {
  DossierStatus now = DossierStatus::Received;
  std::optional<DossierStatus> suspended_in;  // while Suspended: the state that was left
  bool accepted = false;                      // once accepted it cannot be 不予受理 any more
};
// `history` oldest first, not empty; of an empty one a request that has just been received.
DossierPlace placeOf(std::span<const StatusChange> history);

// What somebody wants to do.
struct MoveAsk {
  DossierStatus to = DossierStatus::Received;
  MoverRole by = MoverRole::CountyClerk;
  bool town_decides = false;  // Matter::town_decides
  bool reason = false;        // there is one
  bool remedy = false;
  bool list = false;
};

// Why a move or an extension is not made. The words for people live with who shows them, one for
// each name.
enum class MoveRefusal {
  SameStatus,         // it is so already
  Over,               // nothing leads out of this state
  NoSuchStep,         // the state does not lead there
  ResumeElsewhere,    // what was suspended goes on where it stood
  AlreadyAccepted,    // 不予受理 after acceptance
  NotThisRole,        // somebody else makes this move
  TownDoesNotDecide,  // the decision is the county's
  ReasonMissing,
  RemedyMissing,
  ListMissing,
  // Of an extension (deadline.h).
  ClockNotRunning,  // not accepted yet, or decided
  NoExtensionRule,  // the matter's rule knows no longer limit
  AlreadyExtended,  // once only
  LimitOver,        // the day has passed: an extension does not mend what is late
};
// "same-status", "over", "no-such-step", ...
std::string_view toName(MoveRefusal refusal);

// Nothing when the move may be made. The first obstacle otherwise, in the order of the enumeration.
std::optional<MoveRefusal> refusalOf(const DossierPlace& place, const MoveAsk& ask);

}  // namespace bianmin
