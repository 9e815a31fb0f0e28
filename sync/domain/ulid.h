// ULIDs: 26 characters of Crockford base 32, sortable by time, made on the terminal.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "sync/domain/time.h"

namespace bianmin {

// Random bytes are given by the caller, so that this stays pure.
std::string makeUlid(Instant at, const std::array<std::uint8_t, 10>& random);
// 26 upper-case Crockford characters, the first at most '7'.
bool isUlid(std::string_view text);

}  // namespace bianmin
