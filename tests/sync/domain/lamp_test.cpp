#include "sync/domain/lamp.h"

#include <gtest/gtest.h>

#include "tests/sync/domain/year2026.h"

namespace bianmin {
namespace {

using enum DossierStatus;

Date day(std::string_view iso) { return dateFromIso(iso); }

DueDates dueOn(std::string_view iso, ClockState clock = ClockState::Running) {
  DueDates due;
  due.clock = clock;
  due.accepted = day("2026-11-02");
  due.statutory = Deadline{day(iso), false};
  return due;
}

std::string lamp(const DueDates& due, std::string_view today, DossierStatus status = Accepted) {
  return std::string(toName(lampOf(daysOf(status, due, kDueSoonDays, calendar2026()), day(today))));
}

TEST(LampTest, TurnsYellowSomeWorkingDaysBeforeAndRedOnTheDayAfter) {
  const DueDates due = dueOn("2026-12-15");  // a Tuesday
  EXPECT_EQ(lamp(due, "2026-12-09"), "green");
  EXPECT_EQ(lamp(due, "2026-12-10"), "yellow") << "Thursday: Friday, Monday and Tuesday are left";
  EXPECT_EQ(lamp(due, "2026-12-15"), "yellow");
  EXPECT_EQ(lamp(due, "2026-12-16"), "red");
}

TEST(LampTest, TheDaysBeforeAreWorkingDaysOverAHoliday) {
  EXPECT_EQ(toIso(yellowFrom(day("2026-10-09"), 3, calendar2026())), "2026-09-29");
  EXPECT_EQ(toIso(yellowFrom(day("2026-10-09"), 0, calendar2026())), "2026-10-09");
}

TEST(LampTest, StandsWithTheClockUnlessTheDayHadPassedBefore) {
  DueDates standing;
  standing.clock = ClockState::Standing;
  standing.statutory_left = 3;
  EXPECT_EQ(lamp(standing, "2026-12-16", SupplementRequested), "standing");
  EXPECT_EQ(lamp(dueOn("2026-12-15", ClockState::Standing), "2026-12-16", Suspended), "red");
}

TEST(LampTest, ADecisionDoesNotPutItOutClosingDoes) {
  const DueDates due = dueOn("2026-12-15", ClockState::Ended);
  EXPECT_EQ(lamp(due, "2026-12-16", Approved), "red");
  EXPECT_EQ(lamp(due, "2026-12-01", Refused), "green");
  for (const DossierStatus over : {Closed, Delivered, Archived, Withdrawn, NotAccepted}) {
    EXPECT_EQ(lamp(due, "2026-12-16", over), "none") << toName(over);
  }
}

TEST(LampTest, WithoutAcceptanceOrLimitNoneBurns) {
  EXPECT_EQ(lamp(DueDates{}, "2026-12-16", Received), "none");
  DueDates open_end;
  open_end.clock = ClockState::Running;
  EXPECT_EQ(lamp(open_end, "2026-12-16"), "none");
}

TEST(LampTest, ThePromiseIsWhatCounts) {
  DueDates due = dueOn("2026-12-15");
  due.promised = Deadline{day("2026-12-01"), false};
  EXPECT_EQ(lamp(due, "2026-12-02"), "red");
}

TEST(LampTest, DaysLeftAreWorkingDaysAndNeverZeroOnceOver) {
  const auto left = [](const char* due, const char* today) {
    return workingDaysUntil(day(due), day(today), calendar2026());
  };
  EXPECT_EQ(left("2026-12-15", "2026-12-10"), 3);
  EXPECT_EQ(left("2026-12-15", "2026-12-15"), 0);
  EXPECT_EQ(left("2026-12-11", "2026-12-12"), -1) << "Saturday after Friday";
  EXPECT_EQ(left("2026-12-11", "2026-12-14"), -1);
  EXPECT_EQ(left("2026-12-11", "2026-12-15"), -2);
}

TEST(LampTest, NamesRoundTrip) {
  for (const Lamp one : {Lamp::None, Lamp::Green, Lamp::Yellow, Lamp::Red, Lamp::Standing}) {
    EXPECT_EQ(lampFromName(toName(one)), one);
  }
  EXPECT_FALSE(lampFromName("blue"));
}

ClosedRequest closed(const char* on, const char* due) {
  ClosedRequest request{day(on), std::nullopt};
  if (*due != '\0') request.due = day(due);
  return request;
}

TEST(OnTimeTest, IsClosedInTimeByClosed) {
  OnTime figures;
  EXPECT_FALSE(figures.rate());
  figures.add(closed("2026-12-01", ""));
  EXPECT_FALSE(figures.rate()) << "without a limit there is no time to be in";
  figures.add(closed("2026-11-20", "2026-11-20"));
  figures.add(closed("2026-11-30", "2026-11-27"));
  figures.add(closed("2026-12-01", "2026-12-18"));
  EXPECT_EQ(figures.closed, 3);
  EXPECT_EQ(figures.in_time, 2);
  EXPECT_EQ(figures.late(), 1);
  EXPECT_EQ(figures.without_limit, 1);
  EXPECT_DOUBLE_EQ(*figures.rate(), 2.0 / 3.0);
}

}  // namespace
}  // namespace bianmin
