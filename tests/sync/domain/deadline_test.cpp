#include "sync/domain/deadline.h"

#include "gtest/gtest.h"
#include "tests/sync/domain/year2026.h"

namespace bianmin {
namespace {

using enum DossierStatus;
using std::chrono::sys_days;

Date date(std::string_view iso) { return dateFromIso(iso); }

StatusChange change(DossierStatus status, std::string_view day, std::chrono::hours utc = {}) {
  StatusChange c;
  c.status = status;
  c.at = sys_days{date(day)} + utc;
  return c;
}

Matter limited(int statutory, DayUnit unit = DayUnit::Working) {
  Matter matter;
  matter.total = Limit{statutory, unit};
  return matter;
}

std::string statutory(const Matter& matter, const std::vector<StatusChange>& history) {
  const DueDates due = dueDates(matter, history, calendar2026());
  return due.statutory ? toIso(due.statutory->date) : "-";
}

TEST(DueDatesTest, NothingIsDueBeforeAcceptance) {
  for (const DossierStatus status : {Received, SupplementRequested, NotAccepted}) {
    const DueDates due =
        dueDates(limited(30), std::vector{change(status, "2026-11-23")}, calendar2026());
    EXPECT_EQ(due.clock, ClockState::NotStarted);
    EXPECT_FALSE(due.accepted || due.statutory || due.promised);
  }
}

TEST(DueDatesTest, TheClockBeginsWithAcceptanceNotWithTheReceipt) {
  const std::vector history = {change(Received, "2026-11-02"),
                               change(SupplementRequested, "2026-11-03"),
                               change(Received, "2026-11-10"), change(Accepted, "2026-11-20")};
  EXPECT_EQ(statutory(limited(20), history), "2026-12-18");
}

TEST(DueDatesTest, SuspensionStopsTheClockAndItGoesOnAfter) {
  // Five of ten days are used on Friday the 6th; it rests a week and goes on after Friday the 13th.
  std::vector history = {change(Accepted, "2026-10-30"), change(Investigating, "2026-11-02"),
                         change(Suspended, "2026-11-06")};
  EXPECT_EQ(statutory(limited(10), history), "-");
  EXPECT_EQ(dueDates(limited(10), history, calendar2026()).clock, ClockState::Standing);
  history.push_back(change(Investigating, "2026-11-13"));
  EXPECT_EQ(statutory(limited(10), history), "2026-11-20");
  EXPECT_EQ(dueDates(limited(10), history, calendar2026()).clock, ClockState::Running);
}

TEST(DueDatesTest, SupplementAfterAcceptanceStopsItToo) {
  const std::vector history = {change(Accepted, "2026-11-02"), change(Suspended, "2026-11-04"),
                               change(SupplementRequested, "2026-11-05"),
                               change(Received, "2026-11-10"), change(Accepted, "2026-11-11")};
  // Two days used (3rd, 4th), three left after the 11th.
  EXPECT_EQ(statutory(limited(5), history), "2026-11-16");
}

TEST(DueDatesTest, EachStopCounts) {
  const std::vector history = {change(Accepted, "2026-11-02"), change(Suspended, "2026-11-03"),
                               change(Accepted, "2026-11-05"), change(Suspended, "2026-11-06"),
                               change(Accepted, "2026-11-09")};
  EXPECT_EQ(statutory(limited(5), history), "2026-11-12");
}

TEST(DueDatesTest, AStopOfPartOfADayChangesNothing) {
  const std::vector history = {change(Accepted, "2026-11-02"), change(Suspended, "2026-11-04"),
                               change(Accepted, "2026-11-04")};
  EXPECT_EQ(statutory(limited(5), history), "2026-11-09");
}

TEST(DueDatesTest, ALimitThatWasOverBeforeTheStopStaysKnown) {
  const std::vector history = {change(Accepted, "2026-11-02"), change(Suspended, "2026-11-20")};
  EXPECT_EQ(statutory(limited(5), history), "2026-11-09");
}

TEST(DueDatesTest, PublicityStopsItOnlyWhereTheRuleLeavesItOut) {
  const std::vector history = {change(Accepted, "2026-11-02"), change(PublicNotice, "2026-11-04"),
                               change(Investigating, "2026-11-11")};
  Matter inside = limited(5);
  inside.publicity = Publicity{.text = "公示", .limit = Limit{7, DayUnit::Calendar}};
  EXPECT_EQ(statutory(inside, history), "2026-11-09");
  Matter outside = inside;
  outside.publicity->inside_limit = false;
  EXPECT_EQ(statutory(outside, history), "2026-11-16");
  EXPECT_TRUE(clockStands(outside, PublicNotice));
  EXPECT_FALSE(clockStands(inside, PublicNotice));
}

TEST(DueDatesTest, AnExcludedStepIsThePublicityWhereNothingElseIsSaid) {
  Matter matter = limited(5);
  matter.steps.push_back(
      {.title = "公示", .who = "", .detail = "", .limit = {}, .limit_text = "", .excluded = true});
  EXPECT_TRUE(clockStands(matter, PublicNotice));
}

TEST(DueDatesTest, CalendarDaysRunOnAndEndOnAWorkingDay) {
  const Matter matter = limited(7, DayUnit::Calendar);
  // The seventh day after Saturday the 3rd of October is Saturday the 10th, a working one.
  EXPECT_EQ(statutory(matter, {change(Accepted, "2026-10-03")}), "2026-10-10");
  EXPECT_EQ(statutory(matter, {change(Accepted, "2026-11-07")}), "2026-11-16");
  EXPECT_EQ(statutory(matter, {change(Accepted, "2026-11-02"), change(Suspended, "2026-11-05"),
                               change(Accepted, "2026-11-12")}),
            "2026-11-16");
}

TEST(DueDatesTest, ThePromiseHasItsOwnDay) {
  Matter matter = limited(30);
  matter.promised = Limit{20, DayUnit::Working};
  const DueDates due =
      dueDates(matter, std::vector{change(Accepted, "2026-11-20")}, calendar2026());
  ASSERT_TRUE(due.promised && due.statutory);
  EXPECT_EQ(toIso(due.promised->date), "2026-12-18");
  EXPECT_LT(sys_days{due.promised->date}, sys_days{due.statutory->date});
}

TEST(DueDatesTest, AYearWithoutHolidaysMakesItProvisional) {
  const auto due = [&](std::string_view accepted, const std::vector<StatusChange>& more = {}) {
    std::vector history = {change(Accepted, accepted)};
    history.insert(history.end(), more.begin(), more.end());
    return dueDates(limited(20), history, calendar2026()).statutory;
  };
  EXPECT_FALSE(due("2026-12-01")->provisional);
  EXPECT_TRUE(due("2026-12-15")->provisional);
  EXPECT_TRUE(due("2025-12-25")->provisional);
  // Begun in a year without holidays, gone on in one that has them.
  EXPECT_TRUE(due("2025-12-29", {change(Suspended, "2025-12-30"), change(Accepted, "2026-03-02")})
                  ->provisional);
}

TEST(DueDatesTest, ADecisionEndsTheClockButNotTheRecord) {
  for (const DossierStatus end : {Approved, Refused, Withdrawn}) {
    const DueDates due = dueDates(
        limited(20), std::vector{change(Accepted, "2026-11-20"), change(end, "2026-11-25")},
        calendar2026());
    EXPECT_EQ(due.clock, ClockState::Ended);
    EXPECT_EQ(toIso(due.statutory->date), "2026-12-18");
  }
}

TEST(DueDatesTest, TheDayIsTheHallsNotUtcs) {
  // 01:00 of the 21st in the hall.
  const auto due =
      dueDates(limited(20), std::vector{change(Accepted, "2026-11-20", std::chrono::hours{17})},
               calendar2026());
  EXPECT_EQ(toIso(*due.accepted), "2026-11-21");
}

TEST(DueDatesTest, WithoutALimitNothingIsDue) {
  EXPECT_EQ(statutory(Matter{}, {change(Accepted, "2026-11-20")}), "-");
  EXPECT_EQ(statutory(limited(5), {}), "-");
}

}  // namespace
}  // namespace bianmin
