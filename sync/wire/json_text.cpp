#include "sync/wire/json_text.h"

#include <array>
#include <charconv>

namespace bianmin::wire {
namespace {

unsigned char byteAt(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

bool between(unsigned char byte, int low, int high) { return byte >= low && byte <= high; }

// The length of the well-formed UTF-8 character at `i` (RFC 3629, table of section 4), 0 if none.
std::size_t characterLength(std::string_view text, std::size_t i) {
  const unsigned char a = byteAt(text, i);
  const unsigned char b = byteAt(text, i + 1);
  if (a < 0x80) return 1;
  if (between(a, 0xC2, 0xDF)) return between(b, 0x80, 0xBF) ? 2 : 0;
  const bool third = between(byteAt(text, i + 2), 0x80, 0xBF);
  if (between(a, 0xE0, 0xEF)) {
    const int low = a == 0xE0 ? 0xA0 : 0x80;
    const int high = a == 0xED ? 0x9F : 0xBF;  // no surrogates
    return between(b, low, high) && third ? 3 : 0;
  }
  if (between(a, 0xF0, 0xF4)) {
    const int low = a == 0xF0 ? 0x90 : 0x80;
    const int high = a == 0xF4 ? 0x8F : 0xBF;
    return between(b, low, high) && third && between(byteAt(text, i + 3), 0x80, 0xBF) ? 4 : 0;
  }
  return 0;
}

bool isPlain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

void appendEscaped(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    default:
      out += "\\u00";
      out.push_back("0123456789abcdef"[static_cast<unsigned char>(c) >> 4]);
      out.push_back("0123456789abcdef"[static_cast<unsigned char>(c) & 15]);
  }
}

}  // namespace

void appendJsonString(std::string& out, std::string_view text) {
  out.push_back('"');
  std::size_t i = 0;
  while (i < text.size()) {
    std::size_t end = i;
    while (end < text.size() && isPlain(text[end])) ++end;
    out.append(text, i, end - i);
    i = end;
    if (i == text.size()) break;
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      appendEscaped(out, text[i++]);
    } else if (const std::size_t length = characterLength(text, i); length > 0) {
      out.append(text, i, length);
      i += length;
    } else {
      out += "\xEF\xBF\xBD";
      ++i;
    }
  }
  out.push_back('"');
}

void appendJsonNumber(std::string& out, std::uint64_t number) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

}  // namespace bianmin::wire
