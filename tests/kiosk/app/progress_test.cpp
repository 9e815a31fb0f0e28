#include "gtest/gtest.h"
#include "tests/kiosk/app/sample.h"

namespace bianmin {
namespace {

using enum DossierStatus;

Visit lookingAt(std::vector<StatusChange> history) {
  Visit visit;
  visit.askProgress(sampleCode()) << event::LookUp{} << sampleFound(std::move(history));
  return visit;
}

TEST(ProgressTest, TheTailIsAskedAfterARightCode) {
  Visit visit;
  visit << event::Start{} << event::OpenProgress{};
  visit.type(sampleCode());
  EXPECT_TRUE(visit.session().progress.asking_tail);
  visit.type("0x1X9");
  EXPECT_EQ(visit.session().progress.id_tail.view(), "019");  // X stands in the last place only
  visit.type("x");
  EXPECT_EQ(visit.session().progress.id_tail.view(), "019X");
}

TEST(ProgressTest, AMistypedCodeIsSaidAtOnce) {
  std::string code = sampleCode();
  code[0] = code[0] == '2' ? '3' : '2';
  Visit visit;
  visit << event::Start{} << event::OpenProgress{};
  visit.type(code);
  EXPECT_TRUE(visit.session().progress.code_wrong);
  EXPECT_FALSE(visit.session().progress.asking_tail);
  visit.type("\b");
  EXPECT_FALSE(visit.session().progress.code_wrong);
}

TEST(ProgressTest, CharactersOutsideTheAlphabetAreNotTaken) {
  Visit visit;
  visit << event::Start{} << event::OpenProgress{};
  visit.type("0O1IL-");
  EXPECT_TRUE(visit.session().progress.code.empty());
}

TEST(ProgressTest, LookUpNeedsCodeAndTail) {
  Visit visit;
  visit << event::Start{} << event::OpenProgress{};
  visit.type(sampleCode()).type("001") << event::LookUp{};
  EXPECT_TRUE(visit.last.empty());
  visit.type("3") << event::LookUp{} << event::LookUp{};
  EXPECT_EQ(Visit::count<effect::LookUpProgress>(visit.all), 1);
}

TEST(ProgressTest, WhatIsFoundIsShown) {
  Visit visit = lookingAt({sampleChange(Received, 0)});
  EXPECT_EQ(visit.screen(), ScreenId::Progress);
  ASSERT_TRUE(visit.session().progress.found.has_value());
}

TEST(ProgressTest, NotFoundKeepsWhatWasTyped) {
  Visit visit;
  visit.askProgress(sampleCode()) << event::LookUp{} << event::ProgressNotFound{};
  EXPECT_TRUE(visit.session().progress.not_found);
  EXPECT_EQ(visit.session().progress.code.view(), sampleCode());
  visit.type("\b");
  EXPECT_FALSE(visit.session().progress.not_found);
}

TEST(ProgressTest, AFindForALookUpThatWasLeftIsNotShown) {
  Visit visit;
  visit.askProgress(sampleCode()) << event::LookUp{} << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::Home);
  visit << event::OpenProgress{};
  visit.type(sampleCode()).type("0023") << event::LookUp{};
  EXPECT_TRUE(visit.last.empty());  // one at a time
  visit << sampleFound({sampleChange(Received, 0)});
  EXPECT_EQ(visit.screen(), ScreenId::ProgressAsk);
  ASSERT_NE(visit.get<effect::LookUpProgress>(), nullptr);
  EXPECT_EQ(visit.get<effect::LookUpProgress>()->id_tail.view(), "0023");
  visit << sampleFound({sampleChange(Accepted, 0)});
  EXPECT_EQ(visit.screen(), ScreenId::Progress);
}

TEST(ProgressTest, AChangeAtTheCountyAppearsAtOnce) {
  Visit visit = lookingAt({sampleChange(Received, 0)});
  visit << event::DossiersChanged{{sampleChange(Accepted, 1)}};
  const auto& history = visit.session().progress.found->history;
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history.back().status, Accepted);
}

TEST(ProgressTest, AChangeToldTwiceOrLateKeepsTheOrder) {
  Visit visit = lookingAt({sampleChange(Received, 0), sampleChange(Investigating, 5)});
  visit << event::DossiersChanged{{sampleChange(Accepted, 1), sampleChange(Accepted, 1)}};
  const auto& history = visit.session().progress.found->history;
  ASSERT_EQ(history.size(), 3u);
  EXPECT_EQ(history[1].status, Accepted);
  EXPECT_EQ(history.back().status, Investigating);
}

TEST(ProgressTest, ChangesOfOtherRequestsAreNotShown) {
  Visit visit = lookingAt({sampleChange(Received, 0)});
  StatusChange other = sampleChange(Refused, 1);
  other.lookup = "lookup-2";
  visit << event::DossiersChanged{{other}};
  EXPECT_EQ(visit.session().progress.found->history.size(), 1u);
}

TEST(ProgressTest, LeavingForgetsCodeTailAndFind) {
  Visit visit = lookingAt({sampleChange(Received, 0)});
  visit << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::ProgressAsk);
  EXPECT_TRUE(visit.session().progress.code.empty());
  EXPECT_FALSE(visit.session().progress.found.has_value());
}

TEST(RatingTest, OnlyAClosedRequestMayBeRated) {
  Visit open = lookingAt({sampleChange(Accepted, 0)});
  open << event::OpenRate{};
  EXPECT_EQ(open.screen(), ScreenId::Progress);
  Visit closed = lookingAt({sampleChange(Approved, 0), sampleChange(Closed, 1)});
  closed << event::OpenRate{};
  EXPECT_EQ(closed.screen(), ScreenId::Rate);
}

TEST(RatingTest, ARatingIsSavedOnceAndOnlyFromOneToFive) {
  Visit visit = lookingAt({sampleChange(Closed, 1)});
  visit << event::OpenRate{} << event::Rate{0} << event::Rate{6};
  EXPECT_EQ(Visit::count<effect::SaveRating>(visit.all), 0);
  visit << event::Rate{5} << event::Rate{4};
  EXPECT_EQ(Visit::count<effect::SaveRating>(visit.all), 1);
  visit << event::RatingSaved{};
  EXPECT_TRUE(visit.session().rated);
  visit << event::Rate{3};
  EXPECT_TRUE(visit.last.empty());
  visit << event::Back{} << event::OpenRate{};
  EXPECT_EQ(visit.screen(), ScreenId::Progress);
}

TEST(RatingTest, AFailedRatingMayBeTriedAgain) {
  Visit visit = lookingAt({sampleChange(Closed, 1)});
  visit << event::OpenRate{} << event::Rate{5} << event::SaveFailed{};
  EXPECT_EQ(visit.session().rating, Saving::Failed);
  visit << event::Rate{5};
  EXPECT_NE(visit.get<effect::SaveRating>(), nullptr);
}

}  // namespace
}  // namespace bianmin
