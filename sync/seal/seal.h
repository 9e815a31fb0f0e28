// Sealing of personal fields: only the county's private key opens what a terminal has sealed. Every
// function may be called from any thread. Those that make something throw std::length_error for
// more than 1 MiB of plain text and std::runtime_error when libsodium fails.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/domain/secret.h"

namespace bianmin::seal {

using Key = std::array<std::uint8_t, 32>;

struct KeyPair {
  Key public_key;
  Key secret_key;
};
KeyPair makeKeyPair();
Key randomKey();
void randomBytes(void* out, std::size_t size);
// Base64 (standard alphabet, padded). fromBase64 gives nothing for malformed text.
std::string toBase64(std::string_view bytes);
std::optional<std::string> fromBase64(std::string_view text);
std::optional<Key> keyFromBase64(std::string_view text);
std::string toBase64(const Key& key);

// Suite "1": raw deflate, then a libsodium sealed box (X25519, XSalsa20-Poly1305), then base64,
// with the prefix "1." so that a suite of the national algorithms can follow as "2.".
std::string sealFor(const Key& county_public_key, std::string_view plain);
// Nothing when the suite is unknown, the bytes were changed or the key is another's. The plain text
// is limited to 1 MiB.
std::optional<std::string> open(const KeyPair& county, std::string_view sealed);

// The terminal's own copy: deflate, then secretbox under the station key with a random nonce. Call
// it as seal::lock: a bare lock() may find std::lock.
std::string lock(const Key& station_key, std::string_view plain);
std::optional<std::string> unlock(const Key& station_key, std::string_view locked);

// By what a terminal of the village finds a dossier without holding its pick-up code: keyed BLAKE2b
// of the code and the last four characters of the ID number under the village's key, 16 bytes,
// base64. Without the key the short code cannot be searched for.
std::string lookupKey(const Key& village_key, std::string_view pickup_code,
                      std::string_view id_tail);

// A key for one purpose, and within it for one name, from a key for all: keyed BLAKE2b, so that
// keys of different purposes never meet and none tells of another.
Key derive(const Key& master, std::string_view purpose, std::string_view name = {});

// HMAC-SHA-256.
Key mac(const Key& key, std::string_view bytes);
// In a time that does not tell where they differ.
bool same(const Key& a, const Key& b);

// SHA-256, lower-case hex: by what the centre compares an entry's bytes and stores one-time codes.
std::string sha256Hex(std::string_view bytes);

}  // namespace bianmin::seal
