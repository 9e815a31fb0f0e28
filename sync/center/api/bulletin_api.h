// What the county tells a terminal besides the requests, and what the terminal tells of itself.
#pragma once

#include "sync/center/api/terminal_api.h"

namespace bianmin::center {

// GET /v1/bulletin: all that holds for the terminal now.
http::Reply showBulletin(const CenterParts& parts, CenterStore& store, const TerminalCall& call);

// POST /v1/report
http::Reply keepReport(const CenterParts& parts, CenterStore& store, const TerminalCall& call);

}  // namespace bianmin::center
