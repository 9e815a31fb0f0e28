// The short code by which a resident asks about a request: seven characters and what guards them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bianmin {

// Six random characters and a check character, from the digits and capital letters without 0 O 1 I
// L U and B (which reads as 8 on thermal paper). That leaves 29, a prime, and so a weighted sum
// finds every single wrong character and every swap of two. 29^6 = 594,823,321 codes.
std::string makePickupCode(const std::array<std::uint8_t, 8>& random);

// Upper-cases, drops spaces and dashes; nothing when a character or the check is wrong.
std::optional<std::string> readPickupCode(std::string_view typed);

// "K7M4 Q9X": how it is shown and printed.
std::string groupedPickupCode(std::string_view code);

// The characters that a keypad has to offer, in order.
std::string_view pickupAlphabet();

}  // namespace bianmin
