// The three letters on both databases: each once, numbers without gaps, nothing skipped in silence.
#include "sync/center/store/letter_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <barrier>
#include <set>
#include <thread>

#include "sync/center/store/letter_run.h"
#include "sync/center/store/staff_store.h"
#include "tests/sync/center/postgres_fixture.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kEverywhere = "610622";

Date day(std::string_view iso) { return dateFromIso(iso); }
Instant noonOf(const Date& date) {
  return Instant{std::chrono::sys_days{date}} + std::chrono::hours(4);
}

class LetterStoreTest : public testing::TestWithParam<Dialect> {
 protected:
  LetterStoreTest() : stores_(empty_.open()), store_(stores_()), letters_(store_->db()) {
    rules_.office = "便民";
    rules_.supervisors = {{"yongping", "王五", "610622101"}};
    terminal_ = enrolled(*store_, "t1", kVillageA, "AB");
  }
  // Accepted, with the day that is due. Yellow is not kept without rules: set here as the store
  // would.
  void request(std::uint64_t n, const std::string& due, const Terminal* from = nullptr) {
    const IncomingEntry entry = dossierEntry(n);
    store_->ingest(from == nullptr ? terminal_ : *from, std::span(&entry, 1), kNow);
    ASSERT_EQ(store_->moveDossier({ulid(n), DossierStatus::Accepted, "", kNow, "张三", due}).kind,
              MoveResult::Kind::Moved);
    Transaction transaction(store_->db());
    Query(store_->db(),
          "UPDATE dossiers SET burning = 1, clock = 'running', due = $1, yellow_from = $2"
          " WHERE id = $3",
          due, toIso(yellowFrom(day(due), 3, calendar_)), ulid(n))
        .run();
    transaction.commit();
  }
  void rating(std::uint64_t n, const std::string& lookup, int stars, const std::string& on) {
    const Instant at = noonOf(day(on));
    const IncomingEntry entry{
        {ulid(n), n, EntryKind::Rating, at, R"({"rating":")" + ulid(n) + "\"}"},
        RatingBody{ulid(n), lookup, stars}};
    store_->ingest(terminal_, std::span(&entry, 1), at);
  }
  LetterRun run(const char* on) {
    return runLetters(store_->db(), rules_, calendar_, day(on), noonOf(day(on)));
  }
  std::vector<std::string> numbers(LetterState state, const std::string& area = kEverywhere) {
    std::vector<std::string> all;
    for (const KeptLetter& kept : letters_.letters({{area, {}}, state, 0, 1000})) {
      all.push_back(kept.letter.number);
    }
    return all;
  }
  KeptLetter newest(LetterState state) {
    return letters_.letters({{kEverywhere, {}}, state, 0, 1}).at(0);
  }
  std::int64_t staff() {
    StaffAccount account;
    account.name = "zhangsan";
    account.full_name = "张三";
    account.area = "610622101";
    return StaffStore(store_->db()).add(account).value();
  }

  EmptyStore empty_{GetParam()};
  StoreFactory stores_;
  std::unique_ptr<CenterStore> store_;
  LetterStore letters_;
  SupervisionRules rules_;
  WorkCalendar calendar_;  // Monday to Friday
  Terminal terminal_;
};

TEST_P(LetterStoreTest, IsIssuedOnceAnsweredOrEscalated) {
  request(1, "2026-11-20");
  request(2, "2026-12-31");
  EXPECT_FALSE(lastLetterRun(store_->db()));
  ASSERT_TRUE(run("2026-11-17").done);
  EXPECT_FALSE(run("2026-11-17").done);
  EXPECT_FALSE(run("2026-11-16").done) << "a day before what was run";
  EXPECT_THAT(numbers(LetterState::Issued), ElementsAre("便民提示〔2026〕1号"));
  const KeptLetter hint = newest(LetterState::Issued);
  EXPECT_EQ(hint.letter.request, ulid(1));
  EXPECT_EQ(hint.letter.matter, "DIBAO.apply");
  EXPECT_EQ(hint.letter.village, kVillageA);
  EXPECT_EQ(hint.supervisor_name, "王五");
  EXPECT_EQ(hint.letter.about, day("2026-11-20"));
  EXPECT_EQ(hint.letter.issued, day("2026-11-17"));
  EXPECT_EQ(hint.letter.reply_by.date, day("2026-11-20"));
  EXPECT_EQ(letters_.count({kEverywhere, {}}, LetterState::Issued, 10), 1);

  run("2026-11-23");  // not answered, and overdue: the next kind
  EXPECT_THAT(numbers(LetterState::Issued), ElementsAre("便民督办〔2026〕1号"));
  EXPECT_THAT(numbers(LetterState::Escalated), ElementsAre("便民提示〔2026〕1号"));
  const KeptLetter press = newest(LetterState::Issued);
  const LetterStore::Answer answer{"已经催办。", staff(), "张三", noonOf(day("2026-11-24"))};
  EXPECT_TRUE(letters_.answer(press.id, answer));
  EXPECT_FALSE(letters_.answer(press.id, answer)) << "once";
  EXPECT_FALSE(letters_.answer(hint.id, answer)) << "escalated before";
  const KeptLetter answered = newest(LetterState::Answered);
  EXPECT_EQ(answered.answer, "已经催办。");
  EXPECT_EQ(answered.answered_by, "张三");
  EXPECT_EQ(answered.letter.answered, day("2026-11-24"));
  EXPECT_THAT(letters_.about(ulid(1)), SizeIs(2));
}

