// What every backend of the centre's store must do.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <barrier>
#include <csignal>
#include <thread>

#include "tests/sync/center/postgres_fixture.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {
namespace {

class CenterStoreContract : public testing::TestWithParam<Dialect> {
 protected:
  CenterStoreContract() : factory_(empty_.open()), store_(factory_()) {}

  Terminal terminalA() { return enrolled(*store_, "延水关-01", kVillageA, "A1"); }
  Terminal terminalB() { return enrolled(*store_, "文安驿-01", kVillageB, "B1"); }
  MoveResult move(DossierStatus to, std::optional<std::string> due = {}) {
    return store_->moveDossier({ulid(1), to, "", kNow, "tester", due});
  }

  EmptyStore empty_{GetParam()};
  StoreFactory factory_;
  std::unique_ptr<CenterStore> store_;
};

const auto kIssue = [](const EnrolmentGrant&) {
  return Certificate{"A1", "fingerprint", kNow, kNow + std::chrono::days(365)};
};

TEST_P(CenterStoreContract, ACodeEnrolsTheTerminalThatItWasMadeFor) {
  store_->addEnrolmentCode(enrolmentCode("hash", "延水关-01", kVillageA));
  const auto terminal = store_->enrol("hash", kNow, kIssue);
  ASSERT_TRUE(terminal);
  EXPECT_EQ(terminal->name, "延水关-01");
  EXPECT_EQ(terminal->village, kVillageA);
  EXPECT_EQ(terminal->serial, "A1");
  EXPECT_EQ(store_->terminals().size(), 1u);
  EXPECT_EQ(store_->terminalBySerial("A1")->name, "延水关-01");
  EXPECT_FALSE(store_->terminalBySerial("A2"));
}

TEST_P(CenterStoreContract, ACodeWorksOnce) {
  store_->addEnrolmentCode(enrolmentCode("hash", "延水关-01", kVillageA));
  EXPECT_TRUE(store_->enrol("hash", kNow, kIssue));
  EXPECT_FALSE(store_->enrol("hash", kNow, kIssue));
}

TEST_P(CenterStoreContract, ACodeEndsAfterItsTime) {
  store_->addEnrolmentCode(enrolmentCode("hash", "延水关-01", kVillageA));
  EXPECT_FALSE(store_->enrol("hash", kNow + std::chrono::minutes(30), kIssue));
  EXPECT_TRUE(store_->enrol("hash", kNow + std::chrono::minutes(29), kIssue));
}

TEST_P(CenterStoreContract, AFailureToIssueLeavesTheCodeUnused) {
  store_->addEnrolmentCode(enrolmentCode("hash", "延水关-01", kVillageA));
  EXPECT_THROW(store_->enrol("hash", kNow,
                             [](const EnrolmentGrant&) -> Certificate {
                               throw std::runtime_error("bad request");
                             }),
               std::runtime_error);
  EXPECT_TRUE(store_->terminals().empty());
  EXPECT_TRUE(store_->enrol("hash", kNow, kIssue));
}

TEST_P(CenterStoreContract, OneOfManyWinsTheRaceForACode) {
  store_->addEnrolmentCode(enrolmentCode("hash", "延水关-01", kVillageA));
  constexpr int kThreads = 4;
  std::barrier start(kThreads);
  std::atomic<int> winners = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      const auto own = factory_();
      start.arrive_and_wait();
      const auto issue = [i](const EnrolmentGrant&) {
        return Certificate{std::to_string(i), "f", kNow, kNow + std::chrono::days(1)};
      };
      if (own->enrol("hash", kNow, issue)) ++winners;
    });
  }
  threads.clear();
  EXPECT_EQ(winners, 1);
}

