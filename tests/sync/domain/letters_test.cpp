#include "sync/domain/letters.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sync/domain/year2026.h"

namespace bianmin {
namespace {

constexpr const char* kVillage = "610622102201";

Date day(std::string_view iso) { return dateFromIso(iso); }

// Feeds each day's plan back, as the centre does.
class LettersTest : public testing::Test {
 protected:
  LettersTest() {
    rules_.office = "便民";
    rules_.supervisors = {{"yanshuiguan", "王五", "610622102"}};
    request_ = {"01A", "DIBAO.apply", kVillage, Lamp::Green, day("2026-11-20"), std::nullopt};
  }

  SupervisionPlan plan(const char* today) {
    return planSupervision({requests_, letters_, sheets_}, rules_, calendar2026(), day(today));
  }
  SupervisionPlan run(const char* today) {
    requests_.clear();
    if (watched_) requests_.push_back(request_);
    SupervisionPlan made = plan(today);
    for (const LetterEnd& end : made.end) {
      Letter& letter = find(end.kind, end.serial);
      (end.escalated ? letter.escalated : letter.answered) = day(today);
    }
    letters_.insert(letters_.end(), made.issue.begin(), made.issue.end());
    sheets_.insert(sheets_.end(), made.sheets.begin(), made.sheets.end());
    const SupervisionPlan again = plan(today);
    EXPECT_TRUE(again.issue.empty() && again.end.empty() && again.sheets.empty())
        << "twice on " << today;
    return made;
  }
  Letter& find(LetterKind kind, int serial) {
    return *std::ranges::find_if(
        letters_, [&](const Letter& l) { return l.kind == kind && l.serial == serial; });
  }
  // The numbers of a day's letters.
  std::string issued(const char* today) {
    std::string all;
    for (const Letter& letter : run(today).issue) all += letter.number + " ";
    return all;
  }

