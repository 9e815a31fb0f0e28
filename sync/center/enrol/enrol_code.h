// One-time enrolment codes: what a technician reads from the centre and types at a terminal.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "sync/seal/seal.h"

namespace bianmin::center {

inline constexpr std::chrono::minutes kEnrolCodeLife{30};
inline constexpr std::size_t kEnrolCodeLength = 8;

// Eight random characters of pickupAlphabet(): nothing that reads alike.
std::string makeEnrolCode();
// Upper-cases and drops spaces and dashes; nothing when it cannot be a code.
std::optional<std::string> readEnrolCode(std::string_view typed);
// What the store keeps: keyed BLAKE2b, lower-case hex.
std::string hashEnrolCode(const seal::Key& key, std::string_view code);

}  // namespace bianmin::center
