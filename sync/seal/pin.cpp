#include "sync/seal/pin.h"

#include <sodium.h>

#include <stdexcept>

#include "sync/seal/sodium.h"
#include "sync/seal/wiped_string.h"

namespace bianmin::seal {
namespace {

// About 0.15 s on a cheap mini-PC (two slow cores, 2 GiB): a cadre does not feel it, and 32 MiB are
// always free. More would buy little: the strength lies in the station key, and whoever has that
// has the terminal.
constexpr unsigned long long kPinPasses = 3;
constexpr std::size_t kPinMemory = std::size_t{32} << 20;

constexpr int kPinDigits = 6;
constexpr std::uint64_t kCodes = 100'000'000;

// The HMAC in hex: libsodium's text form takes bytes, but a text cannot be cut at a zero.
void mixWithKey(const Key& station_key, std::string_view pin, WipedString& out) {
  Key mixed = mac(derive(station_key, "pin"), pin);
  out.bytes.resize(mixed.size() * 2 + 1);
  sodium_bin2hex(out.bytes.data(), out.bytes.size(), mixed.data(), mixed.size());
  out.bytes.pop_back();
  sodium_memzero(mixed.data(), mixed.size());
}

}  // namespace

std::string makePin() {
  useSodium();
  std::string pin;
  for (int i = 0; i < kPinDigits; ++i) {
    pin.push_back(static_cast<char>('0' + randombytes_uniform(10)));
  }
  return pin;
}

std::string hashPin(const Key& station_key, std::string_view pin) {
  useSodium();
  WipedString mixed;
  mixWithKey(station_key, pin, mixed);
  std::string hash(crypto_pwhash_STRBYTES, '\0');
  if (crypto_pwhash_str_alg(hash.data(), mixed.bytes.data(), mixed.bytes.size(), kPinPasses,
                            kPinMemory, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::runtime_error("there is not enough memory to hash a PIN");
  }
  hash.erase(hash.find('\0'));
  return hash;
}

bool pinFits(const Key& station_key, const std::string& hash, std::string_view pin) {
  useSodium();
  WipedString mixed;
  mixWithKey(station_key, pin, mixed);
  return crypto_pwhash_str_verify(hash.c_str(), mixed.bytes.data(), mixed.bytes.size()) == 0;
}

std::string unlockCode(const Key& unlock_key, std::string_view challenge) {
  const Key full = mac(unlock_key, challenge);
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i) number = number << 8 | full[i];
  const std::string digits = std::to_string(number % kCodes);
  return std::string(8 - digits.size(), '0') + digits;
}

}  // namespace bianmin::seal
