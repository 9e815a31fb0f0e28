// Days, sums, several choices, questions that come and go, and the consents they ask for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/kiosk/app/sample.h"

namespace bianmin {
namespace {

using testing::ElementsAre;
using testing::Pair;

constexpr std::string_view kChildId = "610622189202290023";  // 13 years old in June 1905
constexpr Date kLongAgo{std::chrono::year{1905}, std::chrono::month{6}, std::chrono::day{1}};

std::string_view answer(const Visit& visit, std::size_t i) {
  return visit.model.session.form.answers.at(i).view();
}

std::string text(const Secret& secret) { return std::string(secret.view()); }

std::vector<std::string> consents(const Visit& visit) {
  std::vector<std::string> ids;
  for (const auto& consent : visit.model.session.form.consents) ids.push_back(consent.id);
  return ids;
}

// From the list of people to the review.
Visit& finish(Visit& visit) {
  visit.next().write("地天堂村").next() << event::SkipField{};
  return visit;
}

// A visit in 1905, when the synthetic numbers belong to children.
struct OldVisit : Visit {
  OldVisit() { *this << event::Tick{model.mono, {kLongAgo, 552}, 0}; }
};

TEST(NameTest, FiftyCharactersBeyondTheBmpAreTakenWholeAndNoMore) {
  Visit visit;
  std::string name;
  for (int i = 0; i < 49; ++i) name += "𬸘";
  visit.openKinds().write(name);
  EXPECT_EQ(characterCount(answer(visit, 0)), 49u);
  visit.type(".").write("𬸘");  // a dot is the fiftieth; nothing may follow it
  EXPECT_EQ(answer(visit, 0), name + "·");
  visit.type("\b").write("𬸘");
  EXPECT_TRUE(fieldReady(visit.model));
  EXPECT_EQ(characterCount(answer(visit, 0)), 50u);
  EXPECT_EQ(answer(visit, 0).size(), 200u);
}

TEST(DayFieldTest, TakesDigitsOnlyAndSaysWhatIsWrong) {
  Visit visit;
  visit.openKinds().write("张三").next().type(kSampleId).next();
  EXPECT_EQ(fieldHint(visit.model), (FieldHint{"hint.digits", 8, false}));
  visit.type("2026x.a13");
  EXPECT_EQ(fieldHint(visit.model).key, "hint.day_month");
  visit.type("\b\b0231");
  EXPECT_EQ(fieldHint(visit.model).key, "hint.day_day");
  visit.type("\b\b059");
  EXPECT_EQ(answer(visit, 3), "20260205");
  visit.next();
  EXPECT_EQ(visit.form().index, 4u);
}

TEST(DayFieldTest, ADayToComeIsNotTaken) {
  const Field field = sampleField("d", FieldKind::Day, Sensitivity::Identity, true);
  EXPECT_EQ(answerHint(field, "20261124", kToday).key, "hint.day_future");
  EXPECT_EQ(answerHint(field, "1700", kToday).key, "hint.day_year");
  EXPECT_EQ(answerHint(field, "20261123", kToday).key, "");
}

TEST(DayFieldTest, APlannedDayIsTakenAndABygoneOneIsNot) {
  Field field = sampleField("d", FieldKind::Day, Sensitivity::Identity, true);
  field.when = DayRange::Coming;
  EXPECT_EQ(answerHint(field, "20261124", kToday).key, "");
  EXPECT_EQ(answerHint(field, "20261122", kToday), (FieldHint{"hint.day_past", 0, true}));
  EXPECT_EQ(answerHint(field, "2206", kToday), (FieldHint{"hint.day_far", 5, true}));
  EXPECT_EQ(handedIn(field, Secret("20261124")).view(), "2026-11-24");
}

TEST(DayFieldTest, APlannedDayThatPassedMeanwhileIsAskedAgain) {
  Visit visit;
  auto changed = std::make_shared<Catalogue>(*visit.model.place.catalogue);
  changed->matters.back().form->fields[3].when = DayRange::Coming;
  visit.model.place.catalogue = changed;
  visit.openKinds().write("张三").next().type(kSampleId).next().type("20261123").next();
  visit.type("0").next().next();
  finish(visit).agree({true, true, true, true});
  EXPECT_EQ(submitHint(visit.model).key, "");
  const Date tomorrow = std::chrono::sys_days(kToday) + std::chrono::days(1);
  visit << event::Tick{visit.model.mono, {tomorrow, 1}, 0};
  EXPECT_EQ(submitHint(visit.model), (FieldHint{"hint.form_missing", 0, true, "出事日期"}));
}

TEST(MoneyFieldTest, TakesAPointAndTwoDecimals) {
  Visit visit;
  visit.openKinds().write("张三").next().type(kSampleId).next().type("20260305").next();
  visit.type(".0012.345.6");
  EXPECT_EQ(answer(visit, 4), "12.34");
  visit.type("\b\b\b\b\b\b").next();
  EXPECT_EQ(visit.form().index, 4u) << "nothing is no sum";
  visit.type("1234567890");
  EXPECT_EQ(fieldHint(visit.model).key, "hint.money_large");
  visit.type("\b").next();
  EXPECT_EQ(visit.form().index, 5u);
}

TEST(SeveralFieldTest, TouchesChooseAndTheNextKeyGoesOn) {
  Visit visit;
  visit.openKinds().write("张三").next().type(kSampleId).next().type("20260305").next();
  visit.type("0").next() << event::Choose{0} << event::Choose{1} << event::Choose{1}
                         << event::Choose{8} << event::Choose{-1};
  EXPECT_EQ(visit.form().index, 5u);
  EXPECT_EQ(answer(visit, 5), "10000000");
  visit.next();
  EXPECT_EQ(visit.form().index, 7u) << "the grade is asked of the disabled only";
}

TEST(SeveralFieldTest, NoneIsAnAnswer) {
  Visit visit;
  visit.openMembers();
  EXPECT_EQ(answer(visit, 5), "00000000");
  EXPECT_EQ(visit.form().index, 7u);
}

TEST(ShowIfTest, StepsCountWhatIsAsked) {
  Visit visit;
  visit.openMembers();
  EXPECT_EQ(formStep(visit.model).step, 6);
  EXPECT_EQ(formStep(visit.model).of, 9);  // 8 of 10 questions, and the review
  visit << event::Back{} << event::Choose{2};
  EXPECT_EQ(formStep(visit.model).of, 10);
  visit.next();
  EXPECT_EQ(currentField(visit.model)->id, "grade");
  visit << event::Back{};
  EXPECT_EQ(currentField(visit.model)->id, "trouble");
}

TEST(ShowIfTest, WhatIsNoLongerAskedIsForgotten) {
  Visit visit;
  visit.openMembers() << event::Back{} << event::Choose{2};
  visit.next() << event::Choose{1};
  EXPECT_EQ(answer(visit, 6), "二级");
  visit << event::Back{} << event::Back{} << event::Choose{2} << event::NextField{};
  EXPECT_EQ(answer(visit, 6), "");
  EXPECT_EQ(currentField(visit.model)->id, "members");
}

TEST(ShowIfTest, AnEditThatBringsAQuestionUpAsksItBeforeTheReview) {
  Visit visit;
  finish(visit.openMembers());
  ASSERT_EQ(visit.screen(), ScreenId::Review);
  visit << event::EditField{6};
  EXPECT_EQ(visit.screen(), ScreenId::Review) << "it is not asked";
  visit << event::EditField{5} << event::Choose{2} << event::NextField{};
  ASSERT_EQ(visit.screen(), ScreenId::Form);
  EXPECT_EQ(currentField(visit.model)->id, "grade");
  visit << event::Back{};
  ASSERT_EQ(visit.screen(), ScreenId::Review);
  EXPECT_EQ(submitHint(visit.model).what, "残疾等级");
  visit << event::EditField{6} << event::Choose{0};
  EXPECT_EQ(visit.screen(), ScreenId::Review);
  EXPECT_EQ(answer(visit, 6), "一级");
}

TEST(ShowIfTest, BackFromAnEditTakesItsConsequencesBack) {
  Visit visit;
  visit.openMembers() << event::Back{} << event::Choose{2};
  visit.next() << event::Choose{1};
  finish(visit);
  visit << event::EditField{5} << event::Choose{2} << event::Choose{0} << event::Back{};
  ASSERT_EQ(visit.screen(), ScreenId::Review);
  EXPECT_EQ(answer(visit, 5), "00100000");
  EXPECT_EQ(answer(visit, 6), "二级");
}

TEST(ChildTest, AChildsNumberBringsTheGuardianUp) {
  OldVisit visit;
  visit.openKinds().write("张三").next().type(kChildId).next();
  EXPECT_EQ(currentField(visit.model)->id, "guardian");
  visit << event::Back{};
  visit.type("\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b").type(kSampleId).next();
  EXPECT_EQ(currentField(visit.model)->id, "since") << "fifteen years old";
}

TEST(ChildTest, TheGuardianHasToAgreeToTheChildsOwnRequest) {
  OldVisit visit;
  visit.openKinds().write("张三").next().type(kChildId).next().write("李四").next();
  visit.type("19050305").next().type("0").next().next();
  finish(visit);
  ASSERT_EQ(visit.screen(), ScreenId::Review);
  EXPECT_THAT(consents(visit), ElementsAre("mandate", "identity", "financial", "health", "minor"));
  visit.agree({true, true, true, true, false});
  EXPECT_EQ(submitHint(visit.model).key, "hint.consent_refused");
  visit << event::GiveConsent{4, true};
  EXPECT_EQ(submitHint(visit.model).key, "");
}

TEST(ChildTest, WithoutAQuestionForTheGuardianAChildIsSentToTheCounter) {
  OldVisit visit;
  visit.openForm().write("张三").next().type(kChildId).next().type(kSamplePhone).next();
  visit.write("地天堂村").next() << event::Choose{1} << event::SkipField{} << event::SkipField{};
  ASSERT_EQ(visit.screen(), ScreenId::Review);
  visit.agree({true, true, true});
  EXPECT_EQ(submitHint(visit.model).key, "hint.guardian_missing");
  visit << event::Submit{};
  EXPECT_EQ(Visit::count<effect::SaveDossier>(visit.all), 0);
}

TEST(HandedInTest, EveryAnswerTravelsUnderItsIdInItsOwnForm) {
  Visit visit;
  visit.openMembers().addPerson("李四");
  finish(visit).agree({true, true, true, true}) << event::Submit{};
  const auto* save = visit.get<effect::SaveDossier>();
  ASSERT_NE(save, nullptr);
  EXPECT_EQ(save->form_version, 5);
  std::vector<std::pair<std::string, std::string>> fields;
  for (const auto& [id, secret] : save->fields) fields.emplace_back(id, text(secret));
  EXPECT_THAT(fields, ElementsAre(Pair("name", "张三"), Pair("id_number", kSampleId),
                                  Pair("since", "2026-03-05"), Pair("income", "12000.50"),
                                  Pair("address", "地天堂村")));
  ASSERT_EQ(save->several.size(), 1u);
  EXPECT_EQ(save->several[0].id, "trouble");
  EXPECT_TRUE(save->several[0].chosen.empty());
  ASSERT_EQ(save->members.size(), 1u);
  ASSERT_EQ(save->members[0].people.size(), 1u);
  EXPECT_EQ(save->members[0].people[0].fields.size(), 2u);
  EXPECT_EQ(text(save->members[0].people[0].fields[1].second), "妻子或者丈夫");
}

TEST(HandedInTest, WhatWasRefusedStaysBehindAlsoInsideAPerson) {
  Visit visit;
  visit.openMembers() << event::AddMember{};
  visit.write("李四").next().type("610622189202290023").next()
      << event::Choose{1} << event::Choose{0};
  visit.next().type("800").next();
  finish(visit);
  EXPECT_THAT(consents(visit), ElementsAre("mandate", "identity", "financial", "health"));
  visit.agree({true, true, false, false}) << event::Submit{};
  const auto* save = visit.get<effect::SaveDossier>();
  ASSERT_NE(save, nullptr);
  EXPECT_TRUE(save->several.empty());
  for (const auto& [id, secret] : save->fields) EXPECT_NE(id, "income");
  ASSERT_EQ(save->members[0].people.size(), 1u);
  const PersonAnswers& person = save->members[0].people[0];
  EXPECT_EQ(person.fields.size(), 3u);
  EXPECT_TRUE(person.several.empty());
}

TEST(HandedInTest, WithoutTheGuardianAChildStaysOutOfTheList) {
  OldVisit visit;
  visit.openKinds().write("张三").next().type(kSampleId).next().type("19050305").next();
  visit.type("0").next().next().addPerson("李四") << event::AddMember{};
  visit.write("王五").next().type(kChildId).next()
      << event::Choose{1} << event::SkipField{} << event::SkipField{};
  finish(visit);
  EXPECT_THAT(consents(visit), ElementsAre("mandate", "identity", "financial", "health", "minor"));
  visit.agree({true, true, true, true, false}) << event::Submit{};
  const auto* save = visit.get<effect::SaveDossier>();
  ASSERT_NE(save, nullptr);
  ASSERT_EQ(save->members[0].people.size(), 1u);
  EXPECT_EQ(text(save->members[0].people[0].fields[0].second), "李四");
}

// Children have no number at hand: a choice says it.
struct FamilyVisit : Visit {
  FamilyVisit() {
    auto changed = std::make_shared<Catalogue>(*model.place.catalogue);
    Field& relation = changed->matters.back().form->fields[7].parts[2];
    relation.choices.push_back("不满 14 岁的孩子");
    relation.child = relation.choices.back();
    model.place.catalogue = changed;
    openMembers().addPerson("李四") << event::AddMember{};
    write("王五").next() << event::SkipField{} << event::Choose{6} << event::SkipField{}
                         << event::SkipField{};
    finish(*this);
  }
};

TEST(ChildTest, AChildOfTheHouseholdAsksTheGuardianOnceForTheList) {
  FamilyVisit visit;
  visit << event::EditField{7} << event::AddMember{};
  visit.write("王六").next() << event::SkipField{} << event::Choose{6} << event::SkipField{}
                             << event::SkipField{} << event::NextField{};
  ASSERT_EQ(visit.screen(), ScreenId::Review);
  EXPECT_THAT(consents(visit), ElementsAre("mandate", "identity", "financial", "health", "minor"));
  EXPECT_FALSE(visit.form().consents.back().necessary) << "the applicant is none";
  visit.agree({true, true, true, true});
  EXPECT_EQ(submitHint(visit.model), (FieldHint{"hint.consent_missing", 1, false}));
  visit << event::GiveConsent{4, true} << event::Submit{};
  const auto* save = visit.get<effect::SaveDossier>();
  ASSERT_NE(save, nullptr);
  EXPECT_EQ(save->consents.back(), std::pair(std::string("minor"), true));
  EXPECT_EQ(save->members[0].people.size(), 3u);
}

TEST(ChildTest, AChildOfTheHouseholdStaysOutWhereTheGuardianRefuses) {
  FamilyVisit visit;
  visit.agree({true, true, true, true, false}) << event::Submit{};
  const auto* save = visit.get<effect::SaveDossier>();
  ASSERT_NE(save, nullptr);
  EXPECT_EQ(save->consents.back(), std::pair(std::string("minor"), false));
  ASSERT_EQ(save->members[0].people.size(), 1u);
  EXPECT_EQ(text(save->members[0].people[0].fields[0].second), "李四");
}

TEST(ChildTest, WithoutAChildInTheListNobodyIsAskedAsAGuardian) {
  FamilyVisit visit;
  visit << event::EditField{7} << event::AskRemoveMember{1} << event::RemoveMember{};
  visit.next();
  EXPECT_THAT(consents(visit), ElementsAre("mandate", "identity", "financial", "health"));
}

TEST(HandedInTest, TheReceiptCountsPeopleAndNamesNobody) {
  Visit visit;
  visit.openMembers().addPerson("李四").addPerson("王五");
  finish(visit).agree({true, true, true, true}) << event::Submit{};
  visit << event::DossierSaved{"K7M4Q9X", "00112233445566778899aabbccddeeff"};
  const auto& paper = std::get<ReceiptPaper>(visit.get<effect::PrintPaper>()->paper);
  for (const auto& [label, value] : paper.fields) {
    for (const std::string_view secret : {"张三", "李四", "王五", "2026", "12,000"}) {
      EXPECT_EQ(value.find(secret), std::string::npos) << label << " " << value;
    }
  }
}

TEST(VersionTest, AFileThatChangesMeanwhileChangesNothingOfAFormThatIsOpen) {
  Visit visit;
  visit.openKinds().write("张三").next().type(kSampleId).next();
  auto changed = std::make_shared<Catalogue>(*visit.model.place.catalogue);
  Form& form = *changed->matters.back().form;
  ASSERT_EQ(changed->matters.back().id, "KINDS.all");
  form.version = 6;
  std::reverse(form.fields.begin(), form.fields.end());
  visit.model.place.catalogue = changed;
  EXPECT_EQ(currentField(visit.model)->id, "since");
  visit.type("20260305").next().type("0").next().next();
  finish(visit).agree({true, true, true, true}) << event::Submit{};
  ASSERT_NE(visit.get<effect::SaveDossier>(), nullptr);
  EXPECT_EQ(visit.get<effect::SaveDossier>()->form_version, 5);
  visit << event::End{};
  visit << event::DossierSaved{"K7M4Q9X", "00"} << event::End{};
  visit.openKinds();
  EXPECT_EQ(currentField(visit.model)->id, "story") << "the next resident has the new form";
}

TEST(AddressTest, TheVillageIsOfferedAndTheGroupBehindItsNumber) {
  Visit visit;
  visit.model.place.village_name = "地天堂村";
  visit.openMembers().next();
  EXPECT_THAT(suggestions(visit.model), ElementsAre("地天堂村"));
  visit << event::Suggest{1} << event::Suggest{0};
  EXPECT_TRUE(suggestions(visit.model).empty());
  visit.type("3");
  EXPECT_THAT(suggestions(visit.model), ElementsAre("组", "号"));
  visit << event::Suggest{0};
  EXPECT_EQ(answer(visit, 8), "地天堂村3组");
  visit.type("z");
  EXPECT_TRUE(suggestions(visit.model).empty());
}

TEST(WipeTest, TheEndOfTheSessionLeavesNothingOfAnyKind) {
  Visit visit;
  visit.openMembers().addPerson("李四") << event::AddMember{};
  visit.write("王五") << event::End{};
  const FormState& form = visit.form();
  EXPECT_TRUE(form.answers.empty() && form.people.empty() && form.consents.empty());
  const Composing& composing = visit.session().composing;
  EXPECT_TRUE(form.before_edit.empty() && composing.letters.empty());
  EXPECT_TRUE(composing.candidates.empty() && !composing.used);
  EXPECT_FALSE(form.inside.has_value());
  EXPECT_EQ(Visit::count<effect::WipeSession>(visit.last), 1);
}

}  // namespace
}  // namespace bianmin
