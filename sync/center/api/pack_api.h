// Service packs as terminals fetch them.
#pragma once

#include "sync/center/api/terminal_api.h"

namespace bianmin::center {

// GET /v1/pack?version=N: the signed bytes; 404 when the county has not published that version.
http::Reply servePack(CenterStore& store, const TerminalCall& call);

}  // namespace bianmin::center