TEST_P(LetterStoreTest, AReminderOfAClosedRequestEndsWithIt) {
  request(1, "2026-11-20");
  run("2026-11-17");
  Query(store_->db(), "UPDATE dossiers SET burning = 0").run();
  run("2026-11-18");
  EXPECT_EQ(newest(LetterState::Answered).answered_by, "");
  EXPECT_THAT(numbers(LetterState::Issued), IsEmpty());
}

TEST_P(LetterStoreTest, OutsideOfTheScopeThereIsNone) {
  request(1, "2026-11-20");
  run("2026-11-17");
  const auto id = newest(LetterState::Issued).id;
  EXPECT_TRUE(letters_.letter(id, {"610622101", {}}));
  EXPECT_TRUE(letters_.letter(id, {kEverywhere, {"DIBAO.apply"}}));
  EXPECT_FALSE(letters_.letter(id, {"610622102", {}}));
  EXPECT_FALSE(letters_.letter(id, {kEverywhere, {"PENSION.claim"}}));
  EXPECT_THAT(numbers(LetterState::Issued, "610622102"), IsEmpty());
}

TEST_P(LetterStoreTest, WithoutASupervisorItIsAnExceptionUntilThereIsOne) {
  rules_.supervisors.clear();
  request(1, "2026-11-20");
  run("2026-11-23");
  run("2026-11-24");
  EXPECT_THAT(numbers(LetterState::Issued), IsEmpty());
  auto all = letters_.exceptions({kEverywhere, {}}, 10);
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].what.kind, LetterException::Kind::NoSupervisor);
  EXPECT_EQ(all[0].what.letter, LetterKind::Supervise);
  EXPECT_EQ(all[0].first, day("2026-11-23"));
  EXPECT_THAT(letters_.exceptions({"610622102", {}}, 10), IsEmpty());
  letters_.note(all[0].id, "正在定人", "张三");
  EXPECT_EQ(letters_.exception(all[0].id, {kEverywhere, {}})->note, "正在定人");

  letters_.setSupervisor("610622101", "李四", "张三", kNow);
  letters_.setSupervisor("610622101", "王五", "张三", kNow);
  run("2026-11-25");
  EXPECT_THAT(letters_.exceptions({kEverywhere, {}}, 10), IsEmpty());
  EXPECT_EQ(newest(LetterState::Issued).supervisor_name, "王五");
}

TEST_P(LetterStoreTest, AnExceptionThatComesAgainHasNoNoteOfTheLastTime) {
  rules_.supervisors.clear();
  request(1, "2026-11-20");
  run("2026-11-23");
  const auto id = letters_.exceptions({kEverywhere, {}}, 10).at(0).id;
  letters_.note(id, "正在定人", "张三");
  run("2026-11-24");
  EXPECT_EQ(letters_.exception(id, {kEverywhere, {}})->note, "正在定人") << "it never went";
  Query(store_->db(), "UPDATE dossiers SET burning = 0").run();
  run("2026-11-25");
  ASSERT_THAT(letters_.exceptions({kEverywhere, {}}, 10), IsEmpty());
  Query(store_->db(), "UPDATE dossiers SET burning = 1").run();
  run("2026-11-26");
  const auto again = letters_.exceptions({kEverywhere, {}}, 10);
  ASSERT_THAT(again, SizeIs(1));
  EXPECT_EQ(again[0].first, day("2026-11-26"));
  EXPECT_EQ(again[0].note, "");
  EXPECT_EQ(again[0].noted_by, "");
}

