#include "sync/domain/time.h"

#include <gtest/gtest.h>

namespace bianmin {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

TEST(DateTest, IsWrittenAndReadAsIso) {
  const Date date = 2026y / 11 / 22;
  EXPECT_EQ(toIso(date), "2026-11-22");
  EXPECT_EQ(dateFromIso("2026-11-22"), date);
}

TEST(DateTest, ADayThatDoesNotExistIsNotOk) {
  for (const char* text : {"2026-02-29", "2026-13-01", "2026-00-10", "1900-02-29", "2026-11-31", "",
                           "2026-1-22", "2026/11/22", "+026-11-22", " 026-11-22", "2026-11-22 "}) {
    EXPECT_FALSE(dateFromIso(text).ok()) << text;
  }
  EXPECT_TRUE(dateFromIso("2028-02-29").ok());
}

TEST(DateTest, AnInvalidDateIsWrittenAsZeros) {
  EXPECT_EQ(toIso(Date{}), "0000-00-00");
  EXPECT_EQ(toIso(Date{2026y / 2 / 30}), "0000-00-00");
}

TEST(InstantTest, IsWrittenInUtcWithMilliseconds) {
  const Instant at = sys_days{2026y / 11 / 22} + 13h + 30min + 5s + 7ms;
  EXPECT_EQ(toIso(at), "2026-11-22T13:30:05.007Z");
  EXPECT_EQ(instantFromIso("2026-11-22T13:30:05.007Z"), at);
}

TEST(InstantTest, BeforeTheEpochStillRoundTrips) {
  const Instant at{-86'400'001ms};
  EXPECT_EQ(toIso(at), "1969-12-30T23:59:59.999Z");
  EXPECT_EQ(instantFromIso(toIso(at)), at);
}

TEST(InstantTest, AnotherFormGivesTheMillisecondBeforeTheEpoch) {
  for (const char* text :
       {"", "2026-11-22", "2026-11-22T13:30:00Z", "2026-11-22T24:00:00.000Z",
        "2026-11-22T13:60:00.000Z", "2026-11-22T13:30:60.000Z", "2026-02-30T13:30:00.000Z",
        "2026-11-22T13:30:00.000+08:00", "2026-11-22 13:30:00.000Z", "2026-11-22T-1:30:00.000Z"}) {
    EXPECT_EQ(instantFromIso(text), Instant{-1ms}) << text;
  }
}

}  // namespace
}  // namespace bianmin
