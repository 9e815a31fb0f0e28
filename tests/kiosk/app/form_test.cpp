#include <algorithm>

#include "gtest/gtest.h"
#include "tests/kiosk/app/sample.h"

namespace bianmin {
namespace {

std::string_view answer(const Visit& visit, std::size_t i) {
  return visit.model.session.form.answers.at(i).view();
}

TEST(FormTest, AMatterWithoutAFormOpensNone) {
  Visit visit;
  visit << event::Start{} << event::OpenMatter{"PENSION.claim"} << event::OpenForm{};
  EXPECT_EQ(visit.screen(), ScreenId::Guide);
}

TEST(FormTest, LettersGoToTheEngineAndTheChosenTextComesBack) {
  Visit visit;
  visit.openForm() << event::Key{'Z'};
  ASSERT_NE(visit.get<effect::PinyinKey>(), nullptr);
  EXPECT_EQ(visit.get<effect::PinyinKey>()->letter, 'z');
  EXPECT_EQ(visit.session().composing.letters, "z");
  visit << event::Composed{"zhang", {"张", "章"}, true, false, ""};
  EXPECT_EQ(visit.session().composing.candidates.size(), 2u);
  visit << event::PickCandidate{1};
  ASSERT_NE(visit.get<effect::PinyinPick>(), nullptr);
  visit << event::Composed{"", {}, false, false, "章"};
  EXPECT_EQ(answer(visit, 0), "章");
  EXPECT_TRUE(visit.session().composing.candidates.empty());
}

TEST(FormTest, CandidatesTurnOnlyToPagesThatExist) {
  Visit visit;
  visit.openForm() << event::Key{'z'} << event::Composed{"z", {"张"}, true, false, ""};
  visit << event::TurnCandidates{-1};
  EXPECT_TRUE(visit.last.empty());
  visit << event::TurnCandidates{1};
  EXPECT_NE(visit.get<effect::PinyinPage>(), nullptr);
  visit << event::PickCandidate{5};
  EXPECT_TRUE(visit.last.empty());
}

TEST(FormTest, DeleteTakesLettersFirstThenCharacters) {
  Visit visit;
  visit.openForm().write("张三") << event::Key{'z'} << event::Key{'\b'};
  EXPECT_NE(visit.get<effect::PinyinKey>(), nullptr);
  EXPECT_EQ(answer(visit, 0), "张三");
  visit << event::Key{'\b'};
  EXPECT_EQ(answer(visit, 0), "张");
}

TEST(FormTest, TheDotIsTheMiddleDotOfNames) {
  Visit visit;
  visit.openForm().write("阿依").type(".").write("古丽");
  EXPECT_EQ(answer(visit, 0), "阿依·古丽");
}

TEST(FormTest, NamesTakeNoDigitsButAddressesDo) {
  Visit visit;
  visit.openForm().write("张三").type("3");
  EXPECT_EQ(answer(visit, 0), "张三");
  visit << event::NextField{};
  visit.type(kSampleId) << event::NextField{};
  visit.type(kSamplePhone) << event::NextField{};
  visit.write("地天堂村").type("3").write("组");
  EXPECT_EQ(answer(visit, 3), "地天堂村3组");
}

TEST(FormTest, LettersNotChosenHoldTheQuestion) {
  Visit visit;
  visit.openForm().write("张三") << event::Key{'z'} << event::NextField{};
  EXPECT_EQ(visit.form().index, 0u);
  EXPECT_TRUE(visit.form().show_problem);
  EXPECT_EQ(fieldHint(visit.model).key, "hint.pick_word");
}

TEST(FormTest, ALateCandidateDoesNotFallIntoAnotherQuestion) {
  Visit visit;
  visit.openForm().write("张三") << event::NextField{};
  visit.type(kSampleId) << event::NextField{};
  visit.type(kSamplePhone) << event::NextField{} << event::Key{'z'};
  visit << event::Back{} << event::NextField{};  // the engine has not answered yet
  visit << event::Composed{"", {}, false, false, "错"};
  EXPECT_EQ(answer(visit, 3), "");
  visit.write("地");
  EXPECT_EQ(answer(visit, 3), "地");
}

TEST(FormTest, AnAnswerNobodyAskedTheEngineForChangesNothing) {
  Visit visit;
  visit.openForm() << event::Composed{"", {}, false, false, "错"};
  EXPECT_EQ(answer(visit, 0), "");
}

TEST(FormTest, AnIncompleteAnswerHoldsTheQuestion) {
  Visit visit;
  visit.openForm() << event::NextField{};
  EXPECT_EQ(visit.form().index, 0u);
  EXPECT_TRUE(visit.form().show_problem);
  visit.write("张三");
  EXPECT_FALSE(visit.form().show_problem);
  visit << event::NextField{};
  EXPECT_EQ(visit.form().index, 1u);
}

TEST(FormTest, AnIdNumberTakesXInTheLastPlaceOnly) {
  Visit visit;
  visit.openForm().write("张三") << event::NextField{};
  visit.type("x11010519491231002x9");
  EXPECT_EQ(answer(visit, 1), "11010519491231002X");
}

TEST(FormTest, TheHintCountsMissingDigits) {
  Visit visit;
  visit.openForm().write("张三") << event::NextField{};
  visit.type(kSampleId.substr(0, 14));
  EXPECT_EQ(fieldHint(visit.model), (FieldHint{"hint.digits", 4, false}));
  EXPECT_EQ(birthDate(answer(visit, 1), kToday),
            (Date{std::chrono::year{1890}, std::chrono::month{1}, std::chrono::day{1}}));
}

TEST(FormTest, EachWrongPartOfAnIdNumberHasItsOwnWords) {
  const Field field = sampleField("id", FieldKind::IdNumber, Sensitivity::Identity, true);
  EXPECT_EQ(answerHint(field, "99", kToday).key, "hint.id_region");
  EXPECT_EQ(answerHint(field, "61062219000229", kToday).key, "hint.id_date");
  EXPECT_EQ(answerHint(field, "610622189001010014", kToday).key, "hint.id_check");
  EXPECT_TRUE(answerHint(field, "610622189001010014", kToday).wrong);
  EXPECT_EQ(answerHint(field, kSampleId, kToday).key, "");
}

TEST(FormTest, PhoneAndCardHintsCountAndRefuse) {
  const Field phone = sampleField("p", FieldKind::Phone, Sensitivity::Identity, true);
  EXPECT_EQ(answerHint(phone, "1380000", kToday), (FieldHint{"hint.digits", 4, false}));
  EXPECT_EQ(answerHint(phone, kSamplePhone, kToday).key, "");
  const Field card = sampleField("c", FieldKind::BankCard, Sensitivity::Financial, true);
  EXPECT_EQ(answerHint(card, "622202000000", kToday), (FieldHint{"hint.card_digits", 4, false}));
  EXPECT_EQ(answerHint(card, kSampleCard, kToday).key, "");
  EXPECT_EQ(answerHint(card, "6222020000000000", kToday).key, "hint.card_wrong");
}

TEST(FormTest, WordsAreAtMost100Characters) {
  const Field field = sampleField("a", FieldKind::Address, Sensitivity::Identity, true);
  std::string text;
  for (int i = 0; i < 100; ++i) text += "村";
  EXPECT_EQ(answerHint(field, text, kToday).key, "");
  EXPECT_EQ(answerHint(field, text + "村", kToday).key, "hint.text_long");
}

TEST(FormTest, OneTouchAnswersAChoiceAndGoesOn) {
  Visit visit;
  visit.openForm().fillRequired();
  EXPECT_EQ(answer(visit, 4), "2 人");
  EXPECT_EQ(visit.form().index, 5u);
}

TEST(FormTest, OnlyOptionalQuestionsMayBeSkipped) {
  Visit visit;
  visit.openForm() << event::SkipField{};
  EXPECT_EQ(visit.form().index, 0u);
  visit.fillRequired().type("6222") << event::SkipField{};
  EXPECT_EQ(visit.form().index, 6u);
  EXPECT_EQ(answer(visit, 5), "");
}

TEST(FormTest, BackGoesQuestionByQuestionAndKeepsTheAnswers) {
  Visit visit;
  visit.openForm().write("张三") << event::NextField{} << event::Back{};
  EXPECT_EQ(visit.form().index, 0u);
  visit << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::Guide);
  visit << event::OpenForm{};
  EXPECT_EQ(answer(visit, 0), "张三");
}

TEST(FormTest, HelpDuringAQuestionLeadsBackToIt) {
  Visit visit;
  visit.openForm().write("张三") << event::Key{'l'} << event::OpenHelp{};
  EXPECT_NE(visit.get<effect::PinyinClear>(), nullptr);
  visit << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::Form);
  EXPECT_EQ(answer(visit, 0), "张三");
  EXPECT_TRUE(visit.session().composing.letters.empty());
}