TEST_P(CenterStoreContract, ARenewalLeavesBothCertificatesGood) {
  const Terminal terminal = terminalA();
  store_->addCertificate(terminal.id, {"A2", "f2", kNow + std::chrono::days(200), kNow});
  EXPECT_EQ(store_->terminalBySerial("A1")->id, terminal.id);
  EXPECT_EQ(store_->terminalBySerial("A2")->id, terminal.id);
  EXPECT_EQ(store_->terminals().at(0).serial, "A2");
}

TEST_P(CenterStoreContract, ANewEnrolmentReplacesCertificatesAndBeginsNumbersAnew) {
  const Terminal old = terminalA();
  ingestOne(*store_, old, ticketEntry(1));
  ASSERT_TRUE(store_->revokeTerminal("延水关-01", kNow));
  const Terminal again = enrolled(*store_, "延水关-01", kVillageA, "A2");
  EXPECT_EQ(again.id, old.id);
  EXPECT_FALSE(again.revoked_at);
  EXPECT_FALSE(store_->terminalBySerial("A1"));
  IncomingEntry first = ticketEntry(7);
  first.entry.seq = 1;
  EXPECT_EQ(ingestOne(*store_, again, first)[0].kind, Verdict::Kind::Taken);
  EXPECT_EQ(ingestOne(*store_, again, ticketEntry(1))[0].kind, Verdict::Kind::Taken);
  EXPECT_EQ(store_->ticketCount(), 2);
}

TEST_P(CenterStoreContract, RevocationKeepsItsFirstDate) {
  terminalA();
  EXPECT_TRUE(store_->revokeTerminal("延水关-01", kNow));
  EXPECT_TRUE(store_->revokeTerminal("延水关-01", kNow + std::chrono::hours(1)));
  EXPECT_EQ(store_->terminalBySerial("A1")->revoked_at, kNow);
  EXPECT_FALSE(store_->revokeTerminal("没有的", kNow));
}

TEST_P(CenterStoreContract, TheSameEntryAThousandTimesIsOneRecord) {
  const Terminal terminal = terminalA();
  for (int i = 0; i < 1000; ++i) {
    ASSERT_EQ(ingestOne(*store_, terminal, dossierEntry(1))[0].kind, Verdict::Kind::Taken);
  }
  EXPECT_EQ(store_->dossiers({}).size(), 1u);
  EXPECT_EQ(store_->history(ulid(1)).size(), 1u);
  EXPECT_EQ(store_->changesAfter(kVillageA, "", 10).changes.size(), 1u);
  EXPECT_TRUE(store_->findings(10).empty());
}

TEST_P(CenterStoreContract, OtherBytesUnderTheSameIdAreAConflictForAPerson) {
  const Terminal terminal = terminalA();
  ingestOne(*store_, terminal, ticketEntry(1));
  IncomingEntry other = ticketEntry(1);
  other.entry.body += " ";
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(ingestOne(*store_, terminal, other)[0].kind, Verdict::Kind::Conflict);
  }
  ASSERT_EQ(store_->findings(10).size(), 1u);
  EXPECT_EQ(store_->findings(10)[0].kind, Finding::Kind::Conflict);
  EXPECT_EQ(store_->findings(10)[0].entry, ulid(1));
  EXPECT_EQ(store_->ticketCount(), 1);
}

TEST_P(CenterStoreContract, AnotherEntryUnderTheSameNumberIsAConflict) {
  const Terminal terminal = terminalA();
  ingestOne(*store_, terminal, ticketEntry(1));
  IncomingEntry other = ticketEntry(2);
  other.entry.seq = 1;
  EXPECT_EQ(ingestOne(*store_, terminal, other)[0].kind, Verdict::Kind::Conflict);
}

TEST_P(CenterStoreContract, ADossierToldTwiceByDifferentEntriesIsAConflict) {
  const Terminal a = terminalA();
  const Terminal b = terminalB();
  ingestOne(*store_, a, dossierEntry(1));
  EXPECT_EQ(ingestOne(*store_, b, dossierEntry(1))[0].kind, Verdict::Kind::Conflict);
  EXPECT_EQ(store_->dossier(ulid(1))->village, kVillageA);
}

