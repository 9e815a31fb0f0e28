#include "sync/domain/dossier.h"

#include <gtest/gtest.h>

#include <set>
#include <utility>
#include <vector>

namespace bianmin {
namespace {

using enum DossierStatus;

constexpr DossierStatus kAll[] = {
    Received,     SupplementRequested, Accepted,  NotAccepted, Investigating,
    PublicNotice, Objection,           Suspended, Approved,    Refused,
    Closed,       Delivered,           Archived,  Withdrawn};
constexpr DossierStatus kOpen[] = {Received,      SupplementRequested, Accepted,
                                   Investigating, PublicNotice,        Objection};

// The life cycle once more, written from the rules and not from the table under test.
std::set<std::pair<DossierStatus, DossierStatus>> legalMoves() {
  std::set<std::pair<DossierStatus, DossierStatus>> moves = {{Received, SupplementRequested},
                                                             {SupplementRequested, Received},
                                                             {Accepted, SupplementRequested},
                                                             {Investigating, SupplementRequested},
                                                             {Received, Accepted},
                                                             {Received, NotAccepted},
                                                             {Accepted, Investigating},
                                                             {Investigating, PublicNotice},
                                                             {PublicNotice, Objection},
                                                             {Objection, Investigating},
                                                             {PublicNotice, Approved},
                                                             {PublicNotice, Refused},
                                                             {Investigating, Approved},
                                                             {Investigating, Refused},
                                                             {Accepted, Approved},
                                                             {Accepted, Refused},
                                                             {Approved, Closed},
                                                             {Refused, Closed},
                                                             {Closed, Delivered},
                                                             {Delivered, Archived},
                                                             {Suspended, Withdrawn}};
  for (const auto open : kOpen) {
    moves.insert({open, Withdrawn});
    moves.insert({open, Suspended});
    moves.insert({Suspended, open});
  }
  return moves;
}

TEST(LifeCycleTest, EveryPairIsLegalExactlyWhenTheRulesSaySo) {
  const auto legal = legalMoves();
  for (const auto from : kAll) {
    for (const auto to : kAll) {
      EXPECT_EQ(mayMove(from, to), legal.contains({from, to}))
          << toName(from) << " -> " << toName(to);
    }
  }
}

TEST(LifeCycleTest, NextStatesAreTheLegalMovesInOrder) {
  for (const auto from : kAll) {
    std::vector<DossierStatus> expected;
    for (const auto to : kAll) {
      if (mayMove(from, to)) expected.push_back(to);
    }
    const auto next = nextStates(from);
    EXPECT_EQ(std::vector(next.begin(), next.end()), expected) << toName(from);
  }
}

TEST(LifeCycleTest, NothingLeadsOutOfAFinalState) {
  for (const auto status : kAll) {
    const bool final = status == NotAccepted || status == Archived || status == Withdrawn;
    EXPECT_EQ(isFinal(status), final) << toName(status);
  }
}

TEST(LifeCycleTest, EveryStateCanBeReachedAndCanEnd) {
  for (const auto start : kAll) {
    std::set<DossierStatus> reached = {start};
    std::vector<DossierStatus> waiting = {start};
    while (!waiting.empty()) {
      const auto from = waiting.back();
      waiting.pop_back();
      for (const auto to : nextStates(from)) {
        if (reached.insert(to).second) waiting.push_back(to);
      }
    }
    bool ends = false;
    for (const auto status : reached) ends = ends || isFinal(status);
    EXPECT_TRUE(ends) << toName(start);
    if (start == Received) {
      EXPECT_EQ(reached.size(), std::size(kAll));
    }
  }
}

TEST(LifeCycleTest, ASuspendedDossierGoesOnWhereItStood) {
  EXPECT_TRUE(mayResume(Investigating, Investigating));
  EXPECT_TRUE(mayResume(Investigating, Withdrawn));
  EXPECT_FALSE(mayResume(Received, Investigating));
  EXPECT_FALSE(mayResume(Closed, Closed));
}

TEST(LifeCycleTest, NamesRoundTripAndAreUnique) {
  std::set<std::string_view> names;
  for (const auto status : kAll) {
    names.insert(toName(status));
    EXPECT_EQ(dossierStatusFromName(toName(status)), status);
  }
  EXPECT_EQ(names.size(), std::size(kAll));
  EXPECT_EQ(toName(SupplementRequested), "SUPPLEMENT_REQUESTED");
  EXPECT_EQ(dossierStatusFromName("received"), std::nullopt);
  EXPECT_EQ(dossierStatusFromName(""), std::nullopt);
}

}  // namespace
}  // namespace bianmin
