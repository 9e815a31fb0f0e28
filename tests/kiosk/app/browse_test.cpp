// Ways to a guide: cards, life events, letters; and the questions behind it.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/kiosk/app/sample.h"

namespace bianmin {
namespace {

using testing::ElementsAre;

std::vector<std::string> found(const Visit& visit) {
  std::vector<std::string> ids;
  for (const Found& one : visit.model.session.find.found) ids.push_back(one.matter);
  return ids;
}

TEST(BrowseTest, ACardOfOneMatterOpensItsGuideOneOfMoreTheirList) {
  Visit one;
  one << event::Start{} << event::OpenCard{"help"};
  EXPECT_EQ(one.screen(), ScreenId::Guide);
  Visit more;
  more << event::Start{} << event::OpenCard{"all"};
  EXPECT_EQ(more.screen(), ScreenId::Services);
  EXPECT_EQ(listedMatters(more.model).size(), 2U);
}

TEST(BrowseTest, ALifeEventListsWhatHelps) {
  Visit visit;
  visit << event::Start{} << event::OpenAllServices{} << event::OpenLifeEvents{};
  EXPECT_EQ(visit.screen(), ScreenId::LifeEvents);
  visit << event::OpenLifeEvent{"ill"};
  EXPECT_EQ(visit.screen(), ScreenId::Services);
  ASSERT_NE(listedEvent(visit.model), nullptr);
  EXPECT_EQ(listedMatters(visit.model).front()->id, "DIBAO.apply");
  visit << event::OpenMatter{"PENSION.claim"} << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::Services);
  visit << event::OpenAllServices{};
  EXPECT_EQ(listedEvent(visit.model), nullptr);
}

TEST(BrowseTest, WhatIsOutOfDateComesLast) {
  Visit visit;
  Catalogue catalogue = sampleCatalogue();
  catalogue.matters[0].valid_until =
      Date{std::chrono::year{2025}, std::chrono::month{12}, std::chrono::day{31}};
  visit.model.place.catalogue = std::make_shared<const Catalogue>(catalogue);
  visit << event::Start{} << event::OpenAllServices{};
  EXPECT_EQ(listedMatters(visit.model).back()->id, "DIBAO.apply");
}

TEST(BrowseTest, AnOutdatedGuideOffersNoFormAndNoQuestions) {
  Visit visit;
  Catalogue catalogue = sampleCatalogue();
  catalogue.matters[0].valid_until =
      Date{std::chrono::year{2025}, std::chrono::month{12}, std::chrono::day{31}};
  visit.model.place.catalogue = std::make_shared<const Catalogue>(catalogue);
  visit.openGuide();
  EXPECT_FALSE(mayApply(visit.model));
  visit << event::OpenForm{} << event::OpenSelfCheck{};
  EXPECT_EQ(visit.screen(), ScreenId::Guide);
  visit << event::TakeTicket{"B", "DIBAO.apply"};
  EXPECT_EQ(visit.screen(), ScreenId::Ticket);
}

TEST(FindTest, EachLetterShowsAtOnceWhatItLeadsTo) {
  Visit visit;
  visit << event::Start{} << event::OpenFind{};
  EXPECT_TRUE(found(visit).empty());
  visit.type("l");  // 领养老金; and 得了大病, which is what happened in life, has it inside
  EXPECT_THAT(found(visit), ElementsAre("PENSION.claim", "DIBAO.apply"));
  visit.type("y");
  EXPECT_THAT(found(visit), ElementsAre("PENSION.claim"));
  visit.type("\b\bdib");
  EXPECT_THAT(found(visit), ElementsAre("DIBAO.apply"));
  visit.type("zz");
  EXPECT_TRUE(found(visit).empty());
}

TEST(FindTest, WhatWasTypedIsGoneWithTheSessionAndWithANewSearch) {
  Visit visit;
  visit << event::Start{} << event::OpenFind{};
  visit.type("db");
  visit << event::OpenMatter{"DIBAO.apply"} << event::Back{};
  EXPECT_EQ(visit.session().find.typed, "db");  // back to where one was
  visit << event::Back{} << event::OpenFind{};
  EXPECT_EQ(visit.session().find.typed, "");
  visit.type("db");
  visit << event::End{};
  EXPECT_TRUE(visit.session().find.typed.empty() && visit.session().find.found.empty());
}

TEST(FindTest, OnlyLettersAndDigitsAndNotWithoutEnd) {
  Visit visit;
  visit << event::Start{} << event::OpenFind{};
  visit.type("..'");
  EXPECT_TRUE(visit.last.empty());
  EXPECT_EQ(visit.session().find.typed, "");
  visit.type(std::string(60, 'a'));
  EXPECT_EQ(sought(visit.model.session), std::string(20, 'a'));
}

TEST(FindTest, LettersBecomeChineseAndAreSearchedForInBothForms) {
  Visit visit;
  visit << event::Start{} << event::OpenFind{} << event::Key{'D'};
  ASSERT_NE(visit.get<effect::PinyinKey>(), nullptr);
  EXPECT_EQ(visit.get<effect::PinyinKey>()->letter, 'd');
  visit << event::Composed{"d", {"低", "的"}, true, false, ""};
  EXPECT_EQ(visit.session().composing.candidates.size(), 2U);
  visit << event::PickCandidate{0};
  ASSERT_NE(visit.get<effect::PinyinPick>(), nullptr);
  visit << event::Composed{"", {}, false, false, "低"};
  EXPECT_EQ(visit.session().find.typed, "低");
  EXPECT_THAT(found(visit), ElementsAre("DIBAO.apply"));
  visit.type("b");  // 低b: what is chosen and a letter are one search
  EXPECT_EQ(sought(visit.model.session), "低b");
  EXPECT_THAT(found(visit), ElementsAre("DIBAO.apply"));
  visit.type("q");
  EXPECT_TRUE(found(visit).empty());
}

TEST(FindTest, DeleteTakesLettersFirstThenWholeCharacters) {
  Visit visit;
  visit << event::Start{} << event::OpenFind{} << event::Key{'d'}
        << event::Composed{"", {}, false, false, "低保"};
  visit.type("x\b");
  EXPECT_EQ(visit.get<effect::PinyinKey>()->letter, '\b');
  visit << event::Composed{"x", {"下"}, false, false, ""} << event::Composed{};
  EXPECT_EQ(sought(visit.model.session), "低保");
  visit.type("\b");
  EXPECT_TRUE(visit.last.empty());  // nothing that the engine knows of
  EXPECT_EQ(sought(visit.model.session), "低");
  EXPECT_THAT(found(visit), ElementsAre("DIBAO.apply"));
  visit.type("\b\b");
  EXPECT_EQ(sought(visit.model.session), "");
}

TEST(FindTest, WithoutAnEngineLettersStillFind) {
  Visit visit;
  visit << event::Start{} << event::OpenFind{};
  visit.type("di") << event::Composed{} << event::Composed{};
  EXPECT_EQ(sought(visit.model.session), "di");
  EXPECT_THAT(found(visit), ElementsAre("DIBAO.apply"));
}

TEST(FindTest, TheDivisionByTheEngineChangesNothingOfWhatIsFound) {
  Visit visit;
  visit << event::Start{} << event::OpenFind{};
  visit.type("db") << event::Composed{"d", {"的"}, false, false, ""};
  const std::vector<std::string> before = found(visit);
  EXPECT_EQ(before.front(), "DIBAO.apply");
  EXPECT_EQ(sought(visit.model.session), "db");  // the b is on its way to the engine
  visit << event::Composed{"d b", {"低保"}, false, false, ""};
  EXPECT_EQ(visit.session().composing.letters, "d b");
  EXPECT_EQ(sought(visit.model.session), "db");
  EXPECT_EQ(found(visit), before);
}

TEST(FindTest, WhoComesBackFromAGuideFindsTheSearchAsItWasAndTypesOn) {
  Visit visit;
  visit << event::Start{} << event::OpenFind{};
  visit.type("di") << event::Composed{"d", {"的"}, false, false, ""};
  visit << event::OpenMatter{"DIBAO.apply"};
  EXPECT_NE(visit.get<effect::PinyinClear>(), nullptr);
  visit << event::Composed{"di", {"低"}, false, false, ""};  // an answer that came too late
  visit << event::Back{};
  EXPECT_EQ(visit.session().find.typed, "di");
  EXPECT_TRUE(visit.session().composing.candidates.empty());
  EXPECT_THAT(found(visit), ElementsAre("DIBAO.apply"));
  visit.type("b");
  EXPECT_EQ(sought(visit.model.session), "dib");
  EXPECT_THAT(found(visit), ElementsAre("DIBAO.apply"));
  visit << event::End{};
  EXPECT_NE(visit.get<effect::PinyinClear>(), nullptr);
  EXPECT_EQ(sought(visit.model.session), "");
}

// Before the catalogue is read: home is there, what needs the matters waits for them.
Visit startingUp() {
  Visit visit;
  Catalogue home = sampleCatalogue();
  home.matters.clear();
  visit.model.place.catalogue = std::make_shared<const Catalogue>(home);
  visit.model.place.finder.reset();
  visit.model.place.loading = true;
  return visit;
}

event::ContentLoaded loaded() {
  const auto catalogue = std::make_shared<const Catalogue>(sampleCatalogue());
  return {catalogue, std::make_shared<const WorkCalendar>(),
          std::make_shared<const Finder>(*catalogue)};
}

TEST(LoadingTest, ACardTouchedTooEarlyOpensWhenTheMattersAreThere) {
  Visit visit = startingUp();
  visit << event::Start{} << event::OpenCard{"help"};
  EXPECT_EQ(visit.screen(), ScreenId::Services);
  visit << loaded();
  EXPECT_EQ(visit.screen(), ScreenId::Guide);
  EXPECT_EQ(visit.session().matter, "DIBAO.apply");
  visit << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::Home);
}

