// Answers that several handlers give.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "sync/http/server.h"

namespace bianmin::center {

http::Reply jsonReply(std::string body);
http::Reply htmlReply(int status, std::string page);
http::Reply notFound();
http::Reply methodNotAllowed(std::string_view allowed);
http::Reply malformed(std::string_view detail);
// 429 or 503
http::Reply tryLater(int status, std::string_view title, std::string_view type,
                     std::chrono::seconds after);
http::Reply unknownTerminal();
http::Reply revokedTerminal();

}  // namespace bianmin::center
