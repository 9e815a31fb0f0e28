// A dossier (办件): one handling of a matter for one applicant, and the moves it may make.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sync/domain/time.h"

namespace bianmin {

// The states of a dossier. Names on the wire are those of toName(): "RECEIVED", ...
enum class DossierStatus {
  Received,             // the terminal has it; the county has taken it
  SupplementRequested,  // 补正: the clock does not run
  Accepted,             // 受理: the clock starts
  NotAccepted,
  Investigating,
  PublicNotice,  // 公示
  Objection,
  Suspended,
  Approved,
  Refused,
  Closed,
  Delivered,
  Archived,
  Withdrawn,
};

std::string_view toName(DossierStatus status);
std::optional<DossierStatus> dossierStatusFromName(std::string_view name);

// The one table of legal moves is in life.h, with who may make them and what they need. These ask
// it whoever moves: false for a move that is not in it, and for a move to itself.
bool mayMove(DossierStatus from, DossierStatus to);
// The states that may follow, in the order of the enumeration.
std::span<const DossierStatus> nextStates(DossierStatus from);
// No move leads out.
bool isFinal(DossierStatus status);
// No deadline any more: closed or delivered, or no move leads out.
bool isOver(DossierStatus status);
// A suspended dossier goes on where it stood, or is withdrawn. The table above knows only the state
// before, so whoever keeps the history asks this as well: `suspended_in` is the state that was left
// for Suspended.
bool mayResume(DossierStatus suspended_in, DossierStatus to);

// What the county tells about a dossier; travels in the change feed.
struct StatusChange {
  std::string dossier_id;  // ULID
  std::string lookup;  // see lookupKey in sync/seal; names the dossier to a terminal of the village
  std::string matter;
  DossierStatus status = DossierStatus::Received;
  Instant at{};
  std::string note;  // plain words for the resident; never personal data; may be empty
  std::string due;   // ISO date until which the county answers; empty while no clock runs
};

}  // namespace bianmin
