// Checks of a person's numbers and name. The masks are in mask.cpp.
#include "sync/domain/person.h"

#include <algorithm>
#include <array>

#include "sync/domain/utf8.h"

namespace bianmin {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool allDigits(std::string_view text) { return std::ranges::all_of(text, isDigit); }
int digit(char c) { return c - '0'; }

// First two digits of GB/T 2260; 81 to 83 are residence permits of Hong Kong, Macao and Taiwan.
constexpr std::string_view kProvinces =
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 "
    "71 81 82 83";

bool isProvince(std::string_view two) { return kProvinces.find(two) != std::string_view::npos; }

bool isBirthDate(std::string_view yyyymmdd, const Date& today) {
  const std::string_view s = yyyymmdd;
  std::string iso(s.substr(0, 4));
  iso.append("-").append(s.substr(4, 2)).append("-").append(s.substr(6, 2));
  const Date born = dateFromIso(iso);
  return born.ok() && born <= today && born.year() >= std::chrono::year{1800};
}

// ISO 7064 MOD 11-2.
char idCheckCharacter(std::string_view first17) {
  constexpr std::array kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * digit(first17[i]);
  return "10X98765432"[sum % 11];
}

bool luhnFits(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (auto c = digits.rbegin(); c != digits.rend(); ++c, twice = !twice) {
    const int value = twice ? 2 * digit(*c) : digit(*c);
    sum += value / 10 + value % 10;
  }
  return sum % 10 == 0;
}

bool isHan(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

constexpr char32_t kDot = 0xB7;

}  // namespace

IdCheck checkIdNumber(std::string_view typed, const Date& today) {
  if (typed.size() > 18) return IdCheck::BadCharacter;
  if (!allDigits(typed.substr(0, 17))) return IdCheck::BadCharacter;
  const char last = typed.size() == 18 ? (typed[17] == 'x' ? 'X' : typed[17]) : '0';
  if (!isDigit(last) && last != 'X') return IdCheck::BadCharacter;
  if (typed.size() >= 2 && !isProvince(typed.substr(0, 2))) return IdCheck::BadRegion;
  if (typed.size() >= 14 && !isBirthDate(typed.substr(6, 8), today)) return IdCheck::BadDate;
  if (typed.size() < 18) return IdCheck::Incomplete;
  return idCheckCharacter(typed) == last ? IdCheck::Ok : IdCheck::BadCheck;
}

NumberCheck checkPhone(std::string_view digits) {
  using enum NumberCheck;
  if (!allDigits(digits)) return Wrong;
  if (digits.empty()) return Incomplete;
  const bool mobile = digits[0] == '1';
  if (!mobile && digits[0] != '0') return Wrong;
  if (digits.size() == 1) return Incomplete;
  if (mobile ? digits[1] < '3' : digits[1] == '0') return Wrong;
  const std::size_t least = mobile ? 11 : 10;
  const std::size_t most = mobile ? 11 : 12;
  if (digits.size() < least) return Incomplete;
  return digits.size() <= most ? Ok : Wrong;
}

NumberCheck checkBankCard(std::string_view digits) {
  if (!allDigits(digits) || digits.size() > 19) return NumberCheck::Wrong;
  if (digits.size() < 16) return NumberCheck::Incomplete;
  return luhnFits(digits) ? NumberCheck::Ok : NumberCheck::Wrong;
}

NumberCheck checkName(std::string_view utf8) {
  using enum NumberCheck;
  const auto characters = decodeUtf8(utf8);
  if (!characters || characters->size() > 50) return Wrong;
  char32_t before = kDot;
  for (const char32_t c : *characters) {
    if (c == kDot ? before == kDot : !isHan(c)) return Wrong;
    before = c;
  }
  return characters->size() < 2 || before == kDot ? Incomplete : Ok;
}

}  // namespace bianmin
