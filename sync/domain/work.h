// What the cadre on duty does with a request at the terminal. Each of these is written to the
// journal (EntryKind::Move), so that the county knows where the papers are.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/domain/dossier.h"
#include "sync/domain/time.h"

namespace bianmin {

enum class MoveKind {
  Checked,    // the papers were looked at: what is there, what is missing, what follows
  Carried,    // the papers were taken to the town
  Delivered,  // the result was handed to the resident
};
std::string_view toName(MoveKind kind);  // "checked", "carried", "delivered"
std::optional<MoveKind> moveKindFromName(std::string_view name);

// How one paper of the matter's list stands.
enum class PaperState {
  Handed,   // seen, and copied where a copy is asked for
  Missing,  // has to be brought or put right
  Follows,  // 容缺: promised for a date
};
std::string_view toName(PaperState state);  // "handed", "missing", "follows"
std::optional<PaperState> paperStateFromName(std::string_view name);

struct CheckedPaper {
  std::string material;  // Material::id
  PaperState state = PaperState::Missing;
  bool original_seen = false;
  int copies = 0;
};

// How the result came to the resident (办理结果送达).
enum class DeliveryWay {
  SelfFetched,  // 自取
  ByAgent,      // 代办员送达
  ByMail,       // 邮寄
};
std::string_view toName(DeliveryWay way);  // "self", "agent", "mail"
std::optional<DeliveryWay> deliveryWayFromName(std::string_view name);

struct Move {
  std::string id;       // ULID, of the journal entry
  std::string dossier;  // ULID
  MoveKind kind = MoveKind::Checked;
  Instant at{};
  std::string cadre;                 // who did it: name of the account; staff, not a resident
  std::vector<CheckedPaper> papers;  // of Checked only
  std::optional<Date> until;         // of Checked with something missing or to follow
  std::optional<DeliveryWay> way;    // of Delivered; absent: nobody noted it
};

// What a move asks for, whatever the dossier is now: papers missing → SupplementRequested, handed
// over → Delivered, otherwise nothing.
std::optional<DossierStatus> statusAskedFor(const Move& move);

// The status that a move asks the county for, or nothing: papers missing → SupplementRequested; all
// there again after a supplement → Received; handed over after closing → Delivered.
std::optional<DossierStatus> statusAfter(const Move& move, DossierStatus now);

}  // namespace bianmin