TEST_P(CenterStoreContract, ARefusedEntryDoesNotBlockTheOthers) {
  const Terminal terminal = terminalA();
  std::vector<IncomingEntry> batch{ticketEntry(1), ticketEntry(2), ticketEntry(3)};
  batch[1].body = Unreadable{"no ticket in it"};
  const auto verdicts = store_->ingest(terminal, batch, kNow);
  ASSERT_EQ(verdicts.size(), 3u);
  EXPECT_EQ(verdicts[0].kind, Verdict::Kind::Taken);
  EXPECT_EQ(verdicts[1].kind, Verdict::Kind::Refused);
  EXPECT_EQ(verdicts[1].reason, "no ticket in it");
  EXPECT_EQ(verdicts[2].kind, Verdict::Kind::Taken);
  EXPECT_EQ(store_->findings(10).at(0).kind, Finding::Kind::Refused);
  EXPECT_EQ(store_->terminals().at(0).last_seq, 3u);
}

TEST_P(CenterStoreContract, ARefusedEntryIsTakenOnceItCanBeRead) {
  const Terminal terminal = terminalA();
  IncomingEntry entry = ticketEntry(1);
  entry.body = Unreadable{"unknown kind"};
  ingestOne(*store_, terminal, entry);
  EXPECT_EQ(ingestOne(*store_, terminal, ticketEntry(1))[0].kind, Verdict::Kind::Taken);
}

TEST_P(CenterStoreContract, MissingNumbersAreTakenAndRecorded) {
  const Terminal terminal = terminalA();
  ingestOne(*store_, terminal, ticketEntry(1));
  EXPECT_EQ(ingestOne(*store_, terminal, ticketEntry(5))[0].kind, Verdict::Kind::Taken);
  ASSERT_EQ(store_->findings(10).size(), 1u);
  EXPECT_EQ(store_->findings(10)[0].kind, Finding::Kind::Gap);
  EXPECT_EQ(store_->findings(10)[0].seq, 2u);
}

TEST_P(CenterStoreContract, ARatingOfAnotherVillagesRequestIsRefused) {
  const Terminal a = terminalA();
  const Terminal b = terminalB();
  ingestOne(*store_, a, dossierEntry(1));
  const auto rating = [](std::uint64_t n, const std::string& lookup) {
    return IncomingEntry{{ulid(n), n, EntryKind::Rating, kNow, "{}"},
                         RatingBody{ulid(n), lookup, 5}};
  };
  EXPECT_EQ(ingestOne(*store_, a, rating(2, "lookup" + ulid(1)))[0].kind, Verdict::Kind::Taken);
  EXPECT_EQ(ingestOne(*store_, b, rating(11, "lookup" + ulid(1)))[0].kind, Verdict::Kind::Refused);
  EXPECT_EQ(ingestOne(*store_, b, rating(12, "not yet here"))[0].kind, Verdict::Kind::Taken);
}

TEST_P(CenterStoreContract, ADossierIsFoundByIdTokenVillageAndStatus) {
  const Terminal a = terminalA();
  ingestOne(*store_, a, dossierEntry(1));
  const auto found = store_->dossier(ulid(1));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->terminal, "延水关-01");
  EXPECT_EQ(found->matter, "DIBAO.apply");
  EXPECT_EQ(found->sealed, "1.AAAA");
  EXPECT_EQ(found->status, DossierStatus::Received);
  EXPECT_EQ(found->due, "");
  EXPECT_EQ(store_->dossierByToken("token" + ulid(1))->id, ulid(1));
  EXPECT_FALSE(store_->dossierByToken("other"));
  EXPECT_EQ(store_->dossiers({kVillageA, DossierStatus::Received, 10}).size(), 1u);
  EXPECT_TRUE(store_->dossiers({kVillageB, {}, 10}).empty());
  EXPECT_TRUE(store_->dossiers({"", DossierStatus::Accepted, 10}).empty());
}

