// The pages behind the QR codes of tickets, receipts and one-time notices.
#pragma once

#include "sync/center/api/center_server.h"
#include "sync/http/server.h"

namespace bianmin::center {

inline constexpr std::size_t kTokenDigits = 32;  // of a paper's QR code
// Under which the store knows the token.
std::string tokenHash(std::string_view token);
// To who opens residents' pages too often; `after` so long it is answered again.
http::Reply seenTooOften(std::chrono::seconds after);

// GET /t/{token}: nothing personal is on it, so it asks for nothing.
http::Reply showTicket(const CenterParts& parts, CenterStore& store, std::string_view token);
// GET /p/{token}: the progress, or the form that asks for the second factor.
http::Reply showProgress(const CenterParts& parts, CenterStore& store, const http::Request& request,
                         std::string_view token);
// POST /p/{token}: `tail`, the second factor, or `stars`, the rating.
http::Reply takeProgressForm(const CenterParts& parts, CenterStore& store,
                             const http::Request& request, std::string_view token);

}  // namespace bianmin::center
