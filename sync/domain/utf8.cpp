#include "sync/domain/utf8.h"

namespace bianmin {
namespace {

// Bytes of a character by its first byte; 0 for a byte that starts none.
std::size_t lengthFrom(unsigned char first) {
  if (first < 0x80U) return 1;
  if (first >= 0xC2U && first < 0xE0U) return 2;
  if (first >= 0xE0U && first < 0xF0U) return 3;
  if (first >= 0xF0U && first < 0xF5U) return 4;
  return 0;
}

bool isScalar(char32_t c) { return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF); }

char32_t leastOf(std::size_t length) {
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  return kLeast[length];
}

std::optional<char32_t> decodeOne(std::string_view bytes) {
  const auto first = static_cast<unsigned char>(bytes[0]);
  if (bytes.size() == 1) return first;
  char32_t c = first & (0x7FU >> bytes.size());
  for (const char byte : bytes.substr(1)) {
    const auto next = static_cast<unsigned char>(byte);
    if ((next & 0xC0U) != 0x80U) return std::nullopt;
    c = c << 6U | (next & 0x3FU);
  }
  if (c < leastOf(bytes.size()) || !isScalar(c)) return std::nullopt;
  return c;
}

}  // namespace

std::optional<std::u32string> decodeUtf8(std::string_view text) {
  std::u32string characters;
  while (!text.empty()) {
    const std::size_t length = lengthFrom(static_cast<unsigned char>(text[0]));
    if (length == 0 || length > text.size()) return std::nullopt;
    const auto c = decodeOne(text.substr(0, length));
    if (!c) return std::nullopt;
    characters += *c;
    text.remove_prefix(length);
  }
  return characters;
}

std::string encodeUtf8(std::u32string_view characters) {
  std::string text;
  const auto put = [&text](char32_t byte) { text += static_cast<char>(byte); };
  const auto tail = [&put](char32_t c, unsigned shift) { put(0x80U | (c >> shift & 0x3FU)); };
  for (const char32_t c : characters) {
    if (!isScalar(c)) continue;
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0U | c >> 6U), tail(c, 0);
    } else if (c < 0x10000) {
      put(0xE0U | c >> 12U), tail(c, 6), tail(c, 0);
    } else {
      put(0xF0U | c >> 18U), tail(c, 12), tail(c, 6), tail(c, 0);
    }
  }
  return text;
}

}  // namespace bianmin
