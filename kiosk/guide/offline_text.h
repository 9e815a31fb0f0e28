// What a paper's second code says to a telephone that has no network: plain words, no address.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sync/domain/service.h"

namespace bianmin {

// 300 bytes are 100 Chinese characters and a code of at most 73 modules at level L, which 58 mm
// paper still bears with four dots a module.
inline constexpr std::size_t kOfflineBytes = 300;

// 低保 要带：身份证、户口簿。到哪：乡镇窗口。多久：30 个工作日。电话：12345
// Things that no longer fit are left out whole, and 等 says so; where and the telephone always fit
// first, since without them nothing can be asked.
std::string offlineText(const Matter& matter, std::size_t most_bytes = kOfflineBytes);

// The same of a request: what is missing, until when, where.
std::string offlineText(const Matter& matter, std::span<const std::string> missing,
                        std::string_view until, std::size_t most_bytes = kOfflineBytes);

}  // namespace bianmin
