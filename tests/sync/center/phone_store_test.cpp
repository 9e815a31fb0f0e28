// Tickets' links and turns and the ratings of phones, in either database.
#include "sync/center/store/phone_store.h"

#include <gtest/gtest.h>

#include "sync/center/store/stats_store.h"
#include "tests/sync/center/postgres_fixture.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {
namespace {

IncomingEntry linked(std::uint64_t n) {
  IncomingEntry entry = ticketEntry(n);
  std::get<TicketBody>(entry.body).token_hash = "link" + std::to_string(n);
  return entry;
}

IncomingEntry turn(std::uint64_t n, std::uint64_t ticket, Instant at = kNow) {
  return {{ulid(n), n, EntryKind::Turn, at, R"({"ticket":")" + ulid(ticket) + "\"}"},
          TurnBody{ulid(ticket)}};
}

class PhoneStoreContract : public testing::TestWithParam<Dialect> {
 protected:
  PhoneStoreContract() : store_(empty_.open()()), phone_(store_->db()) {}

  void issue(std::uint64_t first, std::uint64_t last) {
    std::vector<IncomingEntry> batch;
    for (std::uint64_t n = first; n <= last; ++n) batch.push_back(linked(n));
    for (const Verdict& verdict : store_->ingest(a_, batch, kNow)) {
      EXPECT_EQ(verdict.kind, Verdict::Kind::Taken) << verdict.reason;
    }
  }
  Verdict::Kind take(const Terminal& from, const IncomingEntry& entry) {
    return ingestOne(*store_, from, entry).at(0).kind;
  }
  int before(const std::string& link) { return phone_.ticket(link).value().before; }

  EmptyStore empty_{GetParam()};
  std::unique_ptr<CenterStore> store_;
  PhoneStore phone_;
  Terminal a_ = enrolled(*store_, "延水关-01", kVillageA, "A1");
};

TEST_P(PhoneStoreContract, ATicketIsFoundByItsLinkWithThoseWhoWaitBefore) {
  issue(1, 4);
  const auto place = phone_.ticket("link4");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->day, "2026-11-23");
  EXPECT_EQ(place->group, "A");
  EXPECT_EQ(place->number, 4);
  EXPECT_EQ(place->matter, "PENSION.claim");
  EXPECT_EQ(place->before, 3);
  EXPECT_EQ(place->news_at, kNow);
  EXPECT_FALSE(place->called_at);
  EXPECT_FALSE(phone_.ticket("link5"));
  take(a_, ticketEntry(5));  // without a link
  EXPECT_FALSE(phone_.ticket(""));
}

TEST_P(PhoneStoreContract, OnlyTheSameQueueOfTheSameDayCounts) {
  issue(1, 1);
  IncomingEntry other_group = linked(2);
  std::get<TicketBody>(other_group.body).group = "B";
  IncomingEntry other_day = linked(3);
  std::get<TicketBody>(other_day.body).day = "2026-11-22";
  take(a_, other_group);
  take(a_, other_day);
  const Terminal b = enrolled(*store_, "文安驿-01", kVillageB, "B1");
  IncomingEntry elsewhere = linked(4);
  elsewhere.entry.seq = 1;
  take(b, elsewhere);
  issue(5, 5);
  EXPECT_EQ(before("link5"), 1);
}

TEST_P(PhoneStoreContract, ACalledTicketIsNoLongerBefore) {
  issue(1, 3);
  EXPECT_EQ(take(a_, turn(4, 1)), Verdict::Kind::Taken);
  EXPECT_EQ(before("link3"), 1);
  EXPECT_EQ(phone_.ticket("link1")->called_at, kNow);
}

TEST_P(PhoneStoreContract, TheFirstTurnCountsAndARepetitionIsTaken) {
  issue(1, 1);
  EXPECT_EQ(take(a_, turn(2, 1)), Verdict::Kind::Taken);
  EXPECT_EQ(take(a_, turn(2, 1)), Verdict::Kind::Taken);
  EXPECT_EQ(take(a_, turn(2, 1, kNow + std::chrono::minutes(1))), Verdict::Kind::Conflict);
  EXPECT_EQ(take(a_, turn(3, 1, kNow + std::chrono::minutes(2))), Verdict::Kind::Taken);
  EXPECT_EQ(phone_.ticket("link1")->called_at, kNow);
}

TEST_P(PhoneStoreContract, ATurnOfAnUnknownTicketIsKept) {
  EXPECT_EQ(take(a_, turn(1, 9)), Verdict::Kind::Taken);
  EXPECT_TRUE(store_->findings(10).empty());
}

TEST_P(PhoneStoreContract, ATerminalCallsItsOwnTicketsOnly) {
  issue(1, 1);
  const Terminal b = enrolled(*store_, "文安驿-01", kVillageB, "B1");
  EXPECT_EQ(take(b, turn(1, 1)), Verdict::Kind::Refused);
  EXPECT_FALSE(phone_.ticket("link1")->called_at);
}

TEST_P(PhoneStoreContract, ALinkIsOfOneTicket) {
  issue(1, 2);
  IncomingEntry again = linked(3);
  std::get<TicketBody>(again.body).token_hash = "link1";
  EXPECT_EQ(take(a_, again), Verdict::Kind::Conflict);
  EXPECT_EQ(phone_.ticket("link1")->number, 1);
}

TEST_P(PhoneStoreContract, ARequestIsRatedOnceAndTheRatingDoesNotNameIt) {
  take(a_, dossierEntry(1));
  EXPECT_FALSE(phone_.rated(ulid(1)));
  EXPECT_TRUE(phone_.rate({ulid(7), ulid(1), 4, kNow}));
  EXPECT_FALSE(phone_.rate({ulid(8), ulid(1), 5, kNow}));
  EXPECT_TRUE(phone_.rated(ulid(1)));
  Query q(store_->db(), "SELECT lookup, stars, matter FROM ratings");
  ASSERT_TRUE(q.step());
  EXPECT_EQ(q.text(0), "");
  EXPECT_EQ(q.integer(1), 4);
  EXPECT_EQ(q.text(2), "DIBAO.apply");
  EXPECT_FALSE(q.step());
}

TEST_P(PhoneStoreContract, WhatWasRatedAtTheTerminalIsRated) {
  take(a_, dossierEntry(1));
  take(a_,
       {{ulid(2), 2, EntryKind::Rating, kNow, "{}"}, RatingBody{ulid(2), "lookup" + ulid(1), 5}});
  EXPECT_TRUE(phone_.rated(ulid(1)));
  EXPECT_FALSE(phone_.rate({ulid(7), ulid(1), 1, kNow}));
  EXPECT_FALSE(phone_.rate({ulid(7), ulid(9), 1, kNow}));
}

INSTANTIATE_TEST_SUITE_P(Databases, PhoneStoreContract,
                         testing::Values(Dialect::Sqlite, Dialect::Postgres),
                         [](const auto& tested) {
                           return tested.param == Dialect::Sqlite ? "Sqlite" : "Postgres";
                         });

}  // namespace
}  // namespace bianmin::center