TEST_P(CenterStoreContract, AMoveWritesStatusHistoryAndFeed) {
  ingestOne(*store_, terminalA(), dossierEntry(1));
  EXPECT_EQ(move(DossierStatus::Accepted, "2026-12-14").kind, MoveResult::Kind::Moved);
  EXPECT_EQ(move(DossierStatus::Investigating).kind, MoveResult::Kind::Moved);
  EXPECT_EQ(store_->dossier(ulid(1))->status, DossierStatus::Investigating);
  EXPECT_EQ(store_->dossier(ulid(1))->due, "2026-12-14");
  const auto history = store_->history(ulid(1));
  ASSERT_EQ(history.size(), 3u);
  EXPECT_FALSE(history[0].from);
  EXPECT_EQ(history[1].from, DossierStatus::Received);
  EXPECT_EQ(history[1].by, "tester");
  const auto changes = store_->changesAfter(kVillageA, "", 10).changes;
  ASSERT_EQ(changes.size(), 3u);
  EXPECT_EQ(changes[2].status, DossierStatus::Investigating);
  EXPECT_EQ(changes[2].due, "2026-12-14");
  EXPECT_EQ(changes[2].lookup, "lookup" + ulid(1));
}

TEST_P(CenterStoreContract, WhatWasSuspendedGoesOnWhereItStood) {
  ingestOne(*store_, terminalA(), dossierEntry(1));
  ASSERT_EQ(move(DossierStatus::Accepted).kind, MoveResult::Kind::Moved);
  ASSERT_EQ(move(DossierStatus::Suspended).kind, MoveResult::Kind::Moved);
  EXPECT_EQ(move(DossierStatus::Investigating).kind, MoveResult::Kind::NotAllowed);
  EXPECT_EQ(move(DossierStatus::Accepted).kind, MoveResult::Kind::Moved);
}

TEST_P(CenterStoreContract, AMoveThatIsNotInTheTableChangesNothing) {
  ingestOne(*store_, terminalA(), dossierEntry(1));
  const MoveResult result = move(DossierStatus::Archived);
  EXPECT_EQ(result.kind, MoveResult::Kind::NotAllowed);
  EXPECT_EQ(result.from, DossierStatus::Received);
  EXPECT_EQ(store_->history(ulid(1)).size(), 1u);
  EXPECT_EQ(store_->moveDossier({ulid(9), DossierStatus::Accepted, "", kNow, "t", {}}).kind,
            MoveResult::Kind::NoSuchDossier);
}

TEST_P(CenterStoreContract, OneOfManyWinsTheRaceForADossier) {
  ingestOne(*store_, terminalA(), dossierEntry(1));
  constexpr int kThreads = 4;
  std::barrier start(kThreads);
  std::atomic<int> winners = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      const auto own = factory_();
      start.arrive_and_wait();
      const DossierMove accept{ulid(1), DossierStatus::Accepted, "", kNow, "t", {}};
      if (own->moveDossier(accept).kind == MoveResult::Kind::Moved) ++winners;
    });
  }
  threads.clear();
  EXPECT_EQ(winners, 1);
  EXPECT_EQ(store_->history(ulid(1)).size(), 2u);
}

TEST_P(CenterStoreContract, TheFeedShowsAVillageItsOwnChangesOnly) {
  ingestOne(*store_, terminalA(), dossierEntry(1));
  EXPECT_TRUE(store_->changesAfter(kVillageB, "", 10).changes.empty());
}

TEST_P(CenterStoreContract, TheFeedGoesOnFromItsCursorInPages) {
  const Terminal terminal = terminalA();
  for (std::uint64_t n = 1; n <= 5; ++n) ingestOne(*store_, terminal, dossierEntry(n));
  std::vector<std::string> seen;
  std::string cursor;
  for (ChangePage page = store_->changesAfter(kVillageA, "", 2); !page.changes.empty();
       page = store_->changesAfter(kVillageA, page.cursor, 2)) {
    for (const StatusChange& change : page.changes) seen.push_back(change.dossier_id);
    cursor = page.cursor;
  }
  EXPECT_EQ(seen, (std::vector{ulid(1), ulid(2), ulid(3), ulid(4), ulid(5)}));
  EXPECT_EQ(store_->changesAfter(kVillageA, cursor, 2).cursor, cursor);
}

