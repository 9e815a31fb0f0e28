// What residents of the benchmarks do: take tickets, hand in a typical request.
#pragma once

#include <chrono>

#include "kiosk/store/store.h"
#include "sync/domain/service.h"

namespace bianmin::bench {

inline const Instant kMorning = instantFromIso("2026-11-23T01:00:00.000Z");
// Between two residents, as in a hall with a queue.
inline constexpr std::chrono::milliseconds kApart{41'003};

// A hall of four queues with a thousand tickets a day.
struct Visit {
  std::string group;
  Date day{};
  Instant at{};
};
inline Visit visit(std::int64_t n) {
  constexpr std::int64_t kADay = 1000;
  const Date first{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(23)};
  return {std::string(1, static_cast<char>('A' + n % 4)),
          Date(std::chrono::sys_days(first) + std::chrono::days(n / kADay)), kMorning + n * kApart};
}

// The journal entry of that visit's ticket, as the store writes it, with an id of its own.
JournalEntry ticketEntry(std::int64_t n);

// Every question of the form answered.
NewDossier filledIn(const Matter& matter);
// 低保 as shipped: the request that a village agent hands in most.
NewDossier typicalRequest();

StoreKeys newKeys();

}  // namespace bianmin::bench
