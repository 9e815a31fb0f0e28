// What the county tells: whom, on which days, and what may be opened from where.
#include "gtest/gtest.h"
#include "tests/kiosk/app/cadre_sample.h"

namespace bianmin {
namespace {

using std::chrono::days;

Notice notice(std::string id, Date from, Date until) {
  return {std::move(id), "停水通知", "全村停水。", from, until, Notice::For::Residents};
}

Date after(int count) { return Date{std::chrono::sys_days{kToday} + days{count}}; }

std::vector<std::string> shown(const Model& model) {
  std::vector<std::string> ids;
  for (const Notice* one : noticesNow(model)) ids.push_back(one->id);
  return ids;
}

TEST(NoticesTest, OnlyThoseOfTodayAreShownAndTheNewestFirst) {
  Visit visit;
  visit << event::CountyTold{{notice("1", after(-9), after(-1)), notice("2", after(-9), after(0)),
                              notice("3", after(0), after(9)), notice("4", after(1), after(9))},
                             {}};
  EXPECT_EQ(shown(visit.model), (std::vector<std::string>{"3", "2"}));
  visit << event::Tick{visit.model.mono, {after(1), 0}};
  EXPECT_EQ(shown(visit.model), (std::vector<std::string>{"4", "3"}));
}

TEST(NoticesTest, FromHomeToTheListToOneAndBack) {
  Visit visit;
  visit << event::Start{} << event::OpenNotices{};
  EXPECT_EQ(visit.screen(), ScreenId::Home) << "there are none";
  visit << event::CountyTold{{sampleNotice()}, {sampleMessage()}} << event::OpenNotices{};
  EXPECT_EQ(visit.screen(), ScreenId::Notices);
  visit << event::OpenNotice{"unknown"};
  EXPECT_EQ(visit.screen(), ScreenId::Notices);
  visit << event::OpenNotice{sampleMessage().id};
  EXPECT_EQ(visit.screen(), ScreenId::Notices) << "a cadre's message is no resident's";
  visit << event::OpenNotice{sampleNotice().id};
  EXPECT_EQ(visit.screen(), ScreenId::Notice);
  EXPECT_EQ(visit.session().notice, sampleNotice());
  visit << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::Notices);
  visit << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::Home);
}

TEST(NoticesTest, WhatIsBeingReadStaysWhenTheCountyTellsAnew) {
  Visit visit;
  visit << event::CountyTold{{sampleNotice()}, {}} << event::Start{} << event::OpenNotices{}
        << event::OpenNotice{sampleNotice().id} << event::CountyTold{{}, {}};
  EXPECT_EQ(visit.screen(), ScreenId::Notice);
  EXPECT_EQ(visit.session().notice, sampleNotice());
  visit << event::Back{};
  EXPECT_TRUE(shown(visit.model).empty());
}

TEST(NoticesTest, ACadreReadsMessagesAndNoResidentDoes) {
  Visit visit;
  visit << event::CountyTold{{sampleNotice()}, {sampleMessage()}};
  EXPECT_EQ(shown(visit.model), std::vector<std::string>{sampleNotice().id});
  signIn(visit);
  EXPECT_EQ(shown(visit.model), std::vector<std::string>{sampleMessage().id});
  visit << event::OpenNotice{sampleMessage().id};
  EXPECT_EQ(visit.screen(), ScreenId::Notice);
  visit << event::OpenAllServices{} << event::OpenTickets{} << event::GoHome{};
  EXPECT_EQ(visit.screen(), ScreenId::Notice) << "residents' pages are not a cadre's";
  visit << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::Worklist);
  visit << event::End{};
  EXPECT_FALSE(visit.session().notice);
}

TEST(NoticesTest, TheCountysWordsOutliveTheSessions) {
  Visit visit;
  visit << event::Start{} << event::CountyTold{{sampleNotice()}, {}} << event::End{}
        << event::Start{};
  EXPECT_EQ(visit.screen(), ScreenId::Home);
  EXPECT_EQ(shown(visit.model).size(), 1U);
}

}  // namespace
}  // namespace bianmin
