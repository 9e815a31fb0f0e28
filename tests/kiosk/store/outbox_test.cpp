#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/store/store.h"
#include "kiosk/store/store_journal.h"
#include "tests/kiosk/store/terminal_folder.h"

namespace bianmin {
namespace {

class OutboxTest : public testing::Test {
 protected:
  void issue(int count) {
    for (int i = 0; i < count; ++i) store_.issueTicket("A", "", kMonday, kNine);
  }
  std::vector<std::uint64_t> seqs(const std::vector<JournalEntry>& entries) {
    std::vector<std::uint64_t> result;
    for (const JournalEntry& entry : entries) result.push_back(entry.seq);
    return result;
  }
  std::vector<EntryState> states() {
    std::vector<EntryState> result;
    for (const OutboxRow& row : store_.outbox()) result.push_back(row.state);
    return result;
  }
  std::string id(std::size_t seq) { return store_.outbox().at(seq - 1).entry.id; }

  TerminalFolder folder_;
  Store store_{folder_.path(), std::nullopt};
  StoreJournal journal_{folder_.path(), [] { return kNine; }};
};

TEST_F(OutboxTest, AnEmptyJournalHasNothingToSend) {
  EXPECT_TRUE(journal_.next(10, 1000).empty());
  EXPECT_EQ(journal_.waiting(), 0U);
  EXPECT_EQ(journal_.cursor(), "");
}

TEST_F(OutboxTest, EntriesLeaveInOrderAndInBatches) {
  issue(5);
  EXPECT_THAT(seqs(journal_.next(3, 1 << 20)), testing::ElementsAre(1, 2, 3));
  EXPECT_THAT(states(),
              testing::ElementsAre(EntryState::Sending, EntryState::Sending, EntryState::Sending,
                                   EntryState::Waiting, EntryState::Waiting));
  EXPECT_EQ(journal_.waiting(), 5U);
}

TEST_F(OutboxTest, WhatWasNotAnsweredIsGivenAgainWithTheSameBytes) {
  issue(2);
  const auto first = journal_.next(10, 1 << 20);
  const auto again = journal_.next(10, 1 << 20);
  ASSERT_EQ(again.size(), 2U);
  EXPECT_EQ(first[1].id, again[1].id);
  EXPECT_EQ(first[1].body, again[1].body);
}

TEST_F(OutboxTest, AParkedEntryThatIsTriedAgainWaitsInItsOldPlace) {
  issue(3);
  journal_.next(10, 1 << 20);
  journal_.taken({id(1), id(3)});
  journal_.parked(id(2), "事项不认识");
  EXPECT_EQ(journal_.waiting(), 0U);
  EXPECT_FALSE(store_.retry(id(1))) << "it was taken";
  EXPECT_FALSE(store_.retry("01KAQ3T0000000000000000000"));
  const std::string body = store_.outbox().at(1).entry.body;
  EXPECT_TRUE(store_.retry(id(2)));
  EXPECT_FALSE(store_.retry(id(2))) << "it waits already";
  EXPECT_THAT(states(),
              testing::ElementsAre(EntryState::Taken, EntryState::Waiting, EntryState::Taken));
  EXPECT_EQ(store_.outbox().at(1).reason, "");
  issue(1);
  const auto next = journal_.next(10, 1 << 20);
  EXPECT_THAT(seqs(next), testing::ElementsAre(2, 4));
  EXPECT_EQ(next[0].body, body) << "the same bytes: the county would see a conflict otherwise";
  journal_.taken({id(2), id(4)});
  EXPECT_EQ(journal_.waiting(), 0U);
}

TEST_F(OutboxTest, ABatchEndsAtItsBytesButHoldsOneEntryAtLeast) {
  issue(4);
  const std::size_t one = store_.outbox().front().entry.body.size();
  EXPECT_EQ(journal_.next(10, 1).size(), 1U);
  EXPECT_EQ(journal_.next(10, one * 2).size(), 2U);
  EXPECT_EQ(journal_.next(10, one * 2 - 1).size(), 1U);
}

TEST_F(OutboxTest, TakenEntriesAreNotSentAgain) {
  issue(3);
  journal_.taken({id(1), id(2)});
  EXPECT_THAT(seqs(journal_.next(10, 1 << 20)), testing::ElementsAre(3));
  EXPECT_THAT(states(),
              testing::ElementsAre(EntryState::Taken, EntryState::Taken, EntryState::Sending));
  EXPECT_EQ(journal_.waiting(), 1U);
}

TEST_F(OutboxTest, AGapInWhatWasTakenIsSentAgain) {
  issue(3);
  journal_.taken({id(3), id(1), "01KAQ3T0000000000000000000"});
  EXPECT_THAT(seqs(journal_.next(10, 1 << 20)), testing::ElementsAre(2));
  journal_.taken({id(2)});
  EXPECT_TRUE(journal_.next(10, 1 << 20).empty());
  issue(1);
  EXPECT_THAT(seqs(journal_.next(10, 1 << 20)), testing::ElementsAre(4));
}

TEST_F(OutboxTest, AParkedEntryKeepsItsReasonAndBlocksNobody) {
  issue(3);
  journal_.parked(id(1), "服务事项不认识");
  EXPECT_THAT(seqs(journal_.next(10, 1 << 20)), testing::ElementsAre(2, 3));
  const OutboxRow row = store_.outboxEntry(id(1)).value();
  EXPECT_EQ(row.state, EntryState::Parked);
  EXPECT_EQ(row.reason, "服务事项不认识");
  ASSERT_EQ(store_.parkedEntries().size(), 1U);
  EXPECT_EQ(store_.parkedEntries().front().entry.seq, 1U);
}

TEST_F(OutboxTest, ATakenEntryIsNotParkedLater) {
  issue(1);
  journal_.taken({id(1)});
  journal_.parked(id(1), "late");
  EXPECT_EQ(store_.outboxEntry(id(1))->state, EntryState::Taken);
}

TEST_F(OutboxTest, CountsTellHowManyStandWhere) {
  issue(6);
  journal_.next(3, 1 << 20);
  journal_.taken({id(1)});
  journal_.parked(id(2), "no");
  const OutboxCounts counts = store_.outboxCounts();
  EXPECT_EQ(counts.taken, 1);
  EXPECT_EQ(counts.parked, 1);
  EXPECT_EQ(counts.sending, 1);
  EXPECT_EQ(counts.waiting, 3);
}

TEST_F(OutboxTest, TheListGivesTheNewestInOrder) {
  issue(5);
  const auto rows = store_.outbox(2);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].entry.seq, 4U);
  EXPECT_EQ(rows[1].entry.seq, 5U);
  EXPECT_FALSE(store_.outboxEntry("unknown").has_value());
}

TEST_F(OutboxTest, TheCursorIsKeptWithTheChanges) {
  journal_.apply({}, "41");
  EXPECT_EQ(journal_.cursor(), "41");
  EXPECT_EQ(Store(folder_.path(), std::nullopt).cursor(), "41");
}

TEST_F(OutboxTest, IdsAreUniqueAndStandInTheOrderOfTime) {
  store_.issueTicket("A", "", kMonday, kNine);
  store_.issueTicket("A", "", kMonday, kNine + std::chrono::milliseconds(1));
  EXPECT_LT(id(1), id(2));
}

}  // namespace
}  // namespace bianmin
