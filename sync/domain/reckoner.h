// Reckons the days of any request by what the county publishes: catalogue, calendar, days of the
// yellow lamp.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "sync/domain/calendar.h"
#include "sync/domain/lamp.h"
#include "sync/domain/service.h"

namespace bianmin {

// Immutable once built; shared between threads.
class Reckoner {
 public:
  Reckoner(Catalogue catalogue, WorkCalendar calendar, int due_soon_days = kDueSoonDays)
      : catalogue_(std::move(catalogue)),
        calendar_(std::move(calendar)),
        due_soon_days_(due_soon_days) {}

  // nullptr for a matter that is not in the catalogue (any more).
  const Matter* matter(std::string_view id) const { return catalogue_.find(id); }
  const Catalogue& catalogue() const { return catalogue_; }
  const WorkCalendar& calendar() const { return calendar_; }

  // `history` oldest first. Of an unknown matter the clock is known and no day is.
  DueDates due(std::string_view matter_id, std::span<const StatusChange> history,
               bool extended) const;
  RequestDays days(std::string_view matter_id, std::span<const StatusChange> history,
                   bool extended) const;

 private:
  Catalogue catalogue_;
  WorkCalendar calendar_;
  int due_soon_days_;
};

}  // namespace bianmin
