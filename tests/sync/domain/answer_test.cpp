#include "sync/domain/answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bianmin {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr Date kToday{year{2026}, month{11}, day{23}};

TEST(DayTest, EachGroupIsCheckedAsSoonAsItIsFull) {
  for (const char* possible : {"", "1", "19", "195", "1958", "19580", "195812", "1958122"}) {
    EXPECT_EQ(checkDay(possible, kToday), DayCheck::Incomplete) << possible;
  }
  EXPECT_EQ(checkDay("3", kToday), DayCheck::BadYear);
  EXPECT_EQ(checkDay("1799", kToday), DayCheck::BadYear);
  EXPECT_EQ(checkDay("2027", kToday), DayCheck::Future);
  EXPECT_EQ(checkDay("195813", kToday), DayCheck::BadMonth);
  EXPECT_EQ(checkDay("195800", kToday), DayCheck::BadMonth);
  EXPECT_EQ(checkDay("202612", kToday), DayCheck::Future);
  EXPECT_EQ(checkDay("19580230", kToday), DayCheck::BadDay);
  EXPECT_EQ(checkDay("19570229", kToday), DayCheck::BadDay);
  EXPECT_EQ(checkDay("19560229", kToday), DayCheck::Ok);
  EXPECT_EQ(checkDay("20261123", kToday), DayCheck::Ok);
  EXPECT_EQ(checkDay("20261124", kToday), DayCheck::Future);
  EXPECT_EQ(checkDay("195601011", kToday), DayCheck::BadYear);
  EXPECT_EQ(checkDay("1956-1-1", kToday), DayCheck::BadYear);
}

TEST(DayTest, APlannedDayIsTodayOrLaterAndNotFarAhead) {
  const auto check = [](const char* digits) { return checkDay(digits, kToday, DayRange::Coming); };
  EXPECT_EQ(check("2026"), DayCheck::Incomplete);
  EXPECT_EQ(check("202611"), DayCheck::Incomplete);
  EXPECT_EQ(check("20261123"), DayCheck::Ok);
  EXPECT_EQ(check("20261124"), DayCheck::Ok);
  EXPECT_EQ(check("2025"), DayCheck::Past);
  EXPECT_EQ(check("202610"), DayCheck::Past);
  EXPECT_EQ(check("20261122"), DayCheck::Past);
  EXPECT_EQ(check("20311123"), DayCheck::Ok) << "five years";
  EXPECT_EQ(check("20311124"), DayCheck::TooFar);
  EXPECT_EQ(check("203112"), DayCheck::TooFar);
  EXPECT_EQ(check("2032"), DayCheck::TooFar);
  EXPECT_EQ(check("20270230"), DayCheck::BadDay);
}

TEST(DayTest, AnyDayIsLimitedOnlyFarAhead) {
  for (const char* day : {"19580101", "20261123", "20271231"}) {
    EXPECT_EQ(checkDay(day, kToday, DayRange::Any), DayCheck::Ok) << day;
  }
  EXPECT_EQ(checkDay("2206", kToday, DayRange::Any), DayCheck::TooFar);
}

TEST(DayTest, ADayIsReadAsTypedAndAsItTravels) {
  EXPECT_EQ(dayOf("20261123"), kToday);
  EXPECT_EQ(dayOf("2026-11-23"), kToday);
  for (const char* wrong : {"", "2026112", "20261131", "2026112x", "2026-11-31"}) {
    EXPECT_FALSE(dayOf(wrong).ok()) << wrong;
  }
}

TEST(MoneyTest, SumsHaveAtMostTwoDecimalsAndAMost) {
  EXPECT_EQ(checkMoney(""), NumberCheck::Incomplete);
  for (const char* sum : {"0", "1200", "1200.", "1200.5", "1200.50", "99999999.99", "007"}) {
    EXPECT_EQ(checkMoney(sum), NumberCheck::Ok) << sum;
  }
  for (const char* wrong : {".", ".5", "1.234", "1.2.3", "100000000", "12a", "-3", "1,200"}) {
    EXPECT_EQ(checkMoney(wrong), NumberCheck::Wrong) << wrong;
    EXPECT_EQ(moneyValue(wrong), "") << wrong;
  }
}

TEST(MoneyTest, TravelsWithTwoDecimalsAndIsReadInGroups) {
  EXPECT_EQ(moneyValue("1200"), "1200.00");
  EXPECT_EQ(moneyValue("1200."), "1200.00");
  EXPECT_EQ(moneyValue("1200.5"), "1200.50");
  EXPECT_EQ(moneyValue("0"), "0.00");
  EXPECT_EQ(moneyValue("007.25"), "7.25");
  EXPECT_EQ(groupedMoney("12000"), "12,000");
  EXPECT_EQ(groupedMoney("1234567.8"), "1,234,567.8");
  EXPECT_EQ(groupedMoney("999"), "999");
  EXPECT_EQ(groupedMoney("12."), "12.");
  EXPECT_EQ(groupedMoney(""), "");
}

Field conditions() {
  Field field;
  field.kind = FieldKind::Several;
  field.choices = {"高血压", "糖尿病", "残疾"};
  return field;
}

TEST(SeveralTest, ATouchChoosesAndASecondTakesBack) {
  const Field field = conditions();
  std::string marks = severalMarks(field, "", 1);
  EXPECT_EQ(marks, "010");
  marks = severalMarks(field, marks, 2);
  EXPECT_THAT(severalChosen(field, marks), testing::ElementsAre("糖尿病", "残疾"));
  marks = severalMarks(field, severalMarks(field, marks, 1), 2);
  EXPECT_EQ(marks, "") << "none is said by a key of its own";
  EXPECT_EQ(severalNone(field), "000");
  EXPECT_EQ(severalMarks(field, "000", 0), "100");
  EXPECT_TRUE(severalChosen(field, "000").empty());
  EXPECT_TRUE(severalChosen(field, "").empty());
}

TEST(AgeTest, GoesUpOnTheBirthday) {
  const Date birth{year{2012}, month{11}, day{23}};
  EXPECT_EQ(yearsBetween(birth, kToday), 14);
  EXPECT_EQ(yearsBetween(birth, Date{year{2026}, month{11}, day{22}}), 13);
  EXPECT_EQ(yearsBetween(Date{year{2012}, month{2}, day{29}}, Date{year{2026}, month{2}, day{28}}),
            13);
  EXPECT_EQ(yearsBetween(Date{}, kToday), -1);
}

TEST(AgeTest, IsKnownByAWholeAndRightIdNumberOnly) {
  EXPECT_EQ(ageById("610622189001010013", kToday), 136);
  EXPECT_EQ(ageById("610622189001010014", kToday), -1);
  EXPECT_EQ(ageById("61062218900101", kToday), -1);
  EXPECT_EQ(ageById("", kToday), -1);
}

}  // namespace
}  // namespace bianmin