TEST(LoadingTest, AListAndASearchFillThemselves) {
  Visit list = startingUp();
  list << event::Start{} << event::OpenCard{"all"} << loaded();
  EXPECT_EQ(list.screen(), ScreenId::Services);
  EXPECT_EQ(listedMatters(list.model).size(), 2U);
  Visit search = startingUp();
  search << event::Start{} << event::OpenFind{};
  search.type("dib");
  EXPECT_TRUE(found(search).empty());
  search << loaded();
  EXPECT_THAT(found(search), ElementsAre("DIBAO.apply"));
}

// The sample with another name for the first matter, as a pack of the county brings it.
event::ContentLoaded published() {
  Catalogue changed = sampleCatalogue();
  changed.matters.front().name = "改过的名字";
  const auto catalogue = std::make_shared<const Catalogue>(std::move(changed));
  return {catalogue, std::make_shared<const WorkCalendar>(),
          std::make_shared<const Finder>(*catalogue)};
}

std::string firstName(const Visit& visit) {
  return visit.model.place.catalogue->matters.front().name;
}

TEST(LoadingTest, WhatTheCountyPublishesIsShownAtOnceWhileNobodyIsThere) {
  Visit visit;
  visit << published();
  EXPECT_EQ(firstName(visit), "改过的名字");
  EXPECT_FALSE(visit.model.next_content);
}

