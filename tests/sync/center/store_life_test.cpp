// The life of a request in the store: who may move it, and the days that are kept beside it.
#include <gtest/gtest.h>

#include "sync/domain/reckoner.h"
#include "tests/sync/center/postgres_fixture.h"
#include "tests/sync/center/store_fixture.h"
#include "tests/sync/domain/year2026.h"

namespace bianmin::center {
namespace {

using enum DossierStatus;

Matter dibao(int promised) {
  Matter matter;
  matter.id = "DIBAO.apply";
  matter.total = Limit{30, DayUnit::Working};
  matter.promised = Limit{promised, DayUnit::Working};
  matter.extended = Limit{45, DayUnit::Working};
  return matter;
}

std::shared_ptr<const Reckoner> rulesOf(Matter matter) {
  Catalogue catalogue;
  catalogue.matters = {std::move(matter)};
  return std::make_shared<const Reckoner>(std::move(catalogue), calendar2026());
}

// Ten in the morning in the hall.
Instant on(const std::string& day) { return instantFromIso(day + "T02:00:00.000Z"); }

class StoreLife : public testing::TestWithParam<Dialect> {
 protected:
  StoreLife() : plain_(empty_.open()), store_(plain_.withRules(rulesOf(dibao(20)))()) {
    terminal_ = enrolled(*store_, "延水关-01", kVillageA, "A1");
    ingestOne(*store_, terminal_, dossierEntry(1));
  }

  MoveResult move(DossierStatus to, const std::string& day,
                  MoverRole role = MoverRole::CountyClerk) {
    return store_->moveDossier({ulid(1), to, "", on(day), "t", {}, role});
  }
  MoveResult extend(const std::string& day, const std::string& reason = "要去外地核实") {
    return store_->extendDossier({ulid(1), reason, on(day), "t", MoverRole::CountyClerk});
  }
  Dossier dossier() { return *store_->dossier(ulid(1)); }
  StatusChange lastChange() { return store_->changesAfter(kVillageA, "", 100).changes.back(); }
  std::string lamp(const char* today) {
    return std::string(toName(lampOf(dossier().days, dateFromIso(today))));
  }
  static std::string shown(const std::optional<Date>& date) { return date ? toIso(*date) : "-"; }

