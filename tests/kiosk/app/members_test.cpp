// A list of people, filled in one question a screen.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "kiosk/guide/answer_words.h"
#include "tests/kiosk/app/sample.h"

namespace bianmin {
namespace {

const std::vector<Person>& people(const Visit& visit) {
  return peopleOf(visit.model.session.form, 7);
}

std::string_view nameOf(const Visit& visit, std::size_t i) { return people(visit).at(i)[0].view(); }

TEST(MembersTest, EachPartIsAQuestionAndTheLastLeadsBackToTheList) {
  Visit visit;
  visit.openMembers();
  ASSERT_TRUE(onMemberList(visit.model));
  visit << event::AddMember{};
  EXPECT_FALSE(onMemberList(visit.model));
  EXPECT_EQ(currentField(visit.model)->id, "name");
  visit << event::NextField{};
  EXPECT_EQ(currentField(visit.model)->id, "name") << "a name is needed";
  visit.write("李四").next();
  EXPECT_EQ(currentField(visit.model)->id, "id_number");
  visit << event::SkipField{};
  EXPECT_EQ(currentField(visit.model)->id, "relation");
  visit << event::Choose{1};
  EXPECT_EQ(currentField(visit.model)->id, "ill");
  visit.next() << event::SkipField{};
  ASSERT_TRUE(onMemberList(visit.model));
  ASSERT_EQ(people(visit).size(), 1u);
  EXPECT_TRUE(memberRows(visit.model)[0].complete);
  EXPECT_EQ(memberRows(visit.model)[0].name, "李四");
}

TEST(MembersTest, ProgressStandsStillInsideAPerson) {
  Visit visit;
  visit.openMembers();
  const FormStep before = formStep(visit.model);
  visit << event::AddMember{};
  visit.write("李四").next();
  EXPECT_EQ(formStep(visit.model).step, before.step);
  EXPECT_EQ(formStep(visit.model).of, before.of);
}

TEST(MembersTest, BackLeavesNobodyWithoutAnAnswerInTheList) {
  Visit visit;
  visit.openMembers() << event::AddMember{} << event::Back{};
  EXPECT_TRUE(onMemberList(visit.model));
  EXPECT_TRUE(people(visit).empty());
}

TEST(MembersTest, WhoIsNotFinishedStaysAndIsSaid) {
  Visit visit;
  visit.openMembers() << event::AddMember{};
  visit.write("李四").next() << event::Back{} << event::Back{};
  ASSERT_EQ(people(visit).size(), 1u);
  EXPECT_EQ(fieldHint(visit.model), (FieldHint{"hint.member_unfinished", 1, false}));
  visit.next();
  EXPECT_TRUE(onMemberList(visit.model));
  visit << event::EditMember{0};
  EXPECT_EQ(shownAnswer(visit.model)->view(), "李四");
  visit.next() << event::SkipField{} << event::Choose{0} << event::SkipField{}
               << event::SkipField{};
  EXPECT_TRUE(fieldReady(visit.model));
}

TEST(MembersTest, ThereAreAtMostSoManyAsTheFormSays) {
  Visit visit;
  visit.openMembers();
  for (int i = 0; i < 10; ++i) visit.addPerson("李四");
  EXPECT_FALSE(mayAddMember(visit.model));
  visit << event::AddMember{};
  EXPECT_TRUE(onMemberList(visit.model));
  EXPECT_EQ(people(visit).size(), 10u);
}

TEST(MembersTest, TakingSomebodyOutIsAskedFirst) {
  Visit visit;
  visit.openMembers().addPerson("李四").addPerson("王五");
  visit << event::RemoveMember{};
  EXPECT_EQ(people(visit).size(), 2u);
  visit << event::AskRemoveMember{0} << event::KeepMember{} << event::RemoveMember{};
  EXPECT_EQ(people(visit).size(), 2u);
  visit << event::AskRemoveMember{0} << event::Back{};
  EXPECT_TRUE(onMemberList(visit.model));
  EXPECT_FALSE(visit.form().removing.has_value());
  visit << event::AskRemoveMember{0} << event::AddMember{} << event::EditMember{1}
        << event::NextField{};
  EXPECT_TRUE(onMemberList(visit.model)) << "the question comes first";
  visit << event::RemoveMember{};
  ASSERT_EQ(people(visit).size(), 1u);
  EXPECT_EQ(nameOf(visit, 0), "王五");
}

TEST(MembersTest, WrongNumbersChangeNothing) {
  Visit visit;
  visit.openMembers().addPerson("李四");
  visit << event::EditMember{1} << event::AskRemoveMember{7} << event::RemoveMember{};
  EXPECT_TRUE(onMemberList(visit.model));
  EXPECT_EQ(people(visit).size(), 1u);
}

TEST(MembersTest, TheReviewSaysHowManyAndWhoWholeNamesOnly) {
  Visit visit;
  std::string longest;
  for (int i = 0; i < 24; ++i) longest += "𬸘";
  longest += "·" + longest;
  visit.openMembers().addPerson(longest).addPerson("王五").next().write("地天堂村").next()
      << event::SkipField{};
  ASSERT_EQ(visit.screen(), ScreenId::Review);
  const auto rows = reviewRows(visit.model);
  const auto row = std::ranges::find(rows, std::size_t{7}, &ReviewRow::field);
  ASSERT_NE(row, rows.end());
  EXPECT_EQ(row->group, "members");
  EXPECT_EQ(row->value, peopleWords(std::vector<std::string_view>{longest, "王五"}));
  visit << event::EditField{7};
  EXPECT_TRUE(onMemberList(visit.model));
  visit << event::AskRemoveMember{1} << event::RemoveMember{} << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::Review);
  EXPECT_EQ(people(visit).size(), 1u) << "each touch on a list is an answer of its own";
}

TEST(MembersTest, HelpInTheMiddleOfAPersonLeadsBackToIt) {
  Visit visit;
  visit.openMembers() << event::AddMember{};
  visit.write("李四") << event::OpenHelp{} << event::Back{};
  EXPECT_EQ(currentField(visit.model)->id, "name");
  EXPECT_EQ(shownAnswer(visit.model)->view(), "李四");
}

TEST(MembersTest, DetailsInTheListAreMasked) {
  Visit visit;
  visit.openMembers() << event::AddMember{};
  visit.write("李四").next().type("610622189202290023").next()
      << event::Choose{0} << event::SkipField{} << event::SkipField{};
  const std::vector<MemberRow> rows = memberRows(visit.model);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].details, "610622********0023　妻子或者丈夫");
}

}  // namespace
}  // namespace bianmin
