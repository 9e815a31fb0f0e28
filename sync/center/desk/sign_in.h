// What sign-in, passwords and one-time codes share.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "sync/center/desk/call.h"
#include "sync/center/desk/misses.h"
#include "sync/seal/seal.h"

namespace bianmin::center::desk {

seal::Key passwordKey(const CountyKeys& keys);
seal::Key codeKey(const CountyKeys& keys);

// Where a session of the stage goes on.
std::string_view pathOf(SessionStage stage);
// The stage after the password was right.
SessionStage stageAfterPassword(const StaffAccount& account);
// A new session under a new token, so that one that was known before is worth nothing; goes on
// where the stage says.
http::Reply beginSession(const Call& call, std::int64_t staff, SessionStage stage);
// "等 15 秒再试。"
std::string waitWords(std::chrono::milliseconds wait);

}  // namespace bianmin::center::desk
