#include "kiosk/text/mo_file.h"

#include <cstdint>
#include <stdexcept>

namespace bianmin {
namespace {

constexpr std::uint32_t kMagic = 0x950412de;
constexpr std::uint32_t kHeaderSize = 28;
constexpr std::uint32_t kRowSize = 8;  // length, offset

[[noreturn]] void damaged(const char* what) {
  throw std::runtime_error(std::string("message catalogue: ") + what);
}

// Little-endian 32-bit number; the caller has checked nothing.
std::uint32_t numberAt(std::string_view bytes, std::uint64_t offset) {
  if (offset + 4 > bytes.size()) damaged("cut short");
  std::uint32_t value = 0;
  for (int i = 3; i >= 0; --i) {
    value = value << 8 | static_cast<unsigned char>(bytes[offset + static_cast<std::uint64_t>(i)]);
  }
  return value;
}

// The text that row `index` of the table at `table` points to.
std::string_view textAt(std::string_view bytes, std::uint64_t table, std::uint64_t index) {
  const std::uint64_t row = table + index * kRowSize;
  const std::uint64_t length = numberAt(bytes, row);
  const std::uint64_t offset = numberAt(bytes, row + 4);
  // Every text is followed by a NUL that its length does not count.
  if (offset + length + 1 > bytes.size()) damaged("a text lies outside the file");
  if (bytes[offset + length] != '\0') damaged("a text does not end");
  const std::string_view text = bytes.substr(offset, length);
  return text.substr(0, text.find('\0'));  // the singular, where there are plural forms
}

}  // namespace

Messages readMo(std::string_view bytes) {
  if (bytes.size() < kHeaderSize) damaged("cut short");
  if (numberAt(bytes, 0) != kMagic) damaged("not a .mo file of this byte order");
  if (numberAt(bytes, 4) != 0) damaged("unknown revision");
  const std::uint64_t count = numberAt(bytes, 8);
  const std::uint64_t keys = numberAt(bytes, 12);
  const std::uint64_t texts = numberAt(bytes, 16);
  // Before anything is reserved: a wrong count must not ask for gigabytes.
  if (keys + count * kRowSize > bytes.size() || texts + count * kRowSize > bytes.size()) {
    damaged("a table lies outside the file");
  }
  Messages messages;
  messages.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::string_view key = textAt(bytes, keys, i);
    const std::string_view text = textAt(bytes, texts, i);
    if (!key.empty() && !text.empty()) messages.emplace(key, text);
  }
  return messages;
}

}  // namespace bianmin
