#include <sodium.h>

#include <algorithm>

#include "sync/seal/seal.h"
#include "sync/seal/sodium.h"

namespace bianmin::seal {
namespace {

constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;

}  // namespace

static_assert(std::tuple_size_v<Key> == crypto_box_PUBLICKEYBYTES);
static_assert(std::tuple_size_v<Key> == crypto_box_SECRETKEYBYTES);
static_assert(std::tuple_size_v<Key> == crypto_secretbox_KEYBYTES);

KeyPair makeKeyPair() {
  useSodium();
  KeyPair pair{};
  crypto_box_keypair(pair.public_key.data(), pair.secret_key.data());
  return pair;
}

Key randomKey() {
  Key key{};
  randomBytes(key.data(), key.size());
  return key;
}

void randomBytes(void* out, std::size_t size) {
  useSodium();
  randombytes_buf(out, size);
}

std::string toBase64(std::string_view bytes) {
  useSodium();
  // The library counts and writes a closing zero, which a string has in any case.
  std::string text(sodium_base64_encoded_len(bytes.size(), kVariant) - 1, '\0');
  sodium_bin2base64(text.data(), text.size() + 1,
                    reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), kVariant);
  return text;
}

std::string toBase64(const Key& key) {
  return toBase64(std::string_view(reinterpret_cast<const char*>(key.data()), key.size()));
}

std::optional<std::string> fromBase64(std::string_view text) {
  useSodium();
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &size, nullptr, kVariant) != 0) {
    return std::nullopt;
  }
  bytes.resize(size);
  return bytes;
}

std::optional<Key> keyFromBase64(std::string_view text) {
  const std::optional<std::string> bytes = fromBase64(text);
  if (!bytes || bytes->size() != std::tuple_size_v<Key>) return std::nullopt;
  Key key{};
  std::copy(bytes->begin(), bytes->end(), key.begin());
  return key;
}

}  // namespace bianmin::seal