TEST_P(CenterStoreContract, AnUnknownCursorBeginsAnew) {
  ingestOne(*store_, terminalA(), dossierEntry(1));
  for (const char* cursor : {"x", "-1", "999999", "1;2", "99999999999999999999999"}) {
    EXPECT_EQ(store_->changesAfter(kVillageA, cursor, 10).changes.size(), 1u) << cursor;
  }
}

TEST_P(CenterStoreContract, TheFeedSkipsNothingWhileSeveralWrite) {
  const Terminal a = terminalA();
  constexpr std::uint64_t kWriters = 3;
  constexpr std::uint64_t kEach = 40;
  std::vector<std::jthread> writers;
  for (std::uint64_t w = 0; w < kWriters; ++w) {
    writers.emplace_back([&, w] {
      const auto own = factory_();
      for (std::uint64_t n = 1; n <= kEach; ++n) ingestOne(*own, a, dossierEntry(w * 1000 + n));
    });
  }
  std::string cursor;
  std::size_t count = 0;
  while (count < kWriters * kEach) {
    const ChangePage page = store_->changesAfter(kVillageA, cursor, 7);
    cursor = page.cursor;
    count += page.changes.size();
  }
  writers.clear();
  EXPECT_EQ(count, kWriters * kEach);
  EXPECT_TRUE(store_->changesAfter(kVillageA, cursor, 7).changes.empty());
}

TEST_P(CenterStoreContract, TheFeedMarkDiffersAfterAChangeByAnotherConnection) {
  const Terminal terminal = terminalA();
  const std::string before = store_->feedMark();
  EXPECT_EQ(store_->feedMark(), before);
  ingestOne(*factory_(), terminal, dossierEntry(1));
  EXPECT_NE(store_->feedMark(), before);
}

TEST_P(CenterStoreContract, AMoveWithAMissingPaperAsksForASupplement) {
  const Terminal a = terminalA();
  ingestOne(*store_, a, dossierEntry(1));
  EXPECT_EQ(ingestOne(*store_, a, moveEntry(2, 1))[0].kind, Verdict::Kind::Taken);
  EXPECT_EQ(store_->dossier(ulid(1))->status, DossierStatus::SupplementRequested);
  EXPECT_EQ(store_->history(ulid(1)).back().note, "还缺：户口簿");
  EXPECT_EQ(store_->history(ulid(1)).back().by, "延水关-01");
  EXPECT_EQ(store_->changesAfter(kVillageA, "", 10).changes.back().note, "还缺：户口簿");
  const auto moves = store_->moves(ulid(1));
  ASSERT_EQ(moves.size(), 1u);
  EXPECT_EQ(moves[0].terminal, "延水关-01");
  EXPECT_EQ(moves[0].effect, MoveEffect::Changed);
  EXPECT_EQ(moves[0].status, DossierStatus::SupplementRequested);
  EXPECT_EQ(moves[0].received_at, kNow);
  EXPECT_EQ(moves[0].move.cadre, "张三");
  ASSERT_EQ(moves[0].move.papers.size(), 1u);
  EXPECT_EQ(moves[0].move.papers[0].material, "household");
  EXPECT_EQ(moves[0].move.papers[0].state, PaperState::Missing);
  EXPECT_EQ(moves[0].move.papers[0].copies, 2);
  EXPECT_FALSE(moves[0].move.until);
}