TEST(ReviewTest, AsksOneConsentForEachKindOfAnswerGiven) {
  Visit visit;
  visit.openForm().fillAll();
  ASSERT_EQ(visit.screen(), ScreenId::Review);
  std::vector<std::string> ids;
  for (const auto& consent : visit.form().consents) {
    ids.push_back(consent.id);
    EXPECT_FALSE(consent.given.has_value());
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"mandate", "identity", "financial", "health"}));
}

TEST(ReviewTest, WhatWasNotAnsweredNeedsNoConsent) {
  Visit visit;
  visit.openForm().fillRequired() << event::SkipField{} << event::SkipField{};
  EXPECT_EQ(visit.form().consents.size(), 2u);
}

TEST(ReviewTest, RowsMaskNumbersButNotTheOwnName) {
  Visit visit;
  visit.openForm().fillAll();
  const auto rows = reviewRows(visit.model);
  ASSERT_EQ(rows.size(), 7u);
  EXPECT_EQ(rows[0].value, "张三");
  EXPECT_EQ(rows[1].value, "610622********0013");
  EXPECT_EQ(rows[2].value, "138****5678");
  EXPECT_EQ(rows[5].value.find("6222"), std::string::npos);
}

TEST(ReviewTest, EditingOneAnswerComesStraightBack) {
  Visit visit;
  visit.openForm().fillAll() << event::EditField{2};
  EXPECT_EQ(visit.screen(), ScreenId::Form);
  visit.type("\b1") << event::NextField{};
  EXPECT_EQ(visit.screen(), ScreenId::Review);
  EXPECT_EQ(answer(visit, 2), "13800005671");
}

