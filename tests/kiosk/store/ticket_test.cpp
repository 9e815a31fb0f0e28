#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "kiosk/store/store.h"
#include "tests/kiosk/store/terminal_folder.h"

namespace bianmin {
namespace {

class TicketStoreTest : public testing::Test {
 protected:
  IssuedTicket issue(const std::string& group, Date day = kMonday) {
    return store_.issueTicket(group, "PENSION.claim", day, kNine);
  }

  TerminalFolder folder_;
  Store store_{folder_.path(), std::nullopt};
};

TEST_F(TicketStoreTest, NumbersCountUpFromOnePerGroup) {
  EXPECT_EQ(issue("A").number, "A001");
  EXPECT_EQ(issue("A").number, "A002");
  EXPECT_EQ(issue("B").number, "B001");
  EXPECT_EQ(issue("A").number, "A003");
}

TEST_F(TicketStoreTest, NumbersBeginAgainOnTheNextDay) {
  issue("A");
  const IssuedTicket next = issue("A", daysAfter(kMonday, 1));
  EXPECT_EQ(next.number, "A001");
  EXPECT_EQ(next.day, daysAfter(kMonday, 1));
}

TEST_F(TicketStoreTest, AheadCountsThoseWhoStillWaitInTheGroup) {
  EXPECT_EQ(issue("A").ahead, 0);
  EXPECT_EQ(issue("A").ahead, 1);
  EXPECT_EQ(issue("B").ahead, 0);
  store_.callNext("A", kMonday, kNine);
  EXPECT_EQ(issue("A").ahead, 1);
  EXPECT_EQ(issue("A", daysAfter(kMonday, 1)).ahead, 0);
}

TEST_F(TicketStoreTest, AClockSetBackADayGivesNoNumberTwice) {
  std::set<std::pair<std::string, int>> given;
  for (int i = 0; i < 30; ++i) {
    const IssuedTicket ticket = issue("A", daysAfter(kMonday, i % 3 == 1 ? -1 : 0));
    EXPECT_EQ(ticket.n, i + 1);
    EXPECT_EQ(ticket.day, kMonday);
    given.insert({toIso(ticket.day), ticket.n});
  }
  EXPECT_EQ(given.size(), 30U);
}

TEST_F(TicketStoreTest, AClockThatOnceStoodFarAheadDoesNotHoldTheDay) {
  issue("A", Date{std::chrono::year(2099), std::chrono::month(1), std::chrono::day(1)});
  const IssuedTicket ticket = issue("A");
  EXPECT_EQ(ticket.day, kMonday);
  EXPECT_EQ(ticket.n, 1);
  EXPECT_EQ(store_.callNext("A", kMonday, kNine)->number, "A001");
  // When that day comes at last, its numbers go on where they stopped.
  EXPECT_EQ(issue("A", Date{std::chrono::year(2099), std::chrono::month(1), std::chrono::day(1)}).n,
            2);
}

TEST_F(TicketStoreTest, TheThousandthTicketOfADayIsRefusedAndLeavesNothing) {
  for (int i = 1; i <= 999; ++i) ASSERT_EQ(issue("A").n, i);
  EXPECT_THROW(issue("A"), QueueFull);
  EXPECT_EQ(store_.outboxCounts().waiting, 999);
  EXPECT_EQ(issue("B").number, "B001");
  EXPECT_EQ(issue("A", daysAfter(kMonday, 1)).number, "A001");
}

TEST_F(TicketStoreTest, AGroupThatIsNoLetterIsRefusedAndLeavesNothing) {
  EXPECT_THROW(issue("社"), std::invalid_argument);
  EXPECT_EQ(store_.outboxCounts().waiting, 0);
}

TEST_F(TicketStoreTest, WhoCameFirstIsCalledFirst) {
  issue("A"), issue("A"), issue("B");
  EXPECT_EQ(store_.callNext("A", kMonday, kNine)->number, "A001");
  EXPECT_EQ(store_.callNext("A", kMonday, kNine)->number, "A002");
  EXPECT_FALSE(store_.callNext("A", kMonday, kNine).has_value());
  EXPECT_EQ(store_.callNext("B", kMonday, kNine)->number, "B001");
}

TEST_F(TicketStoreTest, YesterdaysTicketsAreNotCalled) {
  issue("A");
  EXPECT_FALSE(store_.callNext("A", daysAfter(kMonday, 1), kNine).has_value());
  EXPECT_TRUE(store_.waitingTickets(daysAfter(kMonday, 1)).empty());
}

TEST_F(TicketStoreTest, WaitingTicketsStandInTheOrderOfTheirGroups) {
  issue("B"), issue("A"), issue("A");
  std::vector<std::pair<std::string, int>> waiting;
  for (const IssuedTicket& t : store_.waitingTickets(kMonday))
    waiting.push_back({t.number, t.ahead});
  EXPECT_THAT(waiting, testing::ElementsAre(testing::Pair("A001", 0), testing::Pair("A002", 1),
                                            testing::Pair("B001", 0)));
}

TEST_F(TicketStoreTest, TheEntryTellsOfTheTicketInAFixedForm) {
  const IssuedTicket ticket = issue("A");
  const OutboxRow row = store_.outbox().front();
  EXPECT_EQ(row.entry.seq, 1U);
  EXPECT_EQ(row.entry.kind, EntryKind::Ticket);
  EXPECT_EQ(row.entry.at, kNine);
  EXPECT_EQ(row.entry.body, R"({"ticket":")" + row.entry.id +
                                R"(","day":"2026-11-23","group":"A","n":1,)"
                                R"("matter":"PENSION.claim","token":")" +
                                seal::sha256Hex(ticket.token).substr(0, 32) + "\"}");
}

TEST_F(TicketStoreTest, EachTicketHasAPageOfItsOwn) {
  const std::string first = issue("A").token;
  EXPECT_EQ(first.size(), 32U);
  EXPECT_NE(issue("A").token, first);
  EXPECT_EQ(store_.outbox().front().entry.body.find(first), std::string::npos);
}

TEST_F(TicketStoreTest, TheCountyHearsWhoWasCalled) {
  issue("A"), issue("B");
  const Instant later = kNine + std::chrono::minutes(5);
  ASSERT_TRUE(store_.callNext("B", kMonday, later));
  ASSERT_FALSE(store_.callNext("B", kMonday, later));
  const std::vector<OutboxRow> rows = store_.outbox();
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[2].entry.kind, EntryKind::Turn);
  EXPECT_EQ(rows[2].entry.at, later);
  EXPECT_NE(rows[2].entry.id, rows[1].entry.id);
  EXPECT_EQ(rows[2].entry.body, R"({"ticket":")" + rows[1].entry.id + R"(","state":"called"})");
}

TEST_F(TicketStoreTest, TwoConnectionsCountTogether) {
  Store other(folder_.path(), std::nullopt);
  for (int i = 1; i <= 20; i += 2) {
    EXPECT_EQ(issue("A").n, i);
    EXPECT_EQ(other.issueTicket("A", "", kMonday, kNine).n, i + 1);
  }
  EXPECT_EQ(other.callNext("A", kMonday, kNine)->n, 1);
  EXPECT_EQ(store_.callNext("A", kMonday, kNine)->n, 2);
}

}  // namespace
}  // namespace bianmin
