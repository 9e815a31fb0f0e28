// Queries and transactions, as the classes of the store use them.
#include "sync/center/store/db.h"

#include <gtest/gtest.h>

#include "sync/center/store/sqlite_db.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {
namespace {

class DbTest : public testing::Test {
 protected:
  DbTest() { db_->exec("CREATE TABLE t (id BIGINT PRIMARY KEY, name TEXT, bytes BLOB)"); }

  void add(std::int64_t id) { Query(*db_, "INSERT INTO t (id) VALUES ($1)", id).run(); }
  std::int64_t count() {
    Query q(*db_, "SELECT count(*) FROM t");
    q.step();
    return q.integer(0);
  }

  TemporaryFolder folder_;
  std::unique_ptr<Db> db_ = sqliteConnector(folder_.path() / "x.db")->connect();
};

TEST_F(DbTest, ValuesOfEveryKindComeBack) {
  const Blob bytes{0, 1, 255};
  EXPECT_EQ(Query(*db_, "INSERT INTO t VALUES ($1, $2, $3)", 7, std::string("便民"), bytes).run(),
            1);
  Query q(*db_, "SELECT id, name, bytes, id > 5, NULL FROM t WHERE name = $1 AND $1 <> ''", "便民");
  ASSERT_TRUE(q.step());
  EXPECT_EQ(q.integer(0), 7);
  EXPECT_EQ(q.text(1), "便民");
  EXPECT_EQ(q.blob(2), bytes);
  EXPECT_TRUE(q.flag(3));
  EXPECT_FALSE(q.maybeText(4));
  EXPECT_EQ(q.text(4), "");
  EXPECT_FALSE(q.step());
  EXPECT_FALSE(q.step()) << "there is nothing after the last row";
}

TEST_F(DbTest, ATransactionThatIsNotCommittedLeavesNothing) {
  {
    Transaction transaction(*db_);
    add(1);
  }
  EXPECT_EQ(count(), 0);
  EXPECT_FALSE(db_->inTransaction());
}

TEST_F(DbTest, AnInnerTransactionJoinsTheOuterOne) {
  {
    Transaction outer(*db_);
    Transaction inner(*db_);
    add(1);
    inner.commit();
  }
  EXPECT_EQ(count(), 0) << "the outer one was not committed";
  Transaction outer(*db_);
  {
    Transaction inner(*db_);
    add(1);
    inner.commit();
  }
  outer.commit();
  EXPECT_EQ(count(), 1);
}

TEST_F(DbTest, AnInnerTransactionThatIsGivenUpSpoilsTheOuterOne) {
  {
    Transaction outer(*db_);
    add(1);
    { Transaction inner(*db_); }
    EXPECT_THROW(outer.commit(), StoreError);
  }
  EXPECT_EQ(count(), 0);
  Transaction next(*db_);
  add(2);
  next.commit();
  EXPECT_EQ(count(), 1);
}

TEST_F(DbTest, PlaceholdersOutOfOrderAreRefused) {
  EXPECT_THROW(Query(*db_, "UPDATE t SET name = $2 WHERE id = $1", 1, "x"), StoreError);
}

TEST_F(DbTest, AnErrorTellsNoValue) {
  add(4711);
  try {
    add(4711);
    FAIL() << "a key was given twice";
  } catch (const StoreError& error) {
    EXPECT_EQ(std::string(error.what()).find("4711"), std::string::npos) << error.what();
  }
}

TEST_F(DbTest, WorkIsRepeatedWhenTheDatabaseAsksForItAndNotForEver) {
  int tries = 0;
  EXPECT_EQ(retried(*db_,
                    [&] {
                      if (++tries < 3) throw RetryError("again");
                      return tries;
                    }),
            3);
  EXPECT_THROW(retried(*db_, [&]() -> int { throw RetryError("again"); }), RetryError);
  tries = 0;
  Transaction outer(*db_);
  EXPECT_THROW(retried(*db_,
                       [&]() -> int {
                         ++tries;
                         throw RetryError("again");
                       }),
               RetryError);
  EXPECT_EQ(tries, 1) << "the caller's transaction is lost";
}

}  // namespace
}  // namespace bianmin::center