TEST(LoadingTest, WhatTheCountyPublishesWaitsForTheEndOfTheSession) {
  Visit visit;
  visit.openGuide() << published();
  EXPECT_NE(firstName(visit), "改过的名字");
  EXPECT_EQ(visit.screen(), ScreenId::Guide);
  visit << event::End{};
  EXPECT_EQ(firstName(visit), "改过的名字");
  EXPECT_FALSE(visit.model.next_content);
}

TEST(LoadingTest, TheNewestOfWhatWaitsIsShown) {
  Visit visit;
  visit.openGuide() << loaded() << published() << event::End{};
  EXPECT_EQ(firstName(visit), "改过的名字");
}

TEST(SelfCheckTest, OneQuestionAfterTheOtherThenTheResultAndBackAgain) {
  Visit visit;
  visit.openGuide() << event::OpenSelfCheck{};
  EXPECT_EQ(visit.screen(), ScreenId::Question);
  visit << event::GiveAnswer{Answer::Yes};
  EXPECT_EQ(visit.session().selfcheck.index, 1U);
  visit << event::GiveAnswer{Answer::Unsure};
  EXPECT_EQ(visit.screen(), ScreenId::CheckResult);
  visit << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::Question);
  EXPECT_EQ(visit.session().selfcheck.index, 1U);
  visit << event::Back{} << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::Guide);
}

