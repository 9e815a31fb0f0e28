#include "sync/domain/reckoner.h"

namespace bianmin {

DueDates Reckoner::due(std::string_view matter_id, std::span<const StatusChange> history,
                       bool extended) const {
  const Matter* known = matter(matter_id);
  ClockOptions options;
  options.extended = extended;
  return dueDates(known != nullptr ? *known : Matter{}, history, calendar_, options);
}

RequestDays Reckoner::days(std::string_view matter_id, std::span<const StatusChange> history,
                           bool extended) const {
  const DossierStatus now = placeOf(history).now;
  return daysOf(now, due(matter_id, history, extended), due_soon_days_, calendar_);
}

}  // namespace bianmin
