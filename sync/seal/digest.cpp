#include <sodium.h>

#include "sync/seal/seal.h"
#include "sync/seal/sodium.h"
#include "sync/seal/wiped_string.h"

namespace bianmin::seal {

std::string lookupKey(const Key& village_key, std::string_view pickup_code,
                      std::string_view id_tail) {
  useSodium();
  WipedString input;
  input.bytes.reserve(pickup_code.size() + 1 + id_tail.size());
  input.bytes.append(pickup_code).push_back('\0');
  // The last character of an ID number may be typed as a small x.
  for (const char c : id_tail) input.bytes.push_back(c == 'x' ? 'X' : c);
  std::array<unsigned char, 16> hash{};
  crypto_generichash(hash.data(), hash.size(),
                     reinterpret_cast<const unsigned char*>(input.bytes.data()), input.bytes.size(),
                     village_key.data(), village_key.size());
  return toBase64(std::string_view(reinterpret_cast<const char*>(hash.data()), hash.size()));
}

Key derive(const Key& master, std::string_view purpose, std::string_view name) {
  useSodium();
  std::string input(purpose);
  input.push_back('\0');
  input.append(name);
  Key key{};
  crypto_generichash(key.data(), key.size(), reinterpret_cast<const unsigned char*>(input.data()),
                     input.size(), master.data(), master.size());
  return key;
}

Key mac(const Key& key, std::string_view bytes) {
  useSodium();
  static_assert(std::tuple_size_v<Key> == crypto_auth_hmacsha256_BYTES);
  static_assert(std::tuple_size_v<Key> == crypto_auth_hmacsha256_KEYBYTES);
  Key out{};
  crypto_auth_hmacsha256(out.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                         bytes.size(), key.data());
  return out;
}

bool same(const Key& a, const Key& b) { return sodium_memcmp(a.data(), b.data(), a.size()) == 0; }

std::string sha256Hex(std::string_view bytes) {
  useSodium();
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  // The library writes a closing zero, which a string has in any case.
  std::string hex(hash.size() * 2, '\0');
  sodium_bin2hex(hex.data(), hex.size() + 1, hash.data(), hash.size());
  return hex;
}

}  // namespace bianmin::seal