TEST(SelfCheckTest, TheResultLeadsOnToTheFormATicketAPaperAndTheGuide) {
  const auto at_result = [] {
    Visit visit;
    visit.openGuide() << event::OpenSelfCheck{} << event::GiveAnswer{Answer::Yes};
    return visit << event::GiveAnswer{Answer::No};
  };
  EXPECT_EQ((at_result() << event::OpenForm{}).screen(), ScreenId::Form);
  EXPECT_EQ((at_result() << event::TakeTicket{"B", "DIBAO.apply"}).screen(), ScreenId::Ticket);
  EXPECT_EQ((at_result() << event::OpenMatter{"DIBAO.apply"}).screen(), ScreenId::Guide);
  Visit printing = at_result();
  printing << event::PrintNotice{};
  EXPECT_EQ(Visit::count<effect::PrintPaper>(printing.last), 1);
}

TEST(SelfCheckTest, TheAnswersAreGoneWithTheSession) {
  Visit visit;
  visit.openGuide() << event::OpenSelfCheck{} << event::GiveAnswer{Answer::No} << event::End{};
  EXPECT_TRUE(visit.session().selfcheck.answers.empty());
}

Visit atTriage() {
  Visit visit;
  visit << event::Start{} << event::OpenAllServices{} << event::OpenMatter{"PENSION.claim"};
  return visit << event::OpenTriage{};
}

TEST(TriageFlowTest, SomethingUrgentEndsItAtOnce) {
  Visit visit = atTriage();
  visit << event::GiveAnswer{Answer::No} << event::GiveAnswer{Answer::Yes};
  EXPECT_EQ(visit.screen(), ScreenId::CheckResult);
  EXPECT_THAT(suggestedRoutes(*checkedMatter(visit.model), visit.session().selfcheck.answers),
              ElementsAre(1U));
}

TEST(TriageFlowTest, AfterSomethingUrgentTheOtherQuestionsCanBeAsked) {
  Visit visit = atTriage();
  visit << event::GiveAnswer{Answer::No} << event::GiveAnswer{Answer::Yes};
  ASSERT_EQ(visit.screen(), ScreenId::CheckResult);
  const std::size_t urgent = visit.session().selfcheck.index;
  visit << event::AskOn{};
  ASSERT_EQ(visit.screen(), ScreenId::Question);
  EXPECT_EQ(visit.session().selfcheck.index, urgent + 1);
  while (visit.screen() == ScreenId::Question) visit << event::GiveAnswer{Answer::No};
  ASSERT_EQ(visit.screen(), ScreenId::CheckResult);
  EXPECT_EQ(visit.session().selfcheck.answers[urgent], Answer::Yes);
  visit << event::AskOn{};
  EXPECT_EQ(visit.screen(), ScreenId::CheckResult) << "all is asked";
  // The way back leads through the questions to the guide.
  for (int i = 0; i < 12 && visit.screen() != ScreenId::Guide; ++i) visit << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::Guide);
}

TEST(TriageFlowTest, FromASuggestedGuideTheWayLeadsBackToTheSuggestions) {
  Visit visit = atTriage();
  for (int i = 0; i < 3; ++i) visit << event::GiveAnswer{i == 0 ? Answer::Yes : Answer::No};
  ASSERT_EQ(visit.screen(), ScreenId::CheckResult);
  visit << event::OpenMatter{"DIBAO.apply"};
  EXPECT_EQ(visit.session().matter, "DIBAO.apply");
  visit << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::CheckResult);
  // A self-check begun there leads back to that guide and not into the triage.
  visit << event::OpenMatter{"DIBAO.apply"} << event::OpenSelfCheck{} << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::Guide);
  EXPECT_EQ(visit.session().matter, "DIBAO.apply");
}

}  // namespace
}  // namespace bianmin