TEST_P(LetterStoreTest, ABadRatingWithoutAFollowUpWarnsAndOneWithItDoesNot) {
  request(1, "2099-12-31");
  rating(11, "lookup" + ulid(1), 2, "2026-11-02");
  rating(12, "nobody's", 1, "2026-11-02");
  rating(13, "nobody's", 1, "2026-11-03");
  rating(14, "lookup" + ulid(1), 3, "2026-11-02");
  const auto open = letters_.badRatings({{kEverywhere, {}}, false, "", 10});
  ASSERT_THAT(open, SizeIs(3));
  EXPECT_EQ(open[0].id, ulid(13));
  EXPECT_EQ(open[2].dossier, ulid(1));
  EXPECT_EQ(open[2].matter, "DIBAO.apply");
  EXPECT_THAT(letters_.badRatings({{kEverywhere, {}}, false, ulid(12), 10}), SizeIs(1));
  EXPECT_TRUE(letters_.followUp(ulid(13), staff(), {kNow, "张三", "打了电话"}));
  EXPECT_EQ(letters_.badRating(ulid(13), {kEverywhere, {}})->follow_up->words, "打了电话");
  EXPECT_FALSE(letters_.badRating(ulid(13), {"610622102", {}}));
  EXPECT_FALSE(letters_.badRating(ulid(14), {kEverywhere, {}})) << "three stars are not bad";

  run("2026-11-23");  // fifteen working days are over with this day
  EXPECT_THAT(numbers(LetterState::Issued), IsEmpty());
  run("2026-11-24");
  EXPECT_THAT(numbers(LetterState::Issued),
              ElementsAre("便民预警〔2026〕2号", "便民预警〔2026〕1号"));
  EXPECT_EQ(newest(LetterState::Issued).letter.cause, LetterCause::RatingMissed);
}

TEST_P(LetterStoreTest, EachPartOfTheMonthLeavesItsList) {
  request(1, "2026-11-20");
  run("2026-11-02");
  run("2026-11-17");
  run("2026-11-25");
  const auto sheets = letters_.sheets({kEverywhere, {}}, 10);
  ASSERT_THAT(sheets, SizeIs(3));
  EXPECT_EQ(sheets[0].sheet.phase, MonthPhase::End);
  EXPECT_EQ(sheets[2].sheet.phase, MonthPhase::Start);
  EXPECT_EQ(sheets[0].requests, 1);
  const auto end = letters_.sheet(sheets[0].id, {"610622101", {}});
  ASSERT_TRUE(end);
  EXPECT_THAT(end->sheet.requests, ElementsAre(ulid(1)));
  EXPECT_THAT(end->sheet.letters, ElementsAre("便民提示〔2026〕1号")) << "was not answered in time";
  EXPECT_FALSE(letters_.sheet(sheets[0].id, {"610622102", {}}));
}

TEST_P(LetterStoreTest, ATryChangesNothing) {
  request(1, "2026-11-20");
  const auto tried = tryLetters(store_->db(), rules_, calendar_, day("2026-11-23"));
  ASSERT_THAT(tried.issue, SizeIs(1));
  EXPECT_EQ(tried.issue[0].number, "便民督办〔2026〕1号");
  EXPECT_THAT(numbers(LetterState::Issued), IsEmpty());
  EXPECT_FALSE(lastLetterRun(store_->db()));
}

// Several at once, day after day: each letter once, and no number is left out.
TEST_P(LetterStoreTest, ManyAtOnceIssueEachLetterOnceWithoutGaps) {
  constexpr int kRunners = 4;
  constexpr std::uint64_t kRequests = 9;
  const std::vector<const char*> days = {"2026-11-17", "2026-11-23", "2026-11-27"};
  for (std::uint64_t n = 1; n <= kRequests; ++n) request(n, "2026-11-20");
  std::barrier together(kRunners);
  std::atomic<int> done = 0;
  {
    std::vector<std::jthread> runners;
    for (int i = 0; i < kRunners; ++i) {
      runners.emplace_back([&] {
        const auto db = stores_.connect();
        for (const char* on : days) {
          together.arrive_and_wait();
          if (runLetters(*db, rules_, calendar_, day(on), noonOf(day(on))).done) ++done;
        }
      });
    }
  }
  EXPECT_EQ(done, static_cast<int>(days.size()));
  std::set<std::string> all;
  for (const LetterState state : {LetterState::Issued, LetterState::Escalated}) {
    for (const std::string& number : numbers(state)) EXPECT_TRUE(all.insert(number).second);
  }
  EXPECT_THAT(all, SizeIs(3 * kRequests));
  for (const LetterKind kind : kLetterKinds) {
    for (std::uint64_t n = 1; n <= kRequests; ++n) {
      EXPECT_TRUE(all.contains(letterNumber("便民", kind, 2026, static_cast<int>(n))));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Both, LetterStoreTest, testing::Values(Dialect::Sqlite, Dialect::Postgres),
                         testing::PrintToStringParamName());

}  // namespace
}  // namespace bianmin::center
