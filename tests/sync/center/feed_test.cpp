// The change feed while several transactions are open at once, which only PostgreSQL allows.
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "tests/sync/center/postgres_fixture.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {
namespace {

class PostgresFeedTest : public testing::Test {
 protected:
  std::size_t rowsBelow(Db& db, std::int64_t id) {
    Query q(db, "SELECT count(*) FROM feed WHERE id < $1", id);
    q.step();
    return static_cast<std::size_t>(q.integer(0));
  }

  PostgresDatabase database_;
  StoreFactory stores_ = openStore(database_.url());
  std::unique_ptr<CenterStore> first_ = stores_();
  std::unique_ptr<CenterStore> second_ = stores_();
  std::unique_ptr<CenterStore> reader_ = stores_();
  Terminal a_ = enrolled(*first_, "延水关-01", kVillageA, "A1");
  Terminal b_ = enrolled(*first_, "延水关-02", kVillageA, "A2");
};

// The row with the smaller id is committed last. A reader whose cursor is an id would have been
// given the other row first, gone on behind its id, and never have seen this one.
TEST_F(PostgresFeedTest, ARowThatIsCommittedLateIsNotSkipped) {
  {
    Transaction slow(first_->db());
    ingestOne(*first_, a_, dossierEntry(1));
    ingestOne(*second_, b_, dossierEntry(2));
    Query ids(reader_->db(), "SELECT min(id) FROM feed");
    ASSERT_TRUE(ids.step());
    EXPECT_EQ(ids.integer(0), 2) << "the smaller id is not committed yet";
    const ChangePage early = reader_->changesAfter(kVillageA, "", 10);
    EXPECT_TRUE(early.changes.empty()) << "nothing may overtake a transaction that is under way";
    slow.commit();
  }
  const ChangePage all = reader_->changesAfter(kVillageA, "", 10);
  ASSERT_EQ(all.changes.size(), 2u);
  EXPECT_EQ(all.changes[0].dossier_id, ulid(1));
}

TEST_F(PostgresFeedTest, AMarkDiffersOnceTheRowMayBeGiven) {
  const std::string before = reader_->feedMark();
  {
    Transaction slow(first_->db());
    ingestOne(*first_, a_, dossierEntry(1));
    ingestOne(*second_, b_, dossierEntry(2));
    EXPECT_EQ(reader_->feedMark(), before);
    slow.commit();
  }
  EXPECT_NE(reader_->feedMark(), before);
}

TEST_F(PostgresFeedTest, NewsOfALateRowComesWhenItMayBeGiven) {
  const std::string before = reader_->feedMark();
  {
    Transaction slow(first_->db());
    ingestOne(*first_, a_, dossierEntry(1));
    ingestOne(*second_, b_, dossierEntry(2));
    EXPECT_TRUE(reader_->feedNews(before).villages.empty());
    slow.commit();
  }
  EXPECT_EQ(reader_->feedNews(before).villages, std::vector<std::string>{kVillageA});
}

TEST_F(PostgresFeedTest, EveryChangeOfManyWritersIsGivenOnceAndNoPageSkipsOne) {
  constexpr std::uint64_t kWriters = 6;
  constexpr std::uint64_t kEach = 50;
  std::vector<Terminal> terminals;
  for (std::uint64_t w = 0; w < kWriters; ++w) {
    terminals.push_back(
        enrolled(*first_, "t" + std::to_string(w), kVillageA, "C" + std::to_string(w)));
  }
  std::vector<std::jthread> writers;
  for (std::uint64_t w = 0; w < kWriters; ++w) {
    writers.emplace_back([&, w] {
      const auto own = stores_();
      for (std::uint64_t n = 1; n <= kEach; ++n) {
        ingestOne(*own, terminals[w], dossierEntry(w * 1000 + n));
      }
    });
  }
  std::multiset<std::string> seen;
  std::string cursor;
  while (seen.size() < kWriters * kEach) {
    const ChangePage page = reader_->changesAfter(kVillageA, cursor, 7);
    cursor = page.cursor;
    for (const StatusChange& change : page.changes) seen.insert(change.dossier_id);
  }
  writers.clear();
  EXPECT_EQ(std::set<std::string>(seen.begin(), seen.end()).size(), kWriters * kEach);
  EXPECT_TRUE(reader_->changesAfter(kVillageA, cursor, 7).changes.empty());
}

TEST_F(PostgresFeedTest, AnotherProcessIsToldOfAChange) {
  const auto signal = stores_.changes();
  ASSERT_TRUE(signal);
  EXPECT_TRUE(signal->wait(std::chrono::seconds(30))) << "the first look may find anything";
  EXPECT_FALSE(signal->wait(std::chrono::milliseconds(0)));
  ingestOne(*first_, a_, dossierEntry(1));
  EXPECT_TRUE(signal->wait(std::chrono::seconds(30)));
  signal->interrupt();
  EXPECT_FALSE(signal->wait(std::chrono::seconds(30)));
}

}  // namespace
}  // namespace bianmin::center
