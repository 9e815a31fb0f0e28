// UTF-8 as characters, for rules that count or look at them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bianmin {

// Nothing when the bytes are not well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms).
std::optional<std::u32string> decodeUtf8(std::string_view text);

// Characters that are not Unicode scalar values are left out.
std::string encodeUtf8(std::u32string_view characters);

}  // namespace bianmin
