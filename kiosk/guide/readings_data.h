// The table that kiosk/guide/table makes at build time; use readings.h.
#pragma once

#include <cstdint>

namespace bianmin::readings {

struct Set {
  std::uint32_t initials;    // bit 0: a reading begins with a ... bit 25: with z
  std::uint32_t at, length;  // of "hang xing" in kSyllables
};

extern const std::uint16_t kSetOf[];  // for U+4E00..U+9FFF: index in kSets; 0: not known
extern const Set kSets[];
extern const char kSyllables[];

}  // namespace bianmin::readings
