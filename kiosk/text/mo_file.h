// The format of compiled gettext catalogues (GNU gettext manual, "The Format of GNU MO Files").
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace bianmin {

// Lets a map of strings be asked with a view, without a copy.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};
using Messages = std::unordered_map<std::string, std::string, TextHash, std::equal_to<>>;

// Reads the bytes of a .mo file written on a little-endian machine; revision 0. The header entry
// (empty key), entries with an empty translation and plural forms beyond the first are left out.
// Throws std::runtime_error, with words for a technician, when the bytes are no such file or any
// offset leads outside it.
Messages readMo(std::string_view bytes);

}  // namespace bianmin
