// How Chinese characters are read, for finding words by their pinyin. Without tones; ü is v.
#pragma once

#include <cstdint>
#include <string_view>

namespace bianmin {

// All the readings of a character, divided by blanks: "hang xing" for 行. Empty for what is not a
// character in daily use.
std::string_view readingsOf(char32_t character);

// Their first letters as a set of bits: 1 is a, 2 is b, 4 is c ...; 0 without readings.
std::uint32_t initialsOf(char32_t character);

// True when what was typed is read so somewhere in `text`: letters stand for the first letter of a
// character (yl: 养老), for all of its reading (yanglao), or, at the end, for a part of it (yangl);
// Chinese characters and digits stand for themselves, and both may be mixed. `typed` is lower case
// and without blanks. `*at`, if given, is the first place where it is so, in characters.
bool isRead(std::u32string_view text, std::u32string_view typed, std::size_t* at = nullptr);

}  // namespace bianmin
