// What simulated terminals tell.
#pragma once

#include <string>

#include "sync/domain/journal.h"
#include "sync/domain/ulid.h"

namespace bianmin::load {

inline Instant wallNow() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

// Different for each pair of terminal and number.
inline std::string idOf(std::size_t terminal, std::uint64_t number, char kind) {
  std::array<std::uint8_t, 10> bytes{};
  bytes[0] = static_cast<std::uint8_t>(kind);
  for (std::size_t i = 0; i < 4; ++i) {
    bytes[1 + i] = static_cast<std::uint8_t>(terminal >> (8 * i));
    bytes[5 + i] = static_cast<std::uint8_t>(number >> (8 * i));
  }
  return makeUlid(wallNow(), bytes);
}

inline JournalEntry ticketOf(std::size_t terminal, std::uint64_t number) {
  return {idOf(terminal, number, 'e'), number, EntryKind::Ticket, wallNow(),
          R"({"ticket":")" + idOf(terminal, number, 't') +
              R"(","day":"2026-11-23","group":"A","n":)" + std::to_string(number % 999 + 1) +
              R"(,"matter":"DIBAO.apply"})"};
}

inline JournalEntry requestOf(std::size_t terminal, std::uint64_t number, const std::string& id) {
  std::string token;
  for (const char c : id.substr(id.size() - 16)) {
    token += "0123456789abcdef"[(c >> 4) & 15];
    token += "0123456789abcdef"[c & 15];
  }
  return {idOf(terminal, number, 'e'), number, EntryKind::Dossier, wallNow(),
          R"({"dossier":")" + id + R"(","matter":"DIBAO.apply","form":1,"token":")" + token +
              R"(","lookup":"AAAAAAAAAAAAAAAAAAAAAA==","sealed":"1.AAAA"})"};
}

}  // namespace bianmin::load
