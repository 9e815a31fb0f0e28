#include "sync/domain/work.h"

#include <gtest/gtest.h>

namespace bianmin {
namespace {

using enum DossierStatus;

Move checked(std::vector<PaperState> states) {
  Move move;
  move.kind = MoveKind::Checked;
  for (const DeliveryWay way :
       {DeliveryWay::SelfFetched, DeliveryWay::ByAgent, DeliveryWay::ByMail})
    EXPECT_EQ(deliveryWayFromName(toName(way)), way);
  EXPECT_FALSE(deliveryWayFromName("by-pigeon"));
  for (const PaperState state : states) move.papers.push_back({"id_card", state, true, 1});
  return move;
}

Move of(MoveKind kind) {
  Move move;
  move.kind = kind;
  return move;
}

TEST(WorkTest, NamesAreReadBack) {
  for (const MoveKind kind : {MoveKind::Checked, MoveKind::Carried, MoveKind::Delivered})
    EXPECT_EQ(moveKindFromName(toName(kind)), kind);
  for (const PaperState state : {PaperState::Handed, PaperState::Missing, PaperState::Follows})
    EXPECT_EQ(paperStateFromName(toName(state)), state);
  EXPECT_FALSE(moveKindFromName("lost"));
  EXPECT_FALSE(paperStateFromName(""));
}

TEST(WorkTest, AMissingPaperAsksForASupplementWhereTheStatusAllowsIt) {
  const Move move = checked({PaperState::Handed, PaperState::Missing});
  EXPECT_EQ(statusAskedFor(move), SupplementRequested);
  EXPECT_EQ(statusAfter(move, Received), SupplementRequested);
  EXPECT_FALSE(statusAfter(move, SupplementRequested));
  EXPECT_FALSE(statusAfter(move, Accepted));
  EXPECT_FALSE(statusAfter(move, Archived));
}

TEST(WorkTest, APromisedPaperIsNotMissing) {
  const Move move = checked({PaperState::Handed, PaperState::Follows});
  EXPECT_FALSE(statusAskedFor(move));
  EXPECT_EQ(statusAfter(move, SupplementRequested), Received);
  EXPECT_FALSE(statusAfter(move, Received));
}

TEST(WorkTest, AHandoverDeliversWhatIsClosedAndCarryingChangesNothing) {
  EXPECT_EQ(statusAfter(of(MoveKind::Delivered), Closed), Delivered);
  EXPECT_FALSE(statusAfter(of(MoveKind::Delivered), Received));
  EXPECT_EQ(statusAskedFor(of(MoveKind::Delivered)), Delivered);
  EXPECT_FALSE(statusAskedFor(of(MoveKind::Carried)));
  EXPECT_FALSE(statusAfter(of(MoveKind::Carried), SupplementRequested));
}

}  // namespace
}  // namespace bianmin
