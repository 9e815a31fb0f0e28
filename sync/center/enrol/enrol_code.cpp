#include "sync/center/enrol/enrol_code.h"

#include <sodium.h>

#include <array>

#include "sync/domain/pickup_code.h"

namespace bianmin::center {

std::string makeEnrolCode() {
  const std::string_view alphabet = pickupAlphabet();
  std::string code;
  while (code.size() < kEnrolCodeLength) {
    code.push_back(alphabet[randombytes_uniform(static_cast<std::uint32_t>(alphabet.size()))]);
  }
  return code;
}

std::optional<std::string> readEnrolCode(std::string_view typed) {
  std::string code;
  for (char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (pickupAlphabet().find(c) == std::string_view::npos) return std::nullopt;
    code.push_back(c);
  }
  if (code.size() != kEnrolCodeLength) return std::nullopt;
  return code;
}

std::string hashEnrolCode(const seal::Key& key, std::string_view code) {
  std::array<unsigned char, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(code.data()),
                     code.size(), key.data(), key.size());
  std::string hex(hash.size() * 2, '\0');
  sodium_bin2hex(hex.data(), hex.size() + 1, hash.data(), hash.size());
  return hex;
}

}  // namespace bianmin::center
