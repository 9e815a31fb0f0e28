// What a move tells the resident, in plain words.
#pragma once

#include <string>

#include "sync/domain/service.h"
#include "sync/domain/work.h"

namespace bianmin::center {

// The note of the status that the move leads to: which papers are missing, by the names that the
// matter's list gives them, and until when; "" when the move says nothing to the resident. `matter`
// may be nullptr: the papers are then counted. Pure; at most about 1700 bytes.
std::string moveNote(const Move& move, const Matter* matter);

}  // namespace bianmin::center
