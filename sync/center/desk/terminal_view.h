// How a terminal is, in words for the county's staff.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "sync/center/desk/call.h"
#include "sync/center/desk/lamp_view.h"
#include "sync/center/store/bulletin_store.h"
#include "sync/center/store/terminal_list.h"

namespace bianmin::center::desk {

// A terminal asks for changes all day; one that was silent for a day is off or cut off.
inline constexpr std::chrono::hours kTerminalSilent{24};
// It renews its certificate by itself long before.
inline constexpr std::chrono::days kTerminalEnding{30};

// The worst first; `report` is what it said of itself last.
LampView terminalState(const Call& call, const TerminalRow& row,
                       const std::optional<KeptReport>& report);
std::string terminalPlace(const Call& call, const TerminalRow& row);
std::string certificateWords(const Call& call, const TerminalRow& row);  // 120 天
std::string_view printerWords(std::string_view printer);                 // 快没纸了
std::string diskWords(std::int64_t free_mb);                             // 还有 50 GB
std::string clockWords(std::chrono::milliseconds ahead);                 // 快 3 分钟

}  // namespace bianmin::center::desk