TEST(ReviewTest, BackFromEditingRestoresTheAnswer) {
  Visit visit;
  visit.openForm().fillAll() << event::EditField{2};
  visit.type("\b\b\b") << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::Review);
  EXPECT_EQ(answer(visit, 2), kSamplePhone);
  EXPECT_TRUE(visit.form().before_edit.empty());
}

TEST(ReviewTest, ConsentsAlreadyGivenStayAfterAnEdit) {
  Visit visit;
  visit.openForm().fillAll().agree({true, true}) << event::EditField{0} << event::NextField{};
  EXPECT_EQ(visit.form().consents[0].given, true);
  EXPECT_EQ(visit.form().consents[2].given, std::nullopt);
}

TEST(SubmitTest, AnUndecidedConsentHoldsTheRequest) {
  Visit visit;
  visit.openForm().fillAll().agree({true, true, true}) << event::Submit{};
  EXPECT_TRUE(visit.last.empty());
  EXPECT_EQ(submitHint(visit.model), (FieldHint{"hint.consent_missing", 1, false}));
}

TEST(SubmitTest, ARefusedNecessaryConsentSavesNothing) {
  Visit visit;
  visit.openForm().fillAll().agree({true, false, true, true}) << event::Submit{};
  EXPECT_TRUE(visit.last.empty());
  EXPECT_EQ(submitHint(visit.model).key, "hint.consent_refused");
}

TEST(SubmitTest, WhatWasRefusedIsLeftOut) {
  Visit visit;
  visit.openForm().fillAll().agree({true, true, false, true}) << event::Submit{};
  const auto* save = visit.get<effect::SaveDossier>();
  ASSERT_NE(save, nullptr);
  EXPECT_EQ(save->matter, "DIBAO.apply");
  EXPECT_EQ(save->form_version, 3);
  EXPECT_EQ(save->fields.size(), 6u);
  EXPECT_EQ(std::ranges::count(save->fields, "bank_card", &std::pair<std::string, Secret>::first),
            0);
  EXPECT_EQ(save->consents.size(), 4u);
  EXPECT_EQ(save->consents[2], (std::pair<std::string, bool>{"financial", false}));
}

TEST(SubmitTest, TwoTouchesSaveOnce) {
  Visit visit;
  visit.submitAll() << event::Submit{};
  EXPECT_EQ(Visit::count<effect::SaveDossier>(visit.all), 1);
}

