// The journal: immutable entries by which a terminal tells the county what happened.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sync/domain/time.h"

namespace bianmin {

enum class EntryKind { Ticket, Dossier, Rating, Move, Turn };
std::string_view toName(EntryKind kind);  // "ticket", "dossier", ..., "turn"
std::optional<EntryKind> entryKindFromName(std::string_view name);

// One entry. `body` is a JSON object, kept and compared byte for byte: the same id with other bytes
// is a conflict. Members of the bodies are described in sync/wire/openapi.yaml.
struct JournalEntry {
  std::string id;         // ULID, made by the terminal
  std::uint64_t seq = 0;  // 1, 2, 3 ... without gaps, per terminal
  EntryKind kind = EntryKind::Ticket;
  Instant at{};
  std::string body;
};

// Where an entry stands on its way to the county.
enum class EntryState { Waiting, Sending, Taken, Parked };
std::string_view toName(EntryState state);

}  // namespace bianmin
