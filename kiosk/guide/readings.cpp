#include "kiosk/guide/readings.h"

#include <algorithm>

#include "kiosk/guide/readings_data.h"

namespace bianmin {
namespace {

constexpr char32_t kFirst = 0x4E00;
constexpr char32_t kLast = 0x9FFF;

const readings::Set& setOf(char32_t c) {
  const bool inside = c >= kFirst && c <= kLast;
  return readings::kSets[inside ? readings::kSetOf[c - kFirst] : 0];
}

std::string_view syllablesOf(const readings::Set& set) {
  return {readings::kSyllables + set.at, set.length};
}

bool isLetter(char32_t c) { return c >= 'a' && c <= 'z'; }
char32_t lower(char32_t c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; }

// Keyboards have no ü: some write v, some u.
bool sameLetter(char syllable, char32_t typed) {
  return static_cast<char32_t>(syllable) == typed || (syllable == 'v' && typed == 'u');
}

std::size_t commonLength(std::string_view syllable, std::u32string_view typed) {
  std::size_t n = 0;
  while (n < syllable.size() && n < typed.size() && sameLetter(syllable[n], typed[n])) ++n;
  return n;
}

bool readsFrom(std::u32string_view text, std::u32string_view typed);

// zh, ch and sh are one sound, and some type them so where others type the first letter.
bool hasLongInitial(std::string_view syllable) { return syllable.size() > 2 && syllable[1] == 'h'; }

bool readsSyllable(std::string_view syllable, std::u32string_view rest, std::u32string_view typed) {
  const std::size_t common = commonLength(syllable, typed);
  if (common == 0) return false;
  if (common == typed.size()) return true;
  if (common == syllable.size() && readsFrom(rest, typed.substr(common))) return true;
  if (common >= 2 && hasLongInitial(syllable) && readsFrom(rest, typed.substr(2))) return true;
  return readsFrom(rest, typed.substr(1));
}

// `typed` is read from the first character of `text` on.
bool readsFrom(std::u32string_view text, std::u32string_view typed) {
  if (typed.empty()) return true;
  if (text.empty()) return false;
  const std::u32string_view rest = text.substr(1);
  if (lower(text.front()) == typed.front()) return readsFrom(rest, typed.substr(1));
  if (!isLetter(typed.front())) return false;
  const readings::Set& set = setOf(text.front());
  if ((set.initials >> (typed.front() - 'a') & 1U) == 0) return false;
  std::string_view syllables = syllablesOf(set);
  while (!syllables.empty()) {
    const std::size_t end = std::min(syllables.find(' '), syllables.size());
    if (readsSyllable(syllables.substr(0, end), rest, typed)) return true;
    syllables.remove_prefix(std::min(end + 1, syllables.size()));
  }
  return false;
}

}  // namespace

std::string_view readingsOf(char32_t character) { return syllablesOf(setOf(character)); }

std::uint32_t initialsOf(char32_t character) { return setOf(character).initials; }

bool isRead(std::u32string_view text, std::u32string_view typed, std::size_t* at) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!readsFrom(text.substr(i), typed)) continue;
    if (at != nullptr) *at = i;
    return true;
  }
  return false;
}

}  // namespace bianmin
