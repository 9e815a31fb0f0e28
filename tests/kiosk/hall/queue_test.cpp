#include "kiosk/hall/queue.h"

#include <gtest/gtest.h>

#include <array>
#include <stdexcept>

namespace bianmin::hall {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr Date kToday{year(2026), month(11), day(23)};

TEST(TicketNumberTest, IsALetterAndThreeDigits) {
  EXPECT_EQ(ticketNumber("A", 1), "A001");
  EXPECT_EQ(ticketNumber("B", 12), "B012");
  EXPECT_EQ(ticketNumber("Z", 999), "Z999");
}

TEST(TicketNumberTest, RefusesWhatCannotBePrinted) {
  EXPECT_THROW(ticketNumber("A", 0), std::invalid_argument);
  EXPECT_THROW(ticketNumber("A", 1000), std::invalid_argument);
  for (const char* group : {"", "a", "AA", "1", "社"}) {
    EXPECT_FALSE(isGroup(group)) << group;
    EXPECT_THROW(ticketNumber(group, 1), std::invalid_argument) << group;
  }
}

TEST(BusinessDayTest, IsTheClocksDayOnANewTerminal) {
  EXPECT_EQ(businessDay(kToday, std::nullopt), kToday);
}

TEST(BusinessDayTest, MovesOnWithTheClock) {
  EXPECT_EQ(businessDay(kToday, Date{year(2026), month(11), day(22)}), kToday);
  EXPECT_EQ(businessDay(kToday, kToday), kToday);
}

TEST(BusinessDayTest, DoesNotGoBackWithTheClock) {
  const Date tomorrow{year(2026), month(11), day(24)};
  const Date in_a_week{year(2026), month(11), day(30)};
  EXPECT_EQ(businessDay(kToday, tomorrow), tomorrow);
  EXPECT_EQ(businessDay(kToday, in_a_week), in_a_week);
}

TEST(BusinessDayTest, TrustsTheClockWhenTheStoredDayIsFarAhead) {
  EXPECT_EQ(businessDay(kToday, Date{year(2026), month(12), day(1)}), kToday);
  EXPECT_EQ(businessDay(kToday, Date{year(2099), month(1), day(1)}), kToday);
}

TEST(BusinessDayTest, CountsAcrossTheEndOfAYear) {
  const Date last{year(2026), month(12), day(28)};
  EXPECT_EQ(lastCountedDay(last), (Date{year(2027), month(1), day(4)}));
}

TEST(CallingTest, ATicketIsCalledOnce) {
  EXPECT_TRUE(mayMove(TicketState::Issued, TicketState::Called));
  EXPECT_FALSE(mayMove(TicketState::Called, TicketState::Called));
  EXPECT_FALSE(mayMove(TicketState::Called, TicketState::Issued));
  EXPECT_FALSE(mayMove(TicketState::Issued, TicketState::Issued));
}

TEST(CallingTest, WhoCameFirstIsCalledFirst) {
  const std::array<Place, 4> places{{{3, TicketState::Issued},
                                     {1, TicketState::Called},
                                     {2, TicketState::Issued},
                                     {4, TicketState::Issued}}};
  EXPECT_EQ(nextToCall(places), 2);
}

TEST(CallingTest, NobodyIsCalledWhenNobodyWaits) {
  EXPECT_EQ(nextToCall({}), std::nullopt);
  const std::array<Place, 1> called{{{1, TicketState::Called}}};
  EXPECT_EQ(nextToCall(called), std::nullopt);
}

}  // namespace
}  // namespace bianmin::hall
