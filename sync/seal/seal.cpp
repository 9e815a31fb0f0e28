#include "sync/seal/seal.h"

#include <sodium.h>

#include <stdexcept>

#include "sync/seal/deflate.h"
#include "sync/seal/sodium.h"
#include "sync/seal/wiped_string.h"

namespace bianmin::seal {
namespace {

constexpr std::string_view kSuite = "1.";

unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* raw(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string sealFor(const Key& county_public_key, std::string_view plain) {
  useSodium();
  WipedString deflated;
  deflateRaw(plain, deflated.bytes);
  std::string box(deflated.bytes.size() + crypto_box_SEALBYTES, '\0');
  if (crypto_box_seal(raw(box), raw(deflated.bytes), deflated.bytes.size(),
                      county_public_key.data()) != 0) {
    throw std::runtime_error("the county's key cannot be sealed to");
  }
  return std::string(kSuite) + toBase64(box);
}

std::optional<std::string> open(const KeyPair& county, std::string_view sealed) {
  useSodium();
  if (!sealed.starts_with(kSuite)) return std::nullopt;
  const std::optional<std::string> box = fromBase64(sealed.substr(kSuite.size()));
  if (!box || box->size() < crypto_box_SEALBYTES) return std::nullopt;
  WipedString deflated;
  deflated.bytes.resize(box->size() - crypto_box_SEALBYTES);
  if (crypto_box_seal_open(raw(deflated.bytes), raw(*box), box->size(), county.public_key.data(),
                           county.secret_key.data()) != 0) {
    return std::nullopt;
  }
  std::optional<std::string> plain(std::in_place);
  if (!inflateRaw(deflated.bytes, *plain)) return std::nullopt;
  return plain;
}

std::string lock(const Key& station_key, std::string_view plain) {
  useSodium();
  WipedString deflated;
  deflateRaw(plain, deflated.bytes);
  std::string locked(
      crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + deflated.bytes.size(), '\0');
  randombytes_buf(locked.data(), crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy(raw(locked) + crypto_secretbox_NONCEBYTES, raw(deflated.bytes),
                        deflated.bytes.size(), raw(locked), station_key.data());
  return locked;
}

std::optional<std::string> unlock(const Key& station_key, std::string_view locked) {
  useSodium();
  constexpr std::size_t kOverhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  if (locked.size() < kOverhead) return std::nullopt;
  WipedString deflated;
  deflated.bytes.resize(locked.size() - kOverhead);
  if (crypto_secretbox_open_easy(raw(deflated.bytes), raw(locked) + crypto_secretbox_NONCEBYTES,
                                 locked.size() - crypto_secretbox_NONCEBYTES, raw(locked),
                                 station_key.data()) != 0) {
    return std::nullopt;
  }
  std::optional<std::string> plain(std::in_place);
  if (!inflateRaw(deflated.bytes, *plain)) return std::nullopt;
  return plain;
}

}  // namespace bianmin::seal
