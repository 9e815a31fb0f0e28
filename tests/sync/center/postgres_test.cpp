// What the PostgreSQL driver does beyond the contract: servers that go away, values, many at once.
#include <gtest/gtest.h>

#include <barrier>
#include <thread>

#include "sync/center/store/migrate.h"
#include "sync/center/store/postgres_db.h"
#include "tests/sync/center/postgres_fixture.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {
namespace {

// What a batch with all kinds of trouble in it comes to, in words.
std::string outcome(CenterStore& store) {
  const Terminal a = enrolled(store, "延水关-01", kVillageA, "A1");
  const Terminal b = enrolled(store, "文安驿-01", kVillageB, "B1");
  std::vector<IncomingEntry> batch;
  for (std::uint64_t n = 1; n <= 9; ++n) batch.push_back(ticketEntry(n));
  batch.push_back(ticketEntry(20));
  ingestOne(store, a, batch[0]);                         // 1: known already
  ingestOne(store, b, ticketEntry(2));                   // 2: told of by another terminal
  batch[3].entry.seq = 3;                                // 4: the number of 3
  std::get<TicketBody>(batch[5].body).ticket = ulid(5);  // 6: the ticket of 5
  batch[6].body = Unreadable{"unreadable"};              // 7
  batch[8].entry.id = batch[7].entry.id;                 // 9: the id of 8
  std::string words;
  for (const Verdict& verdict : store.ingest(a, batch, kNow)) {
    words += std::to_string(static_cast<int>(verdict.kind)) + " " + verdict.reason + "\n";
  }
  words += std::to_string(store.ticketCount()) + " tickets\n";
  for (const Finding& f : store.findings(20)) words += f.entry + " " + f.reason + "\n";
  return words;
}

TEST(PostgresTest, AfterTheServerWasKilledACallFailsInWordsAndTheNextOneWorks) {
  test::PostgresServer server;
  const StoreFactory stores = openStore(server.url());
  const auto store = stores();
  const auto signal = stores.changes();
  signal->wait(std::chrono::seconds(30));
  const Terminal a = enrolled(*store, "延水关-01", kVillageA, "A1");
  ingestOne(*store, a, dossierEntry(1));
  server.kill();
  try {
    ingestOne(*store, a, dossierEntry(2));
    FAIL() << "there was no server";
  } catch (const StoreError& error) {
    EXPECT_STREQ(error.what(), "the database server is away");
  }
  EXPECT_THROW(store->terminals(), StoreError);
  EXPECT_THROW(
      {
        for (int i = 0; i < 10; ++i) signal->wait(std::chrono::milliseconds(100));
      },
      StoreError);
  server.start();
  EXPECT_EQ(ingestOne(*store, a, dossierEntry(2))[0].kind, Verdict::Kind::Taken);
  EXPECT_EQ(store->dossiers({}).size(), 2u);
  EXPECT_EQ(store->changesAfter(kVillageA, "", 10).changes.size(), 2u);
  EXPECT_TRUE(signal->wait(std::chrono::seconds(30)));
}

TEST(PostgresTest, ATransactionWhoseServerWentAwayIsNotContinuedOnANewConnection) {
  test::PostgresServer server;
  const auto db = connectorFor(server.url())->connect();
  db->exec("CREATE TABLE t (id BIGINT)");
  {
    Transaction transaction(*db);
    Query(*db, "INSERT INTO t VALUES ($1)", 1).run();
    server.kill();
    server.start();
    EXPECT_THROW(Query(*db, "INSERT INTO t VALUES ($1)", 2).run(), StoreError);
    EXPECT_THROW(Query(*db, "INSERT INTO t VALUES ($1)", 3).run(), StoreError);
    EXPECT_THROW(transaction.commit(), StoreError);
  }
  Query q(*db, "SELECT count(*) FROM t");
  ASSERT_TRUE(q.step());
  EXPECT_EQ(q.integer(0), 0);
}

TEST(PostgresTest, ValuesOfEveryKindComeBack) {
  const PostgresDatabase database;
  const auto db = connectorFor(database.url())->connect();
  db->exec("CREATE TABLE t (id BIGINT, name TEXT, bytes BYTEA)");
  const Blob bytes{0, 1, 171, 255};
  const std::optional<std::string> none;
  EXPECT_EQ(Query(*db, "INSERT INTO t VALUES ($1, $2, $3)", 7, "便民", bytes).run(), 1);
  EXPECT_EQ(Query(*db, "INSERT INTO t VALUES ($1, $2, $3)", 8, none, Blob{}).run(), 1);
  Query q(*db, "SELECT id, name, bytes, id > 7 FROM t ORDER BY id");
  ASSERT_TRUE(q.step());
  EXPECT_EQ(q.integer(0), 7);
  EXPECT_EQ(q.text(1), "便民");
  EXPECT_EQ(q.blob(2), bytes);
  EXPECT_FALSE(q.flag(3));
  ASSERT_TRUE(q.step());
  EXPECT_FALSE(q.maybeText(1));
  EXPECT_TRUE(q.blob(2).empty());
  EXPECT_TRUE(q.flag(3));
  EXPECT_FALSE(q.step());
}

TEST(PostgresTest, ElementsOfAnArrayMayHoldAnything) {
  const PostgresDatabase database;
  const auto db = connectorFor(database.url())->connect();
  PostgresArray texts;
  for (const char* text : {"", "a,b", "{\"x\\y\"}", "NULL", "县"}) texts.add(text);
  PostgresArray blobs;
  blobs.add(Blob{0, 92, 34});
  Query q(*db, "SELECT t FROM unnest($1::text[]) AS t", texts.take());
  for (const char* text : {"", "a,b", "{\"x\\y\"}", "NULL", "县"}) {
    ASSERT_TRUE(q.step());
    EXPECT_EQ(q.text(0), text);
  }
  Query b(*db, "SELECT b FROM unnest($1::bytea[]) AS b", blobs.take());
  ASSERT_TRUE(b.step());
  EXPECT_EQ(b.blob(0), (Blob{0, 92, 34}));
}

TEST(PostgresTest, AnErrorTellsTheStatementAndNoValue) {
  const PostgresDatabase database;
  const auto db = connectorFor(database.url())->connect();
  db->exec("CREATE TABLE t (id TEXT PRIMARY KEY)");
  Query(*db, "INSERT INTO t VALUES ($1)", "张三").run();
  try {
    Query(*db, "INSERT INTO t VALUES ($1)", "张三").run();
    FAIL() << "a key was given twice";
  } catch (const StoreError& error) {
    const std::string words = error.what();
    EXPECT_NE(words.find("23505"), std::string::npos) << words;
    EXPECT_NE(words.find("INSERT INTO t"), std::string::npos) << words;
    EXPECT_EQ(words.find("张三"), std::string::npos) << words;
  }
}

TEST(PostgresTest, TransactionsThatWaitForEachOtherAreTriedAgain) {
  const PostgresDatabase database;
  const auto connector = connectorFor(database.url());
  connector->connect()->exec(
      "CREATE TABLE t (id BIGINT PRIMARY KEY, n BIGINT); INSERT INTO t VALUES (1, 0), (2, 0)");
  std::barrier both_have_one(2);
  const auto add = [&](std::int64_t first) {
    const auto db = connector->connect();
    int tries = 0;
    retried(*db, [&] {
      Transaction transaction(*db);
      Query(*db, "UPDATE t SET n = n + 1 WHERE id = $1", first).run();
      if (++tries == 1) both_have_one.arrive_and_wait();
      Query(*db, "UPDATE t SET n = n + 1 WHERE id = $1", 3 - first).run();
      transaction.commit();
    });
    return tries;
  };
  std::jthread other([&] { add(2); });
  add(1);
  other.join();
  const auto db = connector->connect();
  Query q(*db, "SELECT sum(n) FROM t");
  ASSERT_TRUE(q.step());
  EXPECT_EQ(q.integer(0), 4);
}

TEST(PostgresTest, SeveralProcessesMayMigrateAtOnce) {
  const PostgresDatabase database;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] { EXPECT_NO_THROW(openStore(database.url())); });
  }
  threads.clear();
  EXPECT_EQ(schemaVersion(*connectorFor(database.url())->connect()),
            migrations(Dialect::Postgres).back().version);
}

TEST(PostgresTest, AnotherProgramsDatabaseAndANewerOneAreRefused) {
  const PostgresDatabase theirs;
  connectorFor(theirs.url())->connect()->exec("CREATE TABLE theirs (x BIGINT)");
  EXPECT_THROW(openStore(theirs.url()), StoreError);
  const PostgresDatabase newer;
  openStore(newer.url());
  const auto db = connectorFor(newer.url())->connect();
  EXPECT_THROW(migrate(*db, migrations(Dialect::Postgres).first(1)), StoreError);
}

// The batch goes in one statement; what is not new or not apart from the others goes the slow way.
TEST(PostgresTest, ABatchOfManyTicketsHasTheSameVerdictsAsInSqlite) {
  const PostgresDatabase database;
  const TemporaryFolder folder;
  EXPECT_EQ(outcome(*openStore(database.url())()),
            outcome(*sqliteStore(folder.path() / "center.db")()));
}

}  // namespace
}  // namespace bianmin::center
