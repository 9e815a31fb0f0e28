#include "sync/domain/journal.h"

namespace bianmin {

std::string_view toName(EntryKind kind) {
  switch (kind) {
    case EntryKind::Ticket:
      return "ticket";
    case EntryKind::Dossier:
      return "dossier";
    case EntryKind::Rating:
      return "rating";
    case EntryKind::Move:
      return "move";
    case EntryKind::Turn:
      return "turn";
  }
  return {};
}

std::optional<EntryKind> entryKindFromName(std::string_view name) {
  for (const EntryKind kind : {EntryKind::Ticket, EntryKind::Dossier, EntryKind::Rating,
                               EntryKind::Move, EntryKind::Turn}) {
    if (toName(kind) == name) return kind;
  }
  return std::nullopt;
}

std::string_view toName(EntryState state) {
  switch (state) {
    case EntryState::Waiting:
      return "waiting";
    case EntryState::Sending:
      return "sending";
    case EntryState::Taken:
      return "taken";
    case EntryState::Parked:
      return "parked";
  }
  return {};
}

}  // namespace bianmin
