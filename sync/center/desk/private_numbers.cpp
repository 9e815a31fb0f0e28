#include "sync/center/desk/private_numbers.h"

#include <optional>
#include <string>

namespace bianmin::center::desk {
namespace {

// Takes a digit from the front: ASCII, or full-width (U+FF10..U+FF19, "EF BC 90".."EF BC 99").
std::optional<char> takeDigit(std::string_view& text) {
  if (!text.empty() && text[0] >= '0' && text[0] <= '9') {
    const char digit = text[0];
    text.remove_prefix(1);
    return digit;
  }
  if (text.size() < 3 || !text.starts_with("\xEF\xBC")) return std::nullopt;
  const int digit = static_cast<unsigned char>(text[2]) - 0x90;
  if (digit < 0 || digit > 9) return std::nullopt;
  text.remove_prefix(3);
  return static_cast<char>('0' + digit);
}

// One space or hyphen, also the wide ones: U+3000, U+2010..U+2014, U+FF0D.
bool takeGap(std::string_view& text) {
  for (const std::string_view gap :
       {" ", "-", "\xE3\x80\x80", "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92", "\xE2\x80\x93",
        "\xE2\x80\x94", "\xEF\xBC\x8D"}) {
    if (!text.starts_with(gap)) continue;
    text.remove_prefix(gap.size());
    return true;
  }
  return false;
}

bool isPrivate(std::string_view number) {
  constexpr std::size_t kMobile = 11;
  constexpr std::size_t kLongestTelephone = 12;  // area code and number
  if (number.size() > kLongestTelephone) return true;
  if (number.starts_with("01") && number.size() == kMobile + 1) return true;  // dialled from afar
  return number.size() == kMobile && number[0] == '1';
}

}  // namespace

bool hasPrivateNumber(std::string_view text) {
  std::string number;
  while (!text.empty()) {
    if (const auto digit = takeDigit(text)) {
      number += *digit;
      continue;
    }
    std::string_view rest = text;
    if (!number.empty() && takeGap(rest)) {
      std::string_view behind = rest;
      if (takeDigit(behind)) {
        text = rest;
        continue;
      }
    }
    if (isPrivate(number)) return true;
    number.clear();
    text.remove_prefix(1);
  }
  return isPrivate(number);
}

}  // namespace bianmin::center::desk