TEST(SubmitTest, SubmittedIsShownOnlyAfterTheCommit) {
  Visit visit;
  visit.submitAll();
  EXPECT_EQ(visit.screen(), ScreenId::Review);
  visit << event::DossierSaved{"K7M4Q9X", "00112233445566778899aabbccddeeff"};
  EXPECT_EQ(visit.screen(), ScreenId::Submitted);
  EXPECT_EQ(visit.session().receipt.code, "K7M4Q9X");
  EXPECT_TRUE(visit.form().answers.empty());
  visit << event::Back{};
  EXPECT_EQ(visit.screen(), ScreenId::Home);
}

TEST(SubmitTest, TheReceiptIsMaskedAndLeavesOutWhatWasRefused) {
  Visit visit;
  visit.openForm().fillAll().agree({true, true, false, true}) << event::Submit{};
  visit << event::DossierSaved{"K7M4Q9X", "00112233445566778899aabbccddeeff"};
  ASSERT_NE(visit.get<effect::PrintPaper>(), nullptr);
  const auto& paper = std::get<ReceiptPaper>(visit.get<effect::PrintPaper>()->paper);
  EXPECT_EQ(paper.code, "K7M4 Q9X");
  EXPECT_EQ(paper.qr, "https://center.example/p/00112233445566778899aabbccddeeff");
  EXPECT_EQ(paper.consents.size(), 3u);
  for (const auto& [label, value] : paper.fields) {
    EXPECT_NE(label, "bank_card");
    for (const std::string_view secret : {std::string_view("张三"), kSampleId, kSamplePhone}) {
      EXPECT_EQ(value.find(secret), std::string::npos) << label;
    }
  }
}

TEST(SubmitTest, AFailureLosesNothingAndMayBeTriedAgain) {
  Visit visit;
  visit.submitAll() << event::SaveFailed{};
  EXPECT_EQ(visit.screen(), ScreenId::Review);
  EXPECT_EQ(visit.form().saving, Saving::Failed);
  EXPECT_EQ(answer(visit, 0), "张三");
  visit << event::Submit{};
  EXPECT_NE(visit.get<effect::SaveDossier>(), nullptr);
}

TEST(SubmitTest, WhileSavingNothingIsChanged) {
  Visit visit;
  visit.submitAll() << event::Back{} << event::EditField{0} << event::GiveConsent{1, false}
                    << event::OpenHelp{};
  EXPECT_EQ(visit.screen(), ScreenId::Review);
  EXPECT_EQ(visit.form().consents[1].given, true);
}

TEST(TypingTest, AWordTouchedBeforeTheAnswerIsPickedWhereTheAnswerHasIt) {
  Visit visit;
  visit.openForm() << event::Key{'z'} << event::Composed{"z", {"在", "这"}, false, false, ""}
                   << event::Key{'h'} << event::PickCandidate{1};
  EXPECT_EQ(Visit::count<effect::PinyinPick>(visit.all), 0);
  visit << event::Composed{"zh", {"这", "中"}, false, false, ""};
  ASSERT_NE(visit.get<effect::PinyinPick>(), nullptr);
  EXPECT_EQ(visit.get<effect::PinyinPick>()->index, 0);
}

TEST(TypingTest, AWordThatTheAnswerNoLongerHasIsNotPicked) {
  Visit visit;
  visit.openForm() << event::Key{'z'} << event::Composed{"z", {"在"}, false, false, ""}
                   << event::Key{'h'} << event::PickCandidate{0};
  visit << event::Composed{"zh", {"这"}, false, false, ""};
  EXPECT_EQ(Visit::count<effect::PinyinPick>(visit.all), 0);
  visit << event::PickCandidate{0};
  EXPECT_EQ(Visit::count<effect::PinyinPick>(visit.all), 1);
}

// Without its pick-up code nobody could find the request, and would hand it in again.
TEST(SubmitTest, TheEndWaitsForTheCodeOfARequestThatIsBeingWritten) {
  Visit visit;
  visit.submitAll() << event::End{};
  EXPECT_EQ(visit.screen(), ScreenId::Review);
  visit << event::DossierSaved{"K7M4Q9X", "00"};
  EXPECT_EQ(visit.screen(), ScreenId::Submitted);
  EXPECT_EQ(visit.session().receipt.code, "K7M4Q9X");
}

TEST(SubmitTest, AnAnswerThatNobodyWaitsForShowsNoReceipt) {
  Visit visit;
  visit.openForm().fillAll() << event::DossierSaved{"K7M4Q9X", "00"};
  EXPECT_EQ(visit.screen(), ScreenId::Review);
}

}  // namespace
}  // namespace bianmin
