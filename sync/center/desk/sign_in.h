// What sign-in, passwords and one-time codes share.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "sync/center/desk/call.h"
#include "sync/seal/seal.h"

namespace bianmin::center::desk {

// Five misses are free; then 15 s, doubling. From one address four times as many, because a hall
// has one address for everybody.
inline constexpr MissRule kNameRule{};
inline constexpr MissRule kAddressRule{20, std::chrono::seconds(15), std::chrono::seconds(3600)};
// Six digits: fewer are free.
inline constexpr MissRule kCodeRule{3, std::chrono::seconds(30), std::chrono::seconds(3600)};

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