TEST_P(CenterStoreContract, PapersThatAreAllThereBringItBackToReceived) {
  const Terminal a = terminalA();
  ingestOne(*store_, a, dossierEntry(1));
  ingestOne(*store_, a, moveEntry(2, 1));
  ingestOne(*store_, a, moveEntry(3, 1, MoveKind::Checked, PaperState::Follows));
  EXPECT_EQ(store_->dossier(ulid(1))->status, DossierStatus::Received);
  EXPECT_EQ(store_->history(ulid(1)).size(), 3u);
}

TEST_P(CenterStoreContract, ADateOfAMoveIsKept) {
  const Terminal a = terminalA();
  ingestOne(*store_, a, dossierEntry(1));
  IncomingEntry entry = moveEntry(2, 1);
  const Date until = dateFromIso("2026-12-10");
  std::get<MoveBody>(entry.body).move.until = until;
  ingestOne(*store_, a, entry);
  EXPECT_EQ(store_->moves(ulid(1))[0].move.until, until);
  EXPECT_EQ(store_->dossier(ulid(1))->due, "") << "it is not the county's limit";
}

TEST_P(CenterStoreContract, TheSameMoveTwiceIsOneMoveAndOtherBytesAreAConflict) {
  const Terminal a = terminalA();
  ingestOne(*store_, a, dossierEntry(1));
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(ingestOne(*store_, a, moveEntry(2, 1))[0].kind, Verdict::Kind::Taken);
  IncomingEntry other = moveEntry(2, 1);
  other.entry.body += " ";
  EXPECT_EQ(ingestOne(*store_, a, other)[0].kind, Verdict::Kind::Conflict);
  EXPECT_EQ(store_->moves(ulid(1)).size(), 1u);
  EXPECT_EQ(store_->history(ulid(1)).size(), 2u);
}

TEST_P(CenterStoreContract, AMoveThatAsksForNothingIsKeptAndChangesNothing) {
  const Terminal a = terminalA();
  ingestOne(*store_, a, dossierEntry(1));
  ingestOne(*store_, a, moveEntry(2, 1, MoveKind::Checked, PaperState::Handed));
  ingestOne(*store_, a, moveEntry(3, 1, MoveKind::Carried));
  ASSERT_EQ(store_->moves(ulid(1)).size(), 2u);
  EXPECT_EQ(store_->moves(ulid(1))[1].effect, MoveEffect::None);
  EXPECT_EQ(store_->history(ulid(1)).size(), 1u);
  EXPECT_TRUE(store_->movesForAPerson(10).empty());
}

TEST_P(CenterStoreContract, AMoveThatTheStatusDoesNotAllowIsKeptForAPerson) {
  const Terminal a = terminalA();
  ingestOne(*store_, a, dossierEntry(1));
  ASSERT_EQ(move(DossierStatus::Accepted).kind, MoveResult::Kind::Moved);
  EXPECT_EQ(ingestOne(*store_, a, moveEntry(2, 1))[0].kind, Verdict::Kind::Taken);
  EXPECT_EQ(ingestOne(*store_, a, moveEntry(3, 1, MoveKind::Delivered))[0].kind,
            Verdict::Kind::Taken);
  EXPECT_EQ(store_->dossier(ulid(1))->status, DossierStatus::Accepted);
  const auto moves = store_->movesForAPerson(10);
  ASSERT_EQ(moves.size(), 2u);
  EXPECT_EQ(moves[0].effect, MoveEffect::NotAllowed);
  EXPECT_FALSE(moves[0].status);
  EXPECT_EQ(store_->movesForAPerson(1).size(), 1u);
  EXPECT_EQ(store_->moves(ulid(1)).size(), 2u);
}

TEST_P(CenterStoreContract, WhatWasSuspendedIsNotMovedPastItsState) {
  const Terminal a = terminalA();
  ingestOne(*store_, a, dossierEntry(1));
  ASSERT_EQ(move(DossierStatus::Accepted).kind, MoveResult::Kind::Moved);
  ASSERT_EQ(move(DossierStatus::Suspended).kind, MoveResult::Kind::Moved);
  ingestOne(*store_, a, moveEntry(2, 1));
  EXPECT_EQ(store_->dossier(ulid(1))->status, DossierStatus::Suspended);
  EXPECT_EQ(store_->moves(ulid(1))[0].effect, MoveEffect::NotAllowed);
}

