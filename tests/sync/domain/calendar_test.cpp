#include "sync/domain/calendar.h"

#include <gtest/gtest.h>

#include "tests/sync/domain/year2026.h"

namespace bianmin {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

sys_days day(std::string_view iso) { return sys_days{dateFromIso(iso)}; }

std::string after(const WorkCalendar& calendar, const char* start, int count, DayUnit unit) {
  return toIso(calendar.after(dateFromIso(start), {count, unit, Certainty::Confirmed}).date);
}

TEST(CalendarTest, WorkingDaysOf2026AreThoseOfTheNotice) {
  const auto calendar = calendar2026();
  const int expected[] = {21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23};
  int counted[12] = {};
  for (auto d = day("2026-01-01"); d <= day("2026-12-31"); d += days{1}) {
    const Date date{d};
    if (calendar.isWorkingDay(date)) ++counted[static_cast<unsigned>(date.month()) - 1];
  }
  for (int month = 0; month < 12; ++month) EXPECT_EQ(counted[month], expected[month]) << month + 1;
}

TEST(CalendarTest, AHolidayOnAWeekdayIsOffAndAWorkingSundayIsNot) {
  const auto calendar = calendar2026();
  EXPECT_FALSE(calendar.isWorkingDay(dateFromIso("2026-10-01")));
  EXPECT_TRUE(calendar.isWorkingDay(dateFromIso("2026-09-20")));
  EXPECT_FALSE(calendar.isWorkingDay(dateFromIso("2026-11-22")));
  EXPECT_FALSE(calendar.isWorkingDay(Date{}));
}

TEST(DeadlineTest, WorkingDaysAreCountedFromTheDayAfterTheStart) {
  const auto calendar = calendar2026();
  const struct {
    const char* start;
    int count;
    const char* end;
  } vectors[] = {{"2026-02-10", 5, "2026-02-24"},  {"2026-02-13", 1, "2026-02-14"},
                 {"2026-02-13", 30, "2026-04-02"}, {"2026-02-12", 20, "2026-03-18"},
                 {"2026-04-30", 3, "2026-05-08"},  {"2026-09-18", 3, "2026-09-22"},
                 {"2026-09-24", 10, "2026-10-15"}, {"2026-09-30", 5, "2026-10-13"},
                 {"2026-11-20", 20, "2026-12-18"}, {"2026-12-01", 20, "2026-12-29"}};
  for (const auto& v : vectors) {
    EXPECT_EQ(after(calendar, v.start, v.count, DayUnit::Working), v.end) << v.start << v.count;
  }
}

TEST(DeadlineTest, CalendarDaysThatEndOnARestDayRunToTheNextWorkingDay) {
  const auto calendar = calendar2026();
  EXPECT_EQ(after(calendar, "2026-11-16", 7, DayUnit::Calendar), "2026-11-23");
  EXPECT_EQ(after(calendar, "2026-11-14", 7, DayUnit::Calendar), "2026-11-23");  // a Saturday
  EXPECT_EQ(after(calendar, "2026-09-28", 7, DayUnit::Calendar), "2026-10-08");
  EXPECT_EQ(after(calendar, "2026-09-13", 7, DayUnit::Calendar), "2026-09-20");  // working Sunday
}

TEST(DeadlineTest, ADayOnWhichTheHallIsClosedIsNoWorkingDay) {
  const auto snow = calendar2026({day("2026-12-01"), day("2026-12-02")});
  EXPECT_FALSE(snow.isWorkingDay(dateFromIso("2026-12-01")));
  EXPECT_EQ(after(snow, "2026-11-20", 20, DayUnit::Working), "2026-12-22") << "two days later";
  EXPECT_EQ(after(snow, "2026-12-01", 20, DayUnit::Working), "2026-12-30")
      << "the first is not counted";
  EXPECT_EQ(after(snow, "2026-11-24", 7, DayUnit::Calendar), "2026-12-03");
  EXPECT_TRUE(snow.covers(2026));
  const auto weekend = calendar2026({day("2026-10-10")});
  EXPECT_EQ(after(weekend, "2026-09-30", 5, DayUnit::Working), "2026-10-14");
  const auto holiday = calendar2026({day("2026-10-03")});
  EXPECT_EQ(after(holiday, "2026-09-30", 5, DayUnit::Working), "2026-10-13") << "off anyway";
}

TEST(DeadlineTest, AYearWithoutItsNoticeMakesTheDateProvisional) {
  const auto calendar = calendar2026();
  const Limit ten{10, DayUnit::Working, Certainty::Confirmed};
  const auto inside = calendar.after(dateFromIso("2026-12-01"), ten);
  EXPECT_FALSE(inside.provisional);
  const auto across = calendar.after(dateFromIso("2026-12-28"), ten);
  EXPECT_TRUE(across.provisional);
  EXPECT_EQ(toIso(across.date), "2027-01-11");
  EXPECT_TRUE(WorkCalendar{}.after(dateFromIso("2026-12-01"), ten).provisional);
  EXPECT_TRUE(calendar.covers(2026));
  EXPECT_FALSE(calendar.covers(2027));
}

TEST(DeadlineTest, AStartThatDoesNotExistGivesNoDate) {
  EXPECT_FALSE(calendar2026().after(Date{}, {3, DayUnit::Working, Certainty::Confirmed}).date.ok());
}

}  // namespace
}  // namespace bianmin
