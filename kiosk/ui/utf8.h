// Reading UTF-8 one character at a time.
#pragma once

#include <cstddef>
#include <string_view>

namespace bianmin::ui {

// The character at `at`, which moves behind it. A broken byte gives U+FFFD and moves by one.
inline char32_t nextChar(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at++);
  if (lead < 0x80) return lead;
  const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  if (more == 0 || lead > 0xF4 || at + more > text.size()) return 0xFFFD;
  char32_t value = lead & (0x3Fu >> more);
  for (std::size_t i = 0; i < more; ++i) {
    if ((byte(at + i) & 0xC0u) != 0x80u) return 0xFFFD;
    value = (value << 6) | (byte(at + i) & 0x3Fu);
  }
  at += more;
  return value;
}

}  // namespace bianmin::ui
