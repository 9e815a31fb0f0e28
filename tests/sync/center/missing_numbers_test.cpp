// Numbers of a terminal's entries that have not come, over either database.
#include <gtest/gtest.h>

#include "tests/sync/center/postgres_fixture.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {
namespace {

class MissingNumbers : public testing::TestWithParam<Dialect> {
 protected:
  void push(std::initializer_list<std::uint64_t> numbers) {
    std::vector<IncomingEntry> batch;
    for (const std::uint64_t n : numbers) batch.push_back(ticketEntry(n));
    for (const Verdict& verdict : store_->ingest(terminal_, batch, kNow)) {
      EXPECT_EQ(verdict.kind, Verdict::Kind::Taken) << verdict.reason;
    }
  }
  std::vector<std::string> gaps() {
    std::vector<std::string> all;
    for (const Finding& finding : store_->findings(10)) {
      if (finding.kind == Finding::Kind::Gap) all.push_back(finding.reason);
    }
    return all;
  }

  using Words = std::vector<std::string>;

  EmptyStore empty_{GetParam()};
  std::unique_ptr<CenterStore> store_ = empty_.open()();
  Terminal terminal_ = enrolled(*store_, "延水关-01", kVillageA, "A1");
};

TEST_P(MissingNumbers, AreForgottenOnceAllHaveCome) {
  push({1, 5, 3});
  EXPECT_EQ(gaps(), Words{"numbers 2 to 4 have not come"});
  push({4});
  EXPECT_EQ(gaps().size(), 1u) << "number 2 has not come";
  push({2});
  EXPECT_EQ(gaps(), Words{});
  push({8, 6, 7});
  EXPECT_EQ(gaps(), Words{});
}

TEST_P(MissingNumbers, ARefusedEntryHasComeToo) {
  push({1, 3});
  EXPECT_EQ(gaps().size(), 1u);
  IncomingEntry refused = ticketEntry(2);
  refused.body = Unreadable{"no ticket in it"};
  ingestOne(*store_, terminal_, refused);
  EXPECT_EQ(gaps(), Words{});
}

TEST_P(MissingNumbers, ATerminalThatKeptItsDiskGoesOnAfterANewEnrolment) {
  push({1, 2, 3});
  terminal_ = enrolled(*store_, "延水关-01", kVillageA, "A2");
  push({4, 5});
  EXPECT_EQ(gaps(), Words{});
  terminal_ = enrolled(*store_, "延水关-01", kVillageA, "A3");
  push({8, 9});
  EXPECT_EQ(gaps(), Words{"numbers 6 to 7 have not come"});
}

TEST_P(MissingNumbers, OfATerminalWithoutEarlierEntriesAreNotGuessed) {
  terminal_ = enrolled(*store_, "延水关-01", kVillageA, "A2");
  push({5001, 5002});
  EXPECT_EQ(gaps(), Words{});
  push({5004});
  EXPECT_EQ(gaps(), Words{"numbers 5003 to 5003 have not come"});
}

INSTANTIATE_TEST_SUITE_P(Backends, MissingNumbers,
                         testing::Values(Dialect::Sqlite, Dialect::Postgres));

}  // namespace
}  // namespace bianmin::center
