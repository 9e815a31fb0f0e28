// What guards a sign-in at the terminal: the PIN of a cadre and the unlock code of the county.
// Every function may be called from any thread; they throw std::runtime_error when libsodium fails.
#pragma once

#include <string>
#include <string_view>

#include "sync/seal/seal.h"

namespace bianmin::seal {

// Six random digits.
std::string makePin();

// What the terminal stores of a PIN: argon2id with a random salt over HMAC(station key, PIN), as
// libsodium's text "$argon2id$...". Six digits alone could be tried out in days; without the
// station key there is nothing to try. Takes some tenths of a second.
std::string hashPin(const Key& station_key, std::string_view pin);
bool pinFits(const Key& station_key, const std::string& hash, std::string_view pin);

// The eight digits by which the county answers a challenge: HMAC under the terminal's unlock key,
// cut to eight decimals. One in 10^8 guesses fits, and the terminal slows them down.
std::string unlockCode(const Key& unlock_key, std::string_view challenge);

}  // namespace bianmin::seal
