#include <string_view>

#include "kiosk/documents/type.h"

namespace bianmin {
namespace {

constexpr std::string_view kJoiner = "\u2060";
constexpr std::string_view kFastSpace = "\u00A0";
constexpr std::string_view kWorkingDays = "个工作日";
constexpr std::string_view kWorkingDaysWhole = "个\u2060工\u2060作\u2060日";

bool digit(char c) { return c >= '0' && c <= '9'; }
bool beyondAscii(char c) { return static_cast<unsigned char>(c) > 0x7F; }

// The character that begins at `at`, empty at the end.
std::string_view characterAt(std::string_view text, std::size_t at) {
  std::size_t end = at < text.size() ? at + 1 : at;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return text.substr(at, end - at);
}

// Characters that measure the number before them or count on to the one after them.
bool counts(std::string_view character) {
  static constexpr std::string_view kCounters[] = {"年", "月", "日", "号", "个", "人",
                                                   "天", "元", "样", "份", "岁", "次"};
  for (const std::string_view counter : kCounters) {
    if (character == counter) return true;
  }
  return false;
}

}  // namespace

std::string keepNumbersWhole(const std::string& text) {
  std::string out;
  out.reserve(text.size() + 16);
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view now = characterAt(text, i);
    const std::string_view next = characterAt(text, i + now.size());
    const bool after_digit = i > 0 && digit(text[i - 1]);
    if (text.compare(i, kWorkingDays.size(), kWorkingDays) == 0) {
      out += kWorkingDaysWhole;
      i += kWorkingDays.size();
      continue;
    }
    const bool space = now == " " && after_digit && !next.empty() && beyondAscii(next[0]);
    out += space ? kFastSpace : now;
    const bool number_then_counter = digit(now[0]) && counts(next);
    const bool counter_then_number =
        (now == "年" || now == "月") && after_digit && !next.empty() && digit(next[0]);
    if (number_then_counter || counter_then_number) out += kJoiner;
    i += now.size();
  }
  return out;
}

}  // namespace bianmin
