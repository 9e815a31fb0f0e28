// The queue of a hall: numbers, days and who is called next. Pure; the store keeps the rows.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sync/domain/time.h"

namespace bianmin::hall {

// Three digits: a group that would need more has no numbers left for the day.
inline constexpr int kLastNumber = 999;

// A group is one letter, "A".."Z".
bool isGroup(std::string_view group);

// "A012"; `n` in 1..kLastNumber. Throws std::invalid_argument for another group or number.
std::string ticketNumber(std::string_view group, int n);

// How far the last business day may lie ahead of the clock and still count. A clock that was put
// right by a few days must not give the same numbers twice; a clock that once stood years ahead
// must not stop the hall's days for years.
inline constexpr std::chrono::days kDaysAhead{7};

// The last day that counts as a business day when the clock says `local_day`.
Date lastCountedDay(const Date& local_day);

// The day that tickets belong to: what the clock says, or the last day with tickets if that is
// later and still counts.
Date businessDay(const Date& local_day, const std::optional<Date>& last_day);

enum class TicketState { Issued, Called };

// Issued to called, once; everything else is refused.
bool mayMove(TicketState from, TicketState to);

struct Place {
  int n = 0;
  TicketState state = TicketState::Issued;
};

// First come, first served: the lowest number of one group that may be called; nothing when nobody
// waits. The places may come in any order.
std::optional<int> nextToCall(std::span<const Place> places);

}  // namespace bianmin::hall
