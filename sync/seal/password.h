// Passwords of the county's staff, and their one-time codes. Every function may be called from any
// thread; they throw std::runtime_error when a library fails.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "sync/domain/time.h"
#include "sync/seal/seal.h"

namespace bianmin::seal {

// Twelve random characters that do not look alike, in groups: "K7M4-Q9XA-3FDR".
std::string makePassword();

// The machine has not enough memory now; a later try may go.
struct NoMemory : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// argon2id with a random salt over HMAC(key, password), as libsodium's text "$argon2id$...". The
// database alone, without the county's key, gives nothing to try. 64 MiB and about 0.1 s: call it
// on a worker and let few run at once. Both throw NoMemory: that a password was not judged does not
// make it wrong.
std::string hashPassword(const Key& key, std::string_view password);
bool passwordFits(const Key& key, const std::string& hash, std::string_view password);

// One-time codes of an authenticator app: RFC 6238, SHA-1, six digits, 30 s.
std::string makeCodeSecret();                         // 20 random bytes
std::string codeSecretText(std::string_view secret);  // Base32, as it is typed into an app
// The counter of the step that the code belongs to, one step early or late allowed; nothing when it
// does not fit. Whoever takes a code must take each counter once.
std::optional<std::int64_t> codeCounter(std::string_view secret, std::string_view code,
                                        Instant now);
// The code at a moment, for tests and for proofs of a clock.
std::string codeAt(std::string_view secret, Instant now);

}  // namespace bianmin::seal
