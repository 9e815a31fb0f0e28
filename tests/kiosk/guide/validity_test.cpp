#include "kiosk/guide/validity.h"

#include <functional>

#include "gtest/gtest.h"

namespace bianmin {
namespace {

Date day(std::string_view iso) { return dateFromIso(iso); }

TEST(ValidityTest, BothDaysNamedBelongToTheTimeInForce) {
  Matter matter;
  EXPECT_EQ(validityOn(matter, day("2026-11-22")), Validity::InForce);
  matter.valid_from = day("2026-11-22");
  matter.valid_until = day("2026-12-31");
  EXPECT_EQ(validityOn(matter, day("2026-11-21")), Validity::NotYet);
  EXPECT_EQ(validityOn(matter, day("2026-11-22")), Validity::InForce);
  EXPECT_EQ(validityOn(matter, day("2026-12-31")), Validity::InForce);
  EXPECT_EQ(validityOn(matter, day("2027-01-01")), Validity::Expired);
}

TEST(NeedsLocalCheckTest, AnyFactToBeVerifiedAnywhereIsEnough) {
  EXPECT_FALSE(needsLocalCheck(Matter{}));
  const Limit open{30, DayUnit::Working, Certainty::ToVerify};
  const Limit sure{30, DayUnit::Working, Certainty::Confirmed};
  const std::vector<std::function<void(Matter&)>> ways = {
      [](Matter& m) { m.local = true; },
      [](Matter& m) {
        m.who = {{"x", Certainty::ToVerify}};
      },
      [](Matter& m) { m.questions.emplace_back().certainty = Certainty::ToVerify; },
      [](Matter& m) { m.materials.emplace_back().certainty = Certainty::ToVerify; },
      [](Matter& m) { m.steps.emplace_back().certainty = Certainty::ToVerify; },
      [&](Matter& m) { m.steps.emplace_back().limit = open; },
      [](Matter& m) { m.amounts.emplace_back().certainty = Certainty::ToVerify; },
      [](Matter& m) { m.basis.emplace_back().certainty = Certainty::ToVerify; },
      [&](Matter& m) { m.total = open; },
      [&](Matter& m) { m.extended = open; },
      [&](Matter& m) { m.promised = open; },
      [](Matter& m) {
        m.decides = {"x", Certainty::ToVerify};
      },
      [](Matter& m) {
        m.benefit_start = {"x", Certainty::ToVerify};
      },
      [](Matter& m) {
        m.reminder = {"x", Certainty::ToVerify};
      },
      [](Matter& m) {
        m.total.reset();
        m.total_note = "x";
      },
      [&](Matter& m) { m.publicity.emplace().limit = open; },
  };
  for (std::size_t i = 0; i < ways.size(); ++i) {
    Matter matter;
    matter.who = {{"sure"}};
    matter.total = sure;
    matter.publicity.emplace().limit = sure;
    ASSERT_FALSE(needsLocalCheck(matter));
    ways[i](matter);
    EXPECT_TRUE(needsLocalCheck(matter)) << i;
  }
}

}  // namespace
}  // namespace bianmin
