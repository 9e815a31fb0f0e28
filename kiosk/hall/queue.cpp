#include "kiosk/hall/queue.h"

#include <stdexcept>

namespace bianmin::hall {

bool isGroup(std::string_view group) {
  return group.size() == 1 && group[0] >= 'A' && group[0] <= 'Z';
}

std::string ticketNumber(std::string_view group, int n) {
  if (!isGroup(group)) throw std::invalid_argument("a ticket group is one letter from A to Z");
  if (n < 1 || n > kLastNumber) throw std::invalid_argument("a ticket number lies in 1..999");
  const std::string digits = std::to_string(n);
  return std::string(group) + std::string(3 - digits.size(), '0') + digits;
}

Date lastCountedDay(const Date& local_day) {
  return Date(std::chrono::sys_days(local_day) + kDaysAhead);
}

Date businessDay(const Date& local_day, const std::optional<Date>& last_day) {
  if (!last_day || *last_day < local_day || *last_day > lastCountedDay(local_day)) return local_day;
  return *last_day;
}

bool mayMove(TicketState from, TicketState to) {
  return from == TicketState::Issued && to == TicketState::Called;
}

std::optional<int> nextToCall(std::span<const Place> places) {
  std::optional<int> first;
  for (const Place& place : places) {
    if (!mayMove(place.state, TicketState::Called)) continue;
    if (!first || place.n < *first) first = place.n;
  }
  return first;
}

}  // namespace bianmin::hall
