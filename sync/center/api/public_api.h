// What is answered without a client certificate: enrolment and residents' pages.
#pragma once

#include "sync/center/api/center_server.h"
#include "sync/http/server.h"

namespace bianmin::center {

// POST /v1/enrol
http::Reply enrolTerminal(const CenterParts& parts, CenterStore& store,
                          const http::Request& request);
inline constexpr std::size_t kTokenDigits = 32;  // of a paper's QR code
// Under which the store knows the token.
std::string tokenHash(std::string_view token);
// To who opens residents' pages too often; `after` so long it is answered again.
http::Reply seenTooOften(std::chrono::seconds after);
// GET /p/{token}
http::Reply showProgress(const CenterParts& parts, CenterStore& store, std::string_view token);
// GET /g/{matter}
http::Reply showGuide(const CenterParts& parts, std::string_view matter);

}  // namespace bianmin::center