  SupervisionRules rules_;
  WatchedRequest request_;
  bool watched_ = true;
  std::vector<WatchedRequest> requests_;
  std::vector<Letter> letters_;
  std::vector<MonthSheet> sheets_;
};

TEST_F(LettersTest, AGreenLampBringsNone) { EXPECT_EQ(issued("2026-11-10"), ""); }

TEST_F(LettersTest, DueSoonBringsOneReminderWithAReplyDay) {
  request_.lamp = Lamp::Yellow;
  const SupervisionPlan made = run("2026-11-17");
  ASSERT_EQ(made.issue.size(), 1u);
  const Letter& letter = made.issue[0];
  EXPECT_EQ(letter.number, "便民提示〔2026〕1号");
  EXPECT_EQ(letter.cause, LetterCause::DueSoon);
  EXPECT_EQ(letter.supervisor, "yanshuiguan");
  EXPECT_EQ(letter.about, day("2026-11-20"));
  EXPECT_EQ(toIso(letter.reply_by.date), "2026-11-20");
  find(LetterKind::Hint, 1).answered = day("2026-11-18");
  EXPECT_EQ(issued("2026-11-18"), "") << "answered: not told of the same day again";
}

TEST_F(LettersTest, OverdueEndsTheOpenReminderAsEscalated) {
  request_.lamp = Lamp::Yellow;
  rules_.letters[0].reply_days = 10;
  run("2026-11-17");
  request_.lamp = Lamp::Red;
  EXPECT_EQ(issued("2026-11-23"), "便民督办〔2026〕1号 ");
  EXPECT_EQ(find(LetterKind::Hint, 1).escalated, day("2026-11-23"));
  EXPECT_EQ(find(LetterKind::Supervise, 1).cause, LetterCause::Overdue);
}

TEST_F(LettersTest, WithoutAnAnswerTheNextKindFollowsUpToTheLast) {
  request_.lamp = Lamp::Yellow;
  run("2026-11-17");
  EXPECT_EQ(issued("2026-11-20"), "") << "the reply day itself is in time";
  EXPECT_EQ(issued("2026-11-23"), "便民督办〔2026〕1号 ");
  EXPECT_EQ(find(LetterKind::Supervise, 1).cause, LetterCause::Unanswered);
  request_.lamp = Lamp::Red;
  EXPECT_EQ(issued("2026-11-26"), "");
  EXPECT_EQ(issued("2026-11-27"), "便民预警〔2026〕1号 ");
  EXPECT_EQ(issued("2026-12-03"), "");
  const SupervisionPlan last = plan("2026-12-03");
  ASSERT_EQ(last.exceptions.size(), 1u);
  EXPECT_EQ(last.exceptions[0].kind, LetterException::Kind::WarnUnanswered);
}

TEST_F(LettersTest, StillOverdueAfterAnAnswerIsOverdueAgain) {
  request_.lamp = Lamp::Red;
  EXPECT_EQ(issued("2026-11-23"), "便民督办〔2026〕1号 ");
  find(LetterKind::Supervise, 1).answered = day("2026-11-24");
  EXPECT_EQ(issued("2026-11-26"), "");
  EXPECT_EQ(issued("2026-11-27"), "便民预警〔2026〕1号 ");
  EXPECT_EQ(find(LetterKind::Warn, 1).cause, LetterCause::OverdueAgain);
  find(LetterKind::Warn, 1).answered = day("2026-11-30");
  EXPECT_EQ(issued("2026-12-02"), "");
  EXPECT_EQ(issued("2026-12-03"), "便民预警〔2026〕2号 ");
}

TEST_F(LettersTest, AMissedFollowUpWarnsOnceAndBesideTheDays) {
  request_.lamp = Lamp::None;
  request_.follow_up_by = followUpBy(day("2026-11-02"), rules_, calendar2026());
  EXPECT_EQ(toIso(*request_.follow_up_by), "2026-11-23");
  EXPECT_EQ(issued("2026-11-23"), "");
  EXPECT_EQ(issued("2026-11-24"), "便民预警〔2026〕1号 ");
  find(LetterKind::Warn, 1).answered = day("2026-11-24");
  EXPECT_EQ(issued("2026-11-30"), "");
}

TEST_F(LettersTest, AnExtendedRequestMayBeRemindedOfItsNewDay) {
  request_.lamp = Lamp::Yellow;
  run("2026-11-17");
  find(LetterKind::Hint, 1).answered = day("2026-11-18");
  request_.due = day("2026-12-11");
  EXPECT_EQ(issued("2026-12-08"), "便民提示〔2026〕2号 ");
}

TEST_F(LettersTest, NobodyWhoAnswersIsAnExceptionUntilThereIsSomebody) {
  request_.lamp = Lamp::Red;
  rules_.supervisors[0].area = "610622103";
  for (const char* today : {"2026-11-23", "2026-11-24", "2026-11-28"}) {
    const SupervisionPlan made = run(today);
    EXPECT_TRUE(made.issue.empty());
    ASSERT_EQ(made.exceptions.size(), 1u) << today;
    EXPECT_EQ(made.exceptions[0].kind, LetterException::Kind::NoSupervisor);
    EXPECT_EQ(made.exceptions[0].letter, LetterKind::Supervise);
    EXPECT_EQ(made.exceptions[0].village, kVillage);
  }
  rules_.supervisors.push_back({"county", "赵六", ""});
  EXPECT_EQ(issued("2026-11-30"), "便民督办〔2026〕1号 ");
  EXPECT_EQ(find(LetterKind::Supervise, 1).supervisor, "county");
}

TEST_F(LettersTest, WithoutASupervisorNoLetterEndsEither) {
  request_.lamp = Lamp::Yellow;
  run("2026-11-17");
  rules_.supervisors.clear();
  const SupervisionPlan made = run("2026-11-23");
  EXPECT_TRUE(made.end.empty());
  EXPECT_EQ(made.exceptions.size(), 1u);
  EXPECT_TRUE(find(LetterKind::Hint, 1).open());
}

TEST_F(LettersTest, OfAClosedRequestTheReminderIsDoneTheOthersWantTheirAnswer) {
  request_.lamp = Lamp::Yellow;
  run("2026-11-17");
  watched_ = false;
  run("2026-11-18");
  EXPECT_EQ(find(LetterKind::Hint, 1).answered, day("2026-11-18"));

  watched_ = true;
  request_.lamp = Lamp::Red;
  run("2026-11-23");
  watched_ = false;
  EXPECT_EQ(issued("2026-11-26"), "");
  EXPECT_EQ(issued("2026-11-27"), "便民预警〔2026〕1号 ");
  run("2026-12-03");
  EXPECT_EQ(plan("2026-12-03").exceptions.size(), 1u);
}

TEST_F(LettersTest, NothingGoesOutOnADayOfRest) {
  request_.lamp = Lamp::Red;
  EXPECT_EQ(issued("2026-11-21"), "");
  EXPECT_EQ(issued("2026-10-10"), "便民督办〔2026〕1号 ") << "a working Saturday";
}

TEST_F(LettersTest, NumbersRunPerKindAndYear) {
  WatchedRequest other = request_;
  other.id = "01B";
  request_.lamp = other.lamp = Lamp::Yellow;
  requests_ = {request_, other};
  letters_.push_back({LetterKind::Hint,
                      2025,
                      40,
                      "便民提示〔2025〕40号",
                      "01C",
                      "DIBAO.apply",
                      kVillage,
                      LetterCause::DueSoon,
                      day("2025-12-01"),
                      "yanshuiguan",
                      day("2025-11-27"),
                      {day("2025-12-01"), false},
                      day("2025-12-01"),
                      std::nullopt});
  const SupervisionPlan made = plan("2026-11-17");
  ASSERT_EQ(made.issue.size(), 2u);
  EXPECT_EQ(made.issue[0].number, "便民提示〔2026〕1号");
  EXPECT_EQ(made.issue[1].number, "便民提示〔2026〕2号");
}

TEST_F(LettersTest, NumbersGoOnAfterLettersThatAreNotAtHand) {
  request_.lamp = Lamp::Yellow;
  requests_ = {request_};
  const SupervisionPlan made = planSupervision({requests_, letters_, sheets_, {41, 7, 0}}, rules_,
                                               calendar2026(), day("2026-11-17"));
  ASSERT_EQ(made.issue.size(), 1u);
  EXPECT_EQ(made.issue[0].number, "便民提示〔2026〕42号");
  EXPECT_EQ(made.issue[0].village, kVillage);
  EXPECT_EQ(made.issue[0].matter, "DIBAO.apply");
}

TEST_F(LettersTest, OfAClosedRequestTheNextLetterGoesToWhoeverAnswersForTheVillageNow) {
  request_.lamp = Lamp::Red;
  run("2026-11-23");
  watched_ = false;
  rules_.supervisors = {};
  const SupervisionPlan nobody = run("2026-11-27");
  ASSERT_EQ(nobody.exceptions.size(), 1u);
  EXPECT_EQ(nobody.exceptions[0].kind, LetterException::Kind::NoSupervisor);
  EXPECT_EQ(nobody.exceptions[0].village, kVillage);
  rules_.supervisors = {{"county", "赵六", ""}};
  EXPECT_EQ(issued("2026-11-30"), "便民预警〔2026〕1号 ");
}

// A month as data: what the request looks like on a day, and what has to come of it.
TEST_F(LettersTest, AWholeMonthFromItsStartToItsEnd) {
  struct Row {
    const char* today;
    Lamp lamp;
    const char* answered;  // before the run: the kind whose letter 1 is answered
    const char* letters;
    const char* phase;
  };
  const Row rows[] = {
      {"2026-11-02", Lamp::Green, "", "", "start"},
      {"2026-11-03", Lamp::Green, "", "", ""},
      {"2026-11-10", Lamp::Yellow, "", "便民提示〔2026〕1号 ", ""},
      {"2026-11-11", Lamp::Yellow, "", "", ""},
      {"2026-11-12", Lamp::Yellow, "hint", "", ""},
      {"2026-11-14", Lamp::Red, "", "", ""},  // a Saturday
      {"2026-11-16", Lamp::Red, "", "便民督办〔2026〕1号 ", "middle"},
      {"2026-11-19", Lamp::Red, "", "", ""},
      {"2026-11-20", Lamp::Red, "", "便民预警〔2026〕1号 ", ""},
      {"2026-11-24", Lamp::Red, "warn", "", ""},
      {"2026-11-25", Lamp::Red, "", "", "end"},
      {"2026-11-26", Lamp::Red, "", "便民预警〔2026〕2号 ", ""},
      {"2026-11-30", Lamp::None, "", "", ""},
  };
  for (const Row& row : rows) {
    if (const auto kind = letterKindFromName(row.answered)) {
      find(*kind, 1).answered = day(row.today);
    }
    request_.lamp = row.lamp;
    const SupervisionPlan made = run(row.today);
    std::string letters, phases;
    for (const Letter& letter : made.issue) letters += letter.number + " ";
    for (const MonthSheet& sheet : made.sheets) phases += toName(sheet.phase);
    EXPECT_EQ(letters, row.letters) << row.today;
    EXPECT_EQ(phases, row.phase) << row.today;
  }
  EXPECT_EQ(find(LetterKind::Supervise, 1).escalated, day("2026-11-20"));
}

TEST_F(LettersTest, ACauseThatNoRuleNamesBringsNone) {
  rules_.letters[1].on.clear();
  request_.lamp = Lamp::Red;
  EXPECT_EQ(issued("2026-11-23"), "");
}

TEST_F(LettersTest, EachPartOfTheMonthIsHeldOnceWithItsList) {
  request_.lamp = Lamp::Green;
  auto sheets = run("2026-11-02").sheets;  // the 1st is a Sunday
  ASSERT_EQ(sheets.size(), 1u);
  EXPECT_EQ(sheets[0].phase, MonthPhase::Start);
  EXPECT_EQ(sheets[0].requests, std::vector<std::string>{"01A"}) << "falls due this month";
  EXPECT_TRUE(run("2026-11-03").sheets.empty());

  request_.lamp = Lamp::Yellow;
  run("2026-11-13");
  sheets = run("2026-11-16").sheets;
  ASSERT_EQ(sheets.size(), 1u);
  EXPECT_EQ(sheets[0].phase, MonthPhase::Middle);
  EXPECT_EQ(sheets[0].letters, std::vector<std::string>{"便民提示〔2026〕1号"});

  request_.lamp = Lamp::Red;
  run("2026-11-23");
  sheets = run("2026-11-25").sheets;
  ASSERT_EQ(sheets.size(), 1u);
  EXPECT_EQ(sheets[0].phase, MonthPhase::End);
  EXPECT_EQ(sheets[0].requests.size(), 1u);
  EXPECT_EQ(sheets[0].letters, std::vector<std::string>{"便民提示〔2026〕1号"}) << "was escalated";
}

TEST(MonthRhythmTest, MovesToTheFirstWorkingDayAndIsNeverLost) {
  const auto on = [](const char* today, MonthRhythm rhythm = {}) -> std::string {
    const auto phase = monthPhaseOn(day(today), rhythm, calendar2026());
    return phase ? std::string(toName(*phase)) : "";
  };
  EXPECT_EQ(on("2026-10-07"), "") << "holidays until the 7th";
  EXPECT_EQ(on("2026-10-08"), "start");
  EXPECT_EQ(on("2026-11-15"), "start") << "a Sunday";
  EXPECT_EQ(on("2026-11-16"), "middle");
  EXPECT_EQ(on("2026-11-25"), "end");
  // The 27th and 28th of June are a weekend, the 29th is a Monday.
  EXPECT_EQ(on("2026-06-26", {1, 15, 27}), "middle");
  EXPECT_EQ(on("2026-06-29", {1, 15, 27}), "end");
  // The 28th of February 2027 is a Sunday: the last working day before.
  EXPECT_EQ(on("2027-02-25", {1, 15, 28}), "middle");
  EXPECT_EQ(on("2027-02-26", {1, 15, 28}), "end");
}

TEST(SupervisorTest, TheNearestAreaAnswers) {
  const std::vector<Supervisor> all = {
      {"county", "赵六", "610622"}, {"town", "王五", "610622102"}, {"village", "李四", kVillage}};
  EXPECT_EQ(supervisorOf(all, kVillage)->id, "village");
  EXPECT_EQ(supervisorOf(all, "610622102202")->id, "town");
  EXPECT_EQ(supervisorOf(all, "610622101201")->id, "county");
  EXPECT_EQ(supervisorOf(all, "610826101201"), nullptr);
}

TEST(LetterNamesTest, RoundTrip) {
  for (const LetterKind kind : kLetterKinds) EXPECT_EQ(letterKindFromName(toName(kind)), kind);
  EXPECT_EQ(paperName(LetterKind::Supervise), "督办函");
  for (const LetterCause cause :
       {LetterCause::DueSoon, LetterCause::Overdue, LetterCause::OverdueAgain,
        LetterCause::RatingMissed, LetterCause::Unanswered}) {
    EXPECT_EQ(letterCauseFromName(toName(cause)), cause);
  }
  for (const MonthPhase phase : {MonthPhase::Start, MonthPhase::Middle, MonthPhase::End}) {
    EXPECT_EQ(monthPhaseFromName(toName(phase)), phase);
  }
  EXPECT_FALSE(letterKindFromName("") || letterCauseFromName("late") || monthPhaseFromName("x"));
}

}  // namespace
}  // namespace bianmin
