// Raw deflate of texts that must not stay in memory: zlib's own buffers are wiped too.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bianmin::seal {

// The largest plain text that is sealed or opened.
inline constexpr std::size_t kPlainLimit = std::size_t{1} << 20;

// Appends the deflated `plain` to `out`. Throws std::length_error above kPlainLimit.
void deflateRaw(std::string_view plain, std::string& out);

// Replaces `out` by the inflated text; false, and `out` is empty, when the bytes are malformed, go
// on after the end or give more than kPlainLimit.
bool inflateRaw(std::string_view deflated, std::string& out);

}  // namespace bianmin::seal
