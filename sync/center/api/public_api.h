// What is answered without a client certificate: enrolment and the guides.
// The pages of papers are in resident_pages.h.
#pragma once

#include "sync/center/api/center_server.h"
#include "sync/http/server.h"

namespace bianmin::center {

// POST /v1/enrol
http::Reply enrolTerminal(const CenterParts& parts, CenterStore& store,
                          const http::Request& request);
// GET /g/{matter}
http::Reply showGuide(const CenterParts& parts, std::string_view matter);

}  // namespace bianmin::center
