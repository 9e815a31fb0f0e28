// What terminals ask; each function answers one request on a worker's thread.
#pragma once

#include "sync/center/api/center_server.h"
#include "sync/center/api/poll_board.h"
#include "sync/http/server.h"

namespace bianmin::center {

// A request as a worker keeps it after the server's call has returned.
struct TerminalCall {
  http::Request request;
  Terminal terminal;
};

// POST /v1/journal; `changed` is called after a commit that may have added to the change feed.
http::Reply pushJournal(const CenterParts& parts, CenterStore& store, const TerminalCall& call,
                        const std::function<void()>& changed);

// GET /v1/changes: answers at once, or puts it on the board.
void followChanges(CenterStore& store, const TerminalCall& call, PollBoard& board,
                   const http::Done& done);

// POST /v1/renew
http::Reply renewCertificate(const CenterParts& parts, CenterStore& store,
                             const TerminalCall& call);

}  // namespace bianmin::center
