#include "sync/domain/life.h"

#include <gtest/gtest.h>

#include <set>

#include "sync/domain/deadline.h"
#include "tests/sync/domain/year2026.h"

namespace bianmin {
namespace {

using enum DossierStatus;

constexpr MoverRole kRoles[] = {MoverRole::Cadre,      MoverRole::TownClerk, MoverRole::CountyClerk,
                                MoverRole::Supervisor, MoverRole::Resident,  MoverRole::System};

DossierPlace at(DossierStatus now) { return {now, std::nullopt, false}; }

MoveAsk whole(DossierStatus to, MoverRole by = MoverRole::CountyClerk) {
  return {to, by, false, true, true, true};
}

std::string refusal(const DossierPlace& place, const MoveAsk& ask) {
  const auto why = refusalOf(place, ask);
  return why ? std::string(toName(*why)) : "";
}

TEST(LifeTest, ACadreChecksTakesBackAndHandsOverAndNothingElse) {
  std::set<std::pair<DossierStatus, DossierStatus>> moves;
  for (const Transition& row : transitions()) {
    if (mayMove(MoverRole::Cadre, row.from, row.to)) moves.insert({row.from, row.to});
  }
  EXPECT_EQ(
      moves,
      (std::set<std::pair<DossierStatus, DossierStatus>>{
          {Received, SupplementRequested}, {SupplementRequested, Received}, {Closed, Delivered}}));
}

TEST(LifeTest, AResidentMayOnlyWithdrawAndFromEveryOpenState) {
  for (const Transition& row : transitions()) {
    EXPECT_EQ(mayMove(MoverRole::Resident, row.from, row.to), row.to == Withdrawn)
        << toName(row.from) << " -> " << toName(row.to);
  }
  EXPECT_EQ(refusal(at(Approved), whole(Withdrawn, MoverRole::Resident)), "no-such-step");
}

TEST(LifeTest, ASupervisorMovesNothingAndTheSystemOnlyFiles) {
  for (const Transition& row : transitions()) {
    EXPECT_FALSE(mayMove(MoverRole::Supervisor, row.from, row.to));
    EXPECT_EQ(mayMove(MoverRole::System, row.from, row.to), row.to == Archived);
  }
}

TEST(LifeTest, ATownDecidesOnlyWhatItsMatterLeavesToIt) {
  for (const DossierStatus to : {Approved, Refused}) {
    MoveAsk ask = whole(to, MoverRole::TownClerk);
    EXPECT_EQ(refusal(at(Investigating), ask), "town-does-not-decide");
    ask.town_decides = true;
    EXPECT_EQ(refusal(at(Investigating), ask), "");
    EXPECT_EQ(refusal(at(Investigating), whole(to)), "");
  }
  EXPECT_EQ(refusal(at(Received), whole(Accepted, MoverRole::TownClerk)), "");
}

TEST(LifeTest, EveryMoveIsRefusedUntilWhatItNeedsIsThere) {
  for (const Transition& row : transitions()) {
    DossierPlace place = at(row.from);
    if (row.from == Suspended) place.suspended_in = row.to == Withdrawn ? Received : row.to;
    EXPECT_EQ(refusal(place, whole(row.to)), "") << toName(row.from) << " -> " << toName(row.to);
    const MoveAsk bare{row.to, MoverRole::CountyClerk, false, false, false, false};
    MoveAsk without_remedy = whole(row.to);
    without_remedy.remedy = false;
    switch (row.needs) {
      case MoveNeeds::Nothing:
        EXPECT_EQ(refusal(place, bare), "");
        break;
      case MoveNeeds::Reason:
        EXPECT_EQ(refusal(place, bare), "reason-missing");
        break;
      case MoveNeeds::ReasonAndRemedy:
        EXPECT_EQ(refusal(place, bare), "reason-missing");
        EXPECT_EQ(refusal(place, without_remedy), "remedy-missing");
        break;
      case MoveNeeds::List:
        EXPECT_EQ(refusal(place, bare), "list-missing");
        break;
    }
  }
}

TEST(LifeTest, ARefusalOrASupplementIsNeverWithoutItsWords) {
  for (const Transition& row : transitions()) {
    if (row.to == Refused || row.to == NotAccepted) {
      EXPECT_EQ(row.needs, MoveNeeds::ReasonAndRemedy);
    }
    if (row.to == Suspended) {
      EXPECT_EQ(row.needs, MoveNeeds::Reason);
    }
    if (row.to == SupplementRequested && row.from != Suspended) {
      EXPECT_EQ(row.needs, MoveNeeds::List);
    }
  }
}

TEST(LifeTest, WhatIsNotInTheTableSaysWhy) {
  EXPECT_EQ(refusal(at(Accepted), whole(Accepted)), "same-status");
  EXPECT_EQ(refusal(at(Withdrawn), whole(Accepted)), "over");
  EXPECT_EQ(refusal(at(Received), whole(Approved)), "no-such-step");
  EXPECT_EQ(refusal(at(Received), whole(Accepted, MoverRole::Cadre)), "not-this-role");
  EXPECT_EQ(refusal({Suspended, Received, false}, whole(Investigating)), "resume-elsewhere");
  EXPECT_EQ(refusal({Received, std::nullopt, true}, whole(NotAccepted)), "already-accepted");
}

TEST(LifeTest, ThePlaceIsReadFromTheHistory) {
  const auto change = [](DossierStatus status) {
    StatusChange c;
    c.status = status;
    return c;
  };
  EXPECT_EQ(placeOf({}).now, Received);
  std::vector history = {change(Received), change(Accepted), change(Investigating)};
  EXPECT_TRUE(placeOf(history).accepted);
  history.push_back(change(Suspended));
  history.push_back(change(Suspended));  // told again, by an extension
  EXPECT_EQ(placeOf(history).suspended_in, Investigating);
  history.push_back(change(Investigating));
  EXPECT_FALSE(placeOf(history).suspended_in);
  EXPECT_EQ(placeOf(history).now, Investigating);
}

class ExtensionTest : public testing::Test {
 protected:
  ExtensionTest() {
    matter_.total = Limit{30, DayUnit::Working};
    matter_.extended = Limit{45, DayUnit::Working};
  }
  DueDates due(std::initializer_list<DossierStatus> statuses, bool extended = false) const {
    std::vector<StatusChange> history;
    for (const DossierStatus status : statuses) {
      StatusChange change;
      change.status = status;
      change.at = std::chrono::sys_days{dateFromIso("2026-11-02")};
      history.push_back(change);
    }
    ClockOptions options;
    options.extended = extended;
    return dueDates(matter_, history, calendar2026(), options);
  }
  std::string refused(const DueDates& now, MoverRole by = MoverRole::CountyClerk,
                      bool reason = true, const char* today = "2026-11-10") const {
    const auto why = extensionRefusal(matter_, now, by, reason, dateFromIso(today));
    return why ? std::string(toName(*why)) : "";
  }
  Matter matter_;
};

TEST_F(ExtensionTest, OnceWithAReasonWhileThereIsTime) {
  const DueDates running = due({Received, Accepted});
  EXPECT_EQ(refused(running), "");
  EXPECT_EQ(refused(due({Received, Accepted, Suspended})), "");
  EXPECT_EQ(refused(running, MoverRole::Supervisor), "");
  EXPECT_EQ(refused(running, MoverRole::CountyClerk, false), "reason-missing");
  EXPECT_EQ(refused(due({Received, Accepted}, true)), "already-extended");
  EXPECT_EQ(refused(running, MoverRole::CountyClerk, true, "2026-12-14"), "");
  EXPECT_EQ(refused(running, MoverRole::CountyClerk, true, "2026-12-15"), "limit-over");
}

TEST_F(ExtensionTest, NotBeforeAcceptanceNotAfterTheDecisionNotByAnybody) {
  EXPECT_EQ(refused(due({Received})), "clock-not-running");
  EXPECT_EQ(refused(due({Received, Accepted, Approved})), "clock-not-running");
  for (const MoverRole role : kRoles) {
    const bool may = role == MoverRole::CountyClerk || role == MoverRole::Supervisor;
    EXPECT_EQ(refused(due({Received, Accepted}), role), may ? "" : "not-this-role") << toName(role);
  }
}

TEST_F(ExtensionTest, OnlyByARuleOfTheMatter) {
  matter_.extended.reset();
  EXPECT_EQ(refused(due({Received, Accepted})), "no-extension-rule");
}

TEST(LifeTest, NamesRoundTrip) {
  for (const MoverRole role : kRoles) EXPECT_EQ(moverRoleFromName(toName(role)), role);
  EXPECT_FALSE(moverRoleFromName("boss"));
  for (const ClockState clock :
       {ClockState::NotStarted, ClockState::Running, ClockState::Standing, ClockState::Ended}) {
    EXPECT_EQ(clockStateFromName(toName(clock)), clock);
  }
  EXPECT_FALSE(clockStateFromName(""));
}

}  // namespace
}  // namespace bianmin
