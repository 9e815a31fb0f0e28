#include "sync/seal/password.h"

#include <liboath/oath.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "sync/seal/sodium.h"
#include "sync/seal/wiped_string.h"

namespace bianmin::seal {
namespace {

constexpr unsigned long long kPasses = 3;
constexpr std::size_t kMemory = std::size_t{64} << 20;
constexpr const char* kNoMemory = "there is not enough memory to hash a password";

// Nothing that reads alike.
constexpr std::string_view kAlphabet = "2345679ACDEFGHJKMNPQRSTVWXYZ";
constexpr int kGroups = 3;
constexpr int kGroupLength = 4;

constexpr unsigned kStepSeconds = 30;
constexpr unsigned kDigits = 6;
constexpr std::size_t kSecretBytes = 20;

// In hex: libsodium's text form takes bytes, but a text cannot be cut at a zero.
void mixWithKey(const Key& key, std::string_view password, WipedString& out) {
  Key mixed = mac(derive(key, "password"), password);
  out.bytes.resize(mixed.size() * 2 + 1);
  sodium_bin2hex(out.bytes.data(), out.bytes.size(), mixed.data(), mixed.size());
  out.bytes.pop_back();
  sodium_memzero(mixed.data(), mixed.size());
}

std::time_t seconds(Instant now) {
  return std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
}

}  // namespace

std::string makePassword() {
  useSodium();
  std::string password;
  for (int i = 0; i < kGroups * kGroupLength; ++i) {
    if (i > 0 && i % kGroupLength == 0) password.push_back('-');
    password.push_back(
        kAlphabet[randombytes_uniform(static_cast<std::uint32_t>(kAlphabet.size()))]);
  }
  return password;
}

std::string hashPassword(const Key& key, std::string_view password) {
  useSodium();
  WipedString mixed;
  mixWithKey(key, password, mixed);
  std::string hash(crypto_pwhash_STRBYTES, '\0');
  if (crypto_pwhash_str_alg(hash.data(), mixed.bytes.data(), mixed.bytes.size(), kPasses, kMemory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw NoMemory(kNoMemory);
  }
  hash.erase(hash.find('\0'));
  return hash;
}

bool passwordFits(const Key& key, const std::string& hash, std::string_view password) {
  useSodium();
  WipedString mixed;
  mixWithKey(key, password, mixed);
  if (crypto_pwhash_str_verify(hash.c_str(), mixed.bytes.data(), mixed.bytes.size()) == 0) {
    return true;
  }
  // libsodium says the same of a wrong password and of memory that it did not get. A hash that
  // nobody needs fails for nothing but memory, and makes a guess twice as dear.
  hashPassword(key, {});
  return false;
}

std::string makeCodeSecret() {
  std::string secret(kSecretBytes, '\0');
  randomBytes(secret.data(), secret.size());
  return secret;
}

std::string codeSecretText(std::string_view secret) {
  char* text = nullptr;
  std::size_t size = 0;
  if (oath_base32_encode(secret.data(), secret.size(), &text, &size) != OATH_OK) {
    throw std::runtime_error("the one-time secret cannot be written");
  }
  const std::unique_ptr<char, decltype(&std::free)> owner(text, &std::free);
  return {text, size};
}

std::optional<std::int64_t> codeCounter(std::string_view secret, std::string_view code,
                                        Instant now) {
  const bool digits = code.size() == kDigits &&
                      std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
  if (!digits) return std::nullopt;
  constexpr std::size_t kWindow = 1;
  int position = 0;
  std::uint64_t counter = 0;
  const std::string text(code);
  const int found = oath_totp_validate4(secret.data(), secret.size(), seconds(now), kStepSeconds,
                                        OATH_TOTP_DEFAULT_START_TIME, kWindow, &position, &counter,
                                        0, text.c_str());
  if (found < 0) return std::nullopt;
  return static_cast<std::int64_t>(counter);
}

std::string codeAt(std::string_view secret, Instant now) {
  std::array<char, kDigits + 1> code{};
  if (oath_totp_generate(secret.data(), secret.size(), seconds(now), kStepSeconds,
                         OATH_TOTP_DEFAULT_START_TIME, kDigits, code.data()) != OATH_OK) {
    throw std::runtime_error("the one-time code cannot be made");
  }
  return code.data();
}

}  // namespace bianmin::seal
