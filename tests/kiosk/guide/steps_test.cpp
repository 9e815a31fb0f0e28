#include "kiosk/guide/steps.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace bianmin {
namespace {

using enum DossierStatus;
using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr Date kToday{year{2026}, month{11}, day{23}};

// Without a catalogue tr() gives the keys back, so these tests see which words are chosen.
Matter sampleMatter(bool with_limit) {
  Matter matter;
  matter.id = "DIBAO.apply";
  if (with_limit) matter.total = Limit{30, DayUnit::Working, Certainty::Confirmed};
  return matter;
}

StatusChange change(DossierStatus status, int days, std::string note = {}, std::string due = {}) {
  StatusChange c;
  c.status = status;
  c.at = std::chrono::sys_days{kToday} + std::chrono::days{days};
  c.note = std::move(note);
  c.due = std::move(due);
  return c;
}

ProgressHead headOf(const std::vector<StatusChange>& history) {
  return progressHead(sampleMatter(false), history, WorkCalendar({CalendarYear{2026, {}, {}}}));
}

TEST(NextStepsTest, TheLegalLimitIsAnEstimateUntilAcceptance) {
  const WorkCalendar calendar({CalendarYear{2026, {}, {}}, CalendarYear{2027, {}, {}}});
  const auto steps = nextSteps(sampleMatter(true), calendar, kToday);
  ASSERT_EQ(steps.size(), 3u);
  EXPECT_FALSE(steps[0].estimate || steps[1].estimate);
  ASSERT_TRUE(steps[2].estimate.has_value());
  EXPECT_EQ(*steps[2].estimate, calendar.after(kToday, {30, DayUnit::Working}).date);
  EXPECT_EQ(steps[2].title, "next.limit.title");
  EXPECT_EQ(steps[2].detail, "next.limit.estimate");
}

TEST(NextStepsTest, AYearWithoutACalendarIsSaidToBeOpen) {
  const WorkCalendar calendar({CalendarYear{2026, {}, {}}});
  const auto steps = nextSteps(sampleMatter(true), calendar, kToday);
  EXPECT_TRUE(steps[2].provisional);
  EXPECT_EQ(steps[2].detail, "next.limit.provisional");
}

TEST(NextStepsTest, WithoutALimitNothingIsPromised) {
  const auto steps = nextSteps(sampleMatter(false), WorkCalendar{}, kToday, "王五");
  EXPECT_EQ(steps[0].title, "next.deliver.title_agent");
  EXPECT_FALSE(steps[2].estimate.has_value());
  EXPECT_EQ(steps[2].title, "next.result.title");
}

TEST(ProgressStepsTest, WhatWasIsDoneWhatIsNowAndWhatComes) {
  const std::vector<StatusChange> history = {change(Received, 0), change(Accepted, 1),
                                             change(PublicNotice, 9, "公示到12月1日")};
  const auto steps = progressSteps(sampleMatter(true), history);
  ASSERT_EQ(steps.size(), 5u);
  EXPECT_EQ(steps[0].phase, StepPhase::Done);
  EXPECT_EQ(steps[0].title, "status.RECEIVED.title");
  EXPECT_EQ(steps[2].phase, StepPhase::Now);
  EXPECT_EQ(steps[2].detail, "公示到12月1日");
  EXPECT_EQ(steps[3].phase, StepPhase::Coming);
  EXPECT_EQ(steps[3].title, "status.DECISION.title");
  EXPECT_FALSE(steps[3].date.has_value());
}

TEST(ProgressStepsTest, ComingStationsNeverForetellTheDecision) {
  for (const auto& step : progressSteps(sampleMatter(false), std::vector{change(Received, 0)})) {
    EXPECT_EQ(step.title.find("APPROVED"), std::string::npos);
  }
}

TEST(ProgressStepsTest, WhatIsOverHasNothingComing) {
  for (const DossierStatus last : {NotAccepted, Withdrawn, Closed, Delivered, Archived}) {
    const auto steps = progressSteps(sampleMatter(true), std::vector{change(last, 0)});
    ASSERT_EQ(steps.size(), 1u);
    EXPECT_EQ(steps[0].phase, StepPhase::Done);
  }
}

TEST(ProgressStepsTest, EveryStatusHasAllItsWords) {
  for (int i = 0; i <= static_cast<int>(Withdrawn); ++i) {
    const auto status = static_cast<DossierStatus>(i);
    const std::vector history = {change(status, 0)};
    EXPECT_EQ(progressSteps(sampleMatter(false), history)[0].title, statusKey(status, "title"));
    EXPECT_EQ(headOf(history).now, statusKey(status, "now"));
    EXPECT_EQ(headOf(history).todo, statusKey(status, "todo"));
  }
}

TEST(ProgressStepsTest, ADateIsTheHallsDayNotUtcs) {
  StatusChange late = change(Received, 0);
  late.at += std::chrono::hours{17};  // 01:00 of the next day in the hall
  const auto steps = progressSteps(sampleMatter(false), std::vector{late});
  EXPECT_EQ(steps[0].date, (Date{year{2026}, month{11}, day{24}}));
}

TEST(ProgressStepsTest, NothingIsMadeOfNothing) {
  EXPECT_TRUE(progressSteps(sampleMatter(true), {}).empty());
  EXPECT_TRUE(headOf({}).now.empty());
  EXPECT_FALSE(isClosed({}));
}

TEST(ProgressHeadTest, ADueDateIsShownOnlyWhileTheClockRuns) {
  EXPECT_EQ(headOf({change(Accepted, 0, "", "2026-12-14")}).due->date,
            (Date{year{2026}, month{12}, day{14}}));
  for (const DossierStatus resting : {SupplementRequested, Suspended, Closed}) {
    EXPECT_FALSE(headOf({change(Accepted, -1), change(resting, 0, "", "2026-12-14")}).due);
  }
  EXPECT_FALSE(headOf({change(Accepted, 0, "", "soon")}).due);
}

TEST(ProgressHeadTest, WithoutTheCountysDayThePromiseCountsAndThenTheLaw) {
  Matter matter = sampleMatter(true);
  const WorkCalendar calendar({CalendarYear{2026, {}, {}}, CalendarYear{2027, {}, {}}});
  const std::vector history = {change(Accepted, 0)};
  EXPECT_EQ(progressHead(matter, history, calendar).due->date,
            calendar.after(kToday, *matter.total).date);
  matter.promised = Limit{10, DayUnit::Working};
  EXPECT_EQ(progressHead(matter, history, calendar).due->date,
            calendar.after(kToday, *matter.promised).date);
}

TEST(ProgressHeadTest, ADayOfAYearWithoutHolidaysIsProvisional) {
  EXPECT_TRUE(headOf({change(Accepted, 0, "", "2027-01-14")}).due->provisional);
  EXPECT_FALSE(headOf({change(Accepted, 0, "", "2026-12-14")}).due->provisional);
}

}  // namespace
}  // namespace bianmin
