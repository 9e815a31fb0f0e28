#include "kiosk/guide/eligibility.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace bianmin {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using enum Answer;

Question question(std::string id, bool expect = true, std::string group = {}) {
  Question q;
  q.id = id;
  q.ask = id + "?";
  q.expect = expect;
  q.group = std::move(group);
  q.otherwise = "no " + id;
  return q;
}

Matter sample() {
  Matter matter;
  matter.questions = {question("age"), question("has_pension", false),
                      question("ill", true, "need"), question("fire", true, "need")};
  return matter;
}

Eligibility check(std::vector<Answer> answers) { return checkEligibility(sample(), answers); }

TEST(EligibilityTest, GoodAnswersMakeItPossible) {
  const Eligibility result = check({Yes, No, Yes, No});
  EXPECT_EQ(result.likely, Likely::Possible);
  EXPECT_THAT(result.reasons, IsEmpty());
  EXPECT_THAT(result.unclear, IsEmpty());
}

TEST(EligibilityTest, AnAnswerThatSpeaksAgainstGivesItsReason) {
  const Eligibility result = check({No, Yes, Yes, No});
  EXPECT_EQ(result.likely, Likely::PossiblyNot);
  EXPECT_THAT(result.reasons, ElementsAre("no age", "no has_pension"));
}

TEST(EligibilityTest, OfAGroupOneGoodAnswerIsEnough) {
  EXPECT_EQ(check({Yes, No, No, Yes}).likely, Likely::Possible);
  EXPECT_THAT(check({Yes, No, Unsure, Yes}).unclear, IsEmpty());
  EXPECT_THAT(check({Yes, No, No, No}).reasons, ElementsAre("no ill", "no fire"));
}

TEST(EligibilityTest, SayingThatOneIsNotSureNeverCountsAgainst) {
  const Eligibility nothing = check({Unsure, Unsure, Unsure, Unsure});
  EXPECT_EQ(nothing.likely, Likely::Unknown);
  EXPECT_THAT(nothing.unclear, ElementsAre("age?", "has_pension?", "ill?", "fire?"));
  const Eligibility half = check({Yes, No, No, Unsure});
  EXPECT_EQ(half.likely, Likely::Possible);
  EXPECT_THAT(half.unclear, ElementsAre("fire?"));
  EXPECT_EQ(check({}).likely, Likely::Unknown);  // nothing was answered
  EXPECT_EQ(check({Unsure, No, Unsure, Unsure}).likely, Likely::Possible);
}

TEST(EligibilityTest, WhateverIsAnsweredTheResultIsOneOfThree) {
  for (int code = 0; code < 256; ++code) {
    std::vector<Answer> answers;
    bool unsure_only = true;
    for (int i = 0, rest = code; i < 4; ++i, rest /= 4) {
      answers.push_back(static_cast<Answer>(rest % 4));
      unsure_only = unsure_only && (answers.back() == None || answers.back() == Unsure);
    }
    const Eligibility result = check(answers);
    EXPECT_EQ(result.likely == Likely::PossiblyNot, !result.reasons.empty());
    if (unsure_only) {
      EXPECT_EQ(result.likely, Likely::Unknown) << code;
    }
  }
}

TEST(EligibilityTest, AQuestionWithoutWordsOfItsOwnIsTheReasonItself) {
  Matter matter = sample();
  matter.questions.resize(1);
  matter.questions[0].otherwise.clear();
  const std::vector<Answer> answers = {No};
  EXPECT_THAT(checkEligibility(matter, answers).reasons, ElementsAre("age?"));
}

TEST(EligibilityTest, AFactToBeVerifiedMakesTheResultOne) {
  Matter matter = sample();
  EXPECT_FALSE(checkEligibility(matter, {}).to_verify);
  matter.questions[1].certainty = Certainty::ToVerify;
  EXPECT_TRUE(checkEligibility(matter, {}).to_verify);
}

TEST(NextQuestionTest, ASettledGroupIsNotAskedOn) {
  const Matter matter = sample();
  const std::vector<Answer> settled = {Yes, No, Yes, None};
  EXPECT_EQ(nextQuestion(matter, settled, 0), 0U);
  EXPECT_FALSE(nextQuestion(matter, settled, 3).has_value());
  const std::vector<Answer> open = {Yes, No, No, None};
  EXPECT_EQ(nextQuestion(matter, open, 3), 3U);
}

Matter triage() {
  Matter matter;
  matter.routes = {{"slow?", "DIBAO.apply", "", false},
                   {"fire?", "TEMPAID.apply", "", true},
                   {"school?", "", "去学校", false}};
  return matter;
}

TEST(TriageTest, LeadsWhereItWasAnsweredWithYesUrgentFirst) {
  const std::vector<Answer> answers = {Yes, Yes, Unsure};
  EXPECT_THAT(suggestedRoutes(triage(), answers), ElementsAre(1U, 0U));
  EXPECT_THAT(suggestedRoutes(triage(), std::vector{No, Unsure, No}), IsEmpty());
  EXPECT_THAT(suggestedRoutes(triage(), {}), IsEmpty());
}

TEST(TriageTest, OnlyAYesToSomethingUrgentEndsItAtOnce) {
  EXPECT_TRUE(endsTriage(triage(), 1, Yes));
  EXPECT_FALSE(endsTriage(triage(), 1, Unsure));
  EXPECT_FALSE(endsTriage(triage(), 0, Yes));
  EXPECT_FALSE(endsTriage(triage(), 9, Yes));
}

}  // namespace
}  // namespace bianmin