  EmptyStore empty_{GetParam()};
  StoreFactory plain_;
  std::unique_ptr<CenterStore> store_;
  Terminal terminal_;
};

TEST_P(StoreLife, AcceptanceStartsTheClockAndTheDaysAreKept) {
  EXPECT_EQ(dossier().days.clock, ClockState::NotStarted);
  EXPECT_EQ(lamp("2026-11-02"), "none");
  ASSERT_EQ(move(Accepted, "2026-11-02").kind, MoveResult::Kind::Moved);
  const Dossier found = dossier();
  EXPECT_EQ(found.due, "2026-11-30");
  EXPECT_EQ(shown(found.days.due_by_law), "2026-12-14");
  EXPECT_EQ(shown(found.days.yellow_from), "2026-11-25");
  EXPECT_EQ(shown(found.days.accepted), "2026-11-02");
  EXPECT_EQ(found.days.clock, ClockState::Running);
  EXPECT_EQ(lastChange().due, "2026-11-30");
  EXPECT_EQ(lamp("2026-11-24"), "green");
  EXPECT_EQ(lamp("2026-11-25"), "yellow");
  EXPECT_EQ(lamp("2026-12-01"), "red");
}

TEST_P(StoreLife, ASupplementStopsItForTheTerminalToo) {
  move(Accepted, "2026-11-02");
  ASSERT_EQ(move(SupplementRequested, "2026-11-10").kind, MoveResult::Kind::Moved);
  EXPECT_EQ(dossier().due, "");
  EXPECT_EQ(lastChange().due, "");
  EXPECT_EQ(lamp("2026-12-30"), "standing");
  move(Received, "2026-11-19", MoverRole::Cadre);
  EXPECT_EQ(dossier().days.clock, ClockState::Standing);
  move(Accepted, "2026-11-20");
  EXPECT_EQ(dossier().due, "2026-12-10");
  EXPECT_EQ(shown(dossier().days.accepted), "2026-11-02");
  EXPECT_EQ(lastChange().due, "2026-12-10");
}

TEST_P(StoreLife, ARoleMakesOnlyItsOwnMoves) {
  move(Accepted, "2026-11-02");
  EXPECT_EQ(move(SupplementRequested, "2026-11-03", MoverRole::Cadre).refusal,
            MoveRefusal::NotThisRole);
  EXPECT_EQ(move(Approved, "2026-11-03", MoverRole::TownClerk).refusal,
            MoveRefusal::TownDoesNotDecide);
  EXPECT_EQ(move(Archived, "2026-11-03").refusal, MoveRefusal::NoSuchStep);
  EXPECT_EQ(dossier().status, Accepted);
  EXPECT_EQ(store_->history(ulid(1)).size(), 2u);
}

TEST_P(StoreLife, WhatComesBackAfterAcceptanceCannotBeNotAccepted) {
  move(Accepted, "2026-11-02");
  move(SupplementRequested, "2026-11-03");
  move(Received, "2026-11-04");
  EXPECT_EQ(move(NotAccepted, "2026-11-05").refusal, MoveRefusal::AlreadyAccepted);
}

TEST_P(StoreLife, ACadresCheckAfterAcceptanceIsLeftToAPerson) {
  move(Accepted, "2026-11-02");
  ingestOne(*store_, terminal_, moveEntry(2, 1));
  EXPECT_EQ(dossier().status, Accepted);
  EXPECT_EQ(store_->movesForAPerson(10).size(), 1u);
}

TEST_P(StoreLife, TheExtensionIsGivenOnceAndTold) {
  move(Accepted, "2026-11-02");
  EXPECT_EQ(extend("2026-11-10", "").refusal, MoveRefusal::ReasonMissing);
  ASSERT_EQ(extend("2026-11-10").kind, MoveResult::Kind::Moved);
  const Dossier found = dossier();
  EXPECT_TRUE(found.days.extended);
  EXPECT_EQ(found.due, "2026-12-21");
  EXPECT_EQ(shown(found.days.due_by_law), "2027-01-04");
  EXPECT_FALSE(found.days.provisional) << "of the promise";
  EXPECT_EQ(lastChange().status, Accepted);
  EXPECT_EQ(lastChange().note, "要去外地核实");
  EXPECT_EQ(lastChange().due, "2026-12-21");
  EXPECT_EQ(store_->history(ulid(1)).back().from, Accepted);
  EXPECT_EQ(extend("2026-11-11").refusal, MoveRefusal::AlreadyExtended);
}

TEST_P(StoreLife, ASuspendedRequestIsExtendedAndGoesOnWhereItStood) {
  move(Accepted, "2026-11-02");
  move(Investigating, "2026-11-03");
  move(Suspended, "2026-11-04");
  ASSERT_EQ(extend("2026-11-05").kind, MoveResult::Kind::Moved);
  EXPECT_EQ(dossier().status, Suspended);
  EXPECT_EQ(move(Accepted, "2026-11-06").refusal, MoveRefusal::ResumeElsewhere);
  EXPECT_EQ(move(Investigating, "2026-11-06").kind, MoveResult::Kind::Moved);
}

TEST_P(StoreLife, WhatCannotBeExtendedSaysWhy) {
  EXPECT_EQ(extend("2026-11-02").refusal, MoveRefusal::ClockNotRunning);
  EXPECT_EQ(store_->extendDossier({ulid(9), "x", on("2026-11-02"), "t", {}}).kind,
            MoveResult::Kind::NoSuchDossier);
  Matter without = dibao(20);
  without.extended.reset();
  store_ = plain_.withRules(rulesOf(without))();
  move(Accepted, "2026-11-02");
  EXPECT_EQ(extend("2026-11-03").refusal, MoveRefusal::NoExtensionRule);
  EXPECT_EQ(store_->history(ulid(1)).size(), 2u);
}

TEST_P(StoreLife, ClosingPutsTheLampOutAndKeepsItsDay) {
  move(Accepted, "2026-11-02");
  move(Approved, "2026-11-27");
  EXPECT_EQ(lamp("2026-12-01"), "red") << "decided, but not closed";
  move(Closed, "2026-12-01");
  EXPECT_EQ(lamp("2026-12-02"), "none");
  EXPECT_EQ(shown(dossier().closed_on), "2026-12-01");
  EXPECT_EQ(dossier().due, "2026-11-30");
  move(Delivered, "2026-12-05", MoverRole::Cadre);
  EXPECT_EQ(shown(dossier().closed_on), "2026-12-01");
}

TEST_P(StoreLife, OtherRulesPutTheDaysRightOnce) {
  move(Accepted, "2026-11-02");
  EXPECT_EQ(store_->reckonAgain(on("2026-11-05")), 0);
  store_ = plain_.withRules(rulesOf(dibao(10)))();
  EXPECT_EQ(store_->reckonAgain(on("2026-11-05")), 1);
  EXPECT_EQ(dossier().due, "2026-11-16");
  EXPECT_EQ(store_->reckonAgain(on("2026-11-05")), 0);
}

TEST_P(StoreLife, ADayDueThatBecameAnotherIsToldToTerminals) {
  move(Accepted, "2026-11-02");
  const std::string before = store_->changesAfter(kVillageA, "", 100).cursor;
  store_->reckonAgain(on("2026-11-04"));
  EXPECT_TRUE(store_->changesAfter(kVillageA, before, 100).changes.empty()) << "nothing changed";
  store_ = plain_.withRules(rulesOf(dibao(10)))();
  store_->reckonAgain(on("2026-11-05"));
  const auto told = store_->changesAfter(kVillageA, before, 100).changes;
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].status, Accepted);
  EXPECT_EQ(told[0].due, "2026-11-16");
  EXPECT_EQ(told[0].at, on("2026-11-05"));
  EXPECT_EQ(store_->history(ulid(1)).size(), 2u) << "nothing happened to the request itself";
  store_->reckonAgain(on("2026-11-06"));
  EXPECT_EQ(store_->changesAfter(kVillageA, before, 100).changes.size(), 1u);
}

TEST_P(StoreLife, WithoutRulesADayThatWasNamedStays) {
  store_ = plain_();
  store_->moveDossier({ulid(1), Accepted, "", on("2026-11-02"), "t", "2026-12-14"});
  move(Investigating, "2026-11-03");
  EXPECT_EQ(dossier().due, "2026-12-14");
  EXPECT_EQ(store_->reckonAgain(on("2026-11-05")), 0);
}

INSTANTIATE_TEST_SUITE_P(Backends, StoreLife, testing::Values(Dialect::Sqlite, Dialect::Postgres),
                         [](const auto& tested) {
                           return tested.param == Dialect::Sqlite ? "Sqlite" : "Postgres";
                         });

}  // namespace
}  // namespace bianmin::center
