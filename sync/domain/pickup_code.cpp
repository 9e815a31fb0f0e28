#include "sync/domain/pickup_code.h"

namespace bianmin {
namespace {

constexpr std::string_view kAlphabet = "23456789ACDEFGHJKMNPQRSTVWXYZ";
constexpr unsigned kModulus = 29;
static_assert(kAlphabet.size() == kModulus);
constexpr std::size_t kLength = 7;

// Weights 7, 6 ... 1: all different and none a multiple of the prime, so that neither a wrong
// character nor a swap leaves the sum as it was.
unsigned weight(std::size_t place) { return static_cast<unsigned>(kLength - place); }

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool sumFits(std::string_view code) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    sum += weight(i) * static_cast<unsigned>(kAlphabet.find(code[i]));
  }
  return sum % kModulus == 0;
}

}  // namespace

std::string_view pickupAlphabet() { return kAlphabet; }

std::string makePickupCode(const std::array<std::uint8_t, 8>& random) {
  std::uint64_t number = 0;
  for (const std::uint8_t byte : random) number = number << 8U | byte;
  std::string code;
  unsigned sum = 0;
  for (std::size_t i = 0; i + 1 < kLength; ++i, number /= kModulus) {
    const auto value = static_cast<unsigned>(number % kModulus);
    code += kAlphabet[value];
    sum += weight(i) * value;
  }
  code += kAlphabet[(kModulus - sum % kModulus) % kModulus];
  return code;
}

std::optional<std::string> readPickupCode(std::string_view typed) {
  std::string code;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (code.size() == kLength || kAlphabet.find(upper(c)) == std::string_view::npos) {
      return std::nullopt;
    }
    code += upper(c);
  }
  if (code.size() != kLength || !sumFits(code)) return std::nullopt;
  return code;
}

std::string groupedPickupCode(std::string_view code) {
  std::string text(code);
  if (text.size() > 4) text.insert(4, 1, ' ');
  return text;
}

}  // namespace bianmin
