#include "sync/center/api/rate_limit.h"

#include <gtest/gtest.h>

namespace bianmin::center {
namespace {

using std::chrono::seconds;

constexpr MonoTime kStart{std::chrono::hours(1)};

TEST(RateLimitTest, TriesBeginAnewAfterAMinute) {
  RateLimit limit(2);
  EXPECT_EQ(limit.tryFrom("192.0.2.1", kStart), seconds(0));
  EXPECT_EQ(limit.tryFrom("192.0.2.1", kStart + seconds(1)), seconds(0));
  EXPECT_EQ(limit.tryFrom("192.0.2.1", kStart + seconds(20)), seconds(40));
  EXPECT_EQ(limit.tryFrom("192.0.2.1", kStart + seconds(60)), seconds(0));
}

TEST(RateLimitTest, AddressesCountApartButOneNetworkOfIpv6Together) {
  RateLimit limit(1);
  EXPECT_EQ(limit.tryFrom("192.0.2.1", kStart), seconds(0));
  EXPECT_EQ(limit.tryFrom("192.0.2.2", kStart), seconds(0));
  EXPECT_EQ(limit.tryFrom("2001:db8:0:1::7", kStart), seconds(0));
  EXPECT_GT(limit.tryFrom("2001:db8:0:1:ffff::8", kStart), seconds(0));
  EXPECT_EQ(limit.tryFrom("2001:db8:0:2::7", kStart), seconds(0));
}

}  // namespace
}  // namespace bianmin::center