TEST_P(CenterStoreContract, AMoveOfAnUnknownDossierIsKeptForAPerson) {
  const Terminal a = terminalA();
  EXPECT_EQ(ingestOne(*store_, a, moveEntry(1, 9))[0].kind, Verdict::Kind::Taken);
  ASSERT_EQ(store_->movesForAPerson(10).size(), 1u);
  EXPECT_EQ(store_->movesForAPerson(10)[0].effect, MoveEffect::NoSuchDossier);
  EXPECT_EQ(store_->movesForAPerson(10)[0].move.dossier, ulid(9));
  ingestOne(*store_, a, dossierEntry(9));
  EXPECT_EQ(store_->moves(ulid(9)).size(), 1u) << "it is seen once the request has come";
  EXPECT_EQ(store_->dossier(ulid(9))->status, DossierStatus::Received);
}

TEST_P(CenterStoreContract, AMoveOfAnotherVillagesDossierIsRefused) {
  const Terminal a = terminalA();
  const Terminal b = terminalB();
  ingestOne(*store_, a, dossierEntry(1));
  EXPECT_EQ(ingestOne(*store_, b, moveEntry(11, 1))[0].kind, Verdict::Kind::Refused);
  EXPECT_EQ(ingestOne(*store_, b, moveEntry(12, 5))[0].kind, Verdict::Kind::Taken);
  ingestOne(*store_, a, dossierEntry(5));
  EXPECT_TRUE(store_->moves(ulid(1)).empty());
  EXPECT_TRUE(store_->moves(ulid(5)).empty()) << "it came first, and is another village's";
  EXPECT_EQ(store_->dossier(ulid(1))->status, DossierStatus::Received);
}

TEST_P(CenterStoreContract, TheAuditTrailIsKeptNewestFirst) {
  store_->audit({kNow, "root", "reveal", ulid(1), "first"});
  store_->audit({kNow, "root", "reveal", ulid(1), "second"});
  ASSERT_EQ(store_->auditTrail(10).size(), 2u);
  EXPECT_EQ(store_->auditTrail(10)[0].reason, "second");
}

TEST_P(CenterStoreContract, AKilledWriterLeavesWholeBatchesOnly) {
  const Terminal terminal = terminalA();
  constexpr std::uint64_t kBatch = 50;
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  const pid_t child = fork();
  if (child == 0) {
    const auto own = empty_.open()();
    for (std::uint64_t first = 1;; first += kBatch) {
      std::vector<IncomingEntry> batch;
      for (std::uint64_t n = first; n < first + kBatch; ++n) batch.push_back(ticketEntry(n));
      own->ingest(terminal, batch, kNow);
      if (write(ready[1], "x", 1) != 1) _exit(1);
    }
  }
  char taken = 0;
  for (int got = 0; got < 3;) got += read(ready[0], &taken, 1) == 1 ? 1 : 0;
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  close(ready[0]);
  close(ready[1]);
  const auto after = empty_.open()();
  EXPECT_GE(after->ticketCount(), static_cast<std::int64_t>(3 * kBatch));
  EXPECT_EQ(after->ticketCount() % static_cast<std::int64_t>(kBatch), 0);
  EXPECT_EQ(after->terminals().at(0).last_seq, static_cast<std::uint64_t>(after->ticketCount()));
}

INSTANTIATE_TEST_SUITE_P(Backends, CenterStoreContract,
                         testing::Values(Dialect::Sqlite, Dialect::Postgres),
                         [](const auto& tested) {
                           return tested.param == Dialect::Sqlite ? "Sqlite" : "Postgres";
                         });

}  // namespace
}  // namespace bianmin::center
