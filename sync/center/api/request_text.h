// The text of a request, which may come compressed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "sync/http/server.h"

namespace bianmin::center {

// Enough for a code and a certificate request.
inline constexpr std::size_t kSmallRequest = 64 * 1024;

// Puts the body into `text`, at most `most` bytes after decompression; or the answer that says why
// there is none.
std::optional<http::Reply> unpack(const http::Request& request, std::size_t most,
                                  std::string& text);

}  // namespace bianmin::center
