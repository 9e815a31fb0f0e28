// The figures against rows that were counted by hand, on both databases.
#include "sync/center/store/stats_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sync/center/store/terminal_list.h"
#include "tests/sync/center/postgres_fixture.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kVillageC = "610622102201";
constexpr const char* kOtherCounty = "610623101201";

class StatsContract : public testing::TestWithParam<Dialect> {
 protected:
  StatsContract() : store_(empty_.open()()), stats_(store_->db()) {}

  Terminal terminalOf(const std::string& village) {
    const std::string serial = "S" + village;
    if (auto known = store_->terminalBySerial(serial)) return *known;
    return enrolled(*store_, "t" + village, village, serial);
  }
  void request(std::uint64_t n, const std::string& village, const std::string& matter,
               const std::string& at) {
    const Instant now = instantFromIso(at);
    const IncomingEntry entry{
        {ulid(n), n, EntryKind::Dossier, now, R"({"dossier":")" + ulid(n) + "\"}"},
        DossierBody{ulid(n), matter, 1, "token" + ulid(n), "lookup" + ulid(n), "1.AAAA"}};
    store_->ingest(terminalOf(village), std::span(&entry, 1), now);
  }
  void rating(std::uint64_t n, const std::string& village, const std::string& lookup, int stars,
              const std::string& at) {
    const Instant now = instantFromIso(at);
    const IncomingEntry entry{
        {ulid(n), n, EntryKind::Rating, now, R"({"rating":")" + ulid(n) + "\"}"},
        RatingBody{ulid(n), lookup, stars}};
    store_->ingest(terminalOf(village), std::span(&entry, 1), now);
  }
  void move(std::uint64_t n, DossierStatus to, const std::string& at,
            std::optional<std::string> due = {}) {
    ASSERT_EQ(store_->moveDossier({ulid(n), to, "", instantFromIso(at), "张三", due}).kind,
              MoveResult::Kind::Moved);
  }
  void close(std::uint64_t n, const std::string& at, std::optional<std::string> due) {
    using enum DossierStatus;
    for (const DossierStatus to : {Accepted, Investigating, Approved, Closed}) {
      move(n, to, at, due);
    }
  }
  // Of 延川: handed in six, closed in time two, late one, without a limit one.
  void fill() {
    request(1, kVillageA, "DIBAO.apply", "2026-10-31T16:30:00.000Z");  // 1 November in the hall
    request(2, kVillageA, "DIBAO.apply", "2026-11-05T02:00:00.000Z");
    request(3, kVillageB, "PENSION.claim", "2026-11-05T02:00:00.000Z");
    request(4, kVillageC, "DIBAO.apply", "2026-10-10T02:00:00.000Z");
    request(5, kVillageC, "PENSION.claim", "2026-11-06T02:00:00.000Z");
    request(6, kVillageC, "DIBAO.apply", "2026-11-07T02:00:00.000Z");
    request(7, kOtherCounty, "DIBAO.apply", "2026-11-07T02:00:00.000Z");
    close(1, "2026-11-20T02:00:00.000Z", "2026-11-20");
    close(2, "2026-11-21T02:00:00.000Z", "2026-11-20");
    close(3, "2026-11-10T02:00:00.000Z", {});
    close(4, "2026-11-30T15:59:00.000Z", "2026-12-01");  // still November in the hall
    close(7, "2026-11-21T02:00:00.000Z", "2026-11-20");
    move(6, DossierStatus::Withdrawn, "2026-11-08T02:00:00.000Z");
    rating(11, kVillageA, "lookup" + ulid(1), 5, "2026-11-22T02:00:00.000Z");
    rating(12, kVillageA, "lookup" + ulid(2), 3, "2026-11-22T02:00:00.000Z");
    rating(13, kVillageB, "nobody's", 4, "2026-11-30T16:00:00.000Z");  // 1 December in the hall
  }
  StatsQuery autumn(const std::string& area = "610622") {
    return {{area, {}}, dateFromIso("2026-10-01"), dateFromIso("2026-12-31")};
  }
  std::vector<std::string> ids(const StatsQuery& query, StatsOf what) {
    std::vector<std::string> found;
    for (const StatsRow& row : stats_.rows(query, what, "", 100)) found.push_back(row.id);
    return found;
  }
  static std::vector<std::int64_t> counts(const StatsFigures& f) {
    return {f.received, f.closed.closed, f.closed.in_time, f.closed.without_limit,
            f.rated,    f.satisfied};
  }

  EmptyStore empty_{GetParam()};
  std::unique_ptr<CenterStore> store_;
  StatsStore stats_;
};

// Handed in, closed with a limit, in time, without a limit, ratings, satisfied.
TEST_P(StatsContract, FiguresAreThoseOfTheRows) {
  fill();
  StatsTable month = stats_.table(autumn(), StatsBy::Month);
  ASSERT_THAT(month, SizeIs(3));
  EXPECT_THAT(counts(month["2026-10"]), ElementsAre(1, 0, 0, 0, 0, 0));
  EXPECT_THAT(counts(month["2026-11"]), ElementsAre(5, 3, 2, 1, 2, 1));
  EXPECT_THAT(counts(month["2026-12"]), ElementsAre(0, 0, 0, 0, 1, 1));

  StatsTable town = stats_.table(autumn(), StatsBy::Town);
  ASSERT_THAT(town, SizeIs(2));
  EXPECT_THAT(counts(town["610622101"]), ElementsAre(3, 2, 1, 1, 3, 2));
  EXPECT_THAT(counts(town["610622102"]), ElementsAre(3, 1, 1, 0, 0, 0));

  StatsTable matter = stats_.table(autumn(), StatsBy::Matter);
  ASSERT_THAT(matter, SizeIs(3));
  EXPECT_THAT(counts(matter["DIBAO.apply"]), ElementsAre(4, 3, 2, 0, 2, 1));
  EXPECT_THAT(counts(matter["PENSION.claim"]), ElementsAre(2, 0, 0, 1, 0, 0));
  EXPECT_THAT(counts(matter[""]), ElementsAre(0, 0, 0, 0, 1, 1));
}

TEST_P(StatsContract, TheRateIsThatOfTheDomain) {
  fill();
  std::map<std::string, OnTime> expected;
  OnTime total;
  const auto closed = [&](const char* village, const char* day, std::optional<Date> due) {
    const ClosedRequest request{dateFromIso(day), due};
    expected[townOf(village)].add(request);
    total.add(request);
  };
  closed(kVillageA, "2026-11-20", dateFromIso("2026-11-20"));
  closed(kVillageA, "2026-11-21", dateFromIso("2026-11-20"));
  closed(kVillageB, "2026-11-10", {});
  closed(kVillageC, "2026-11-30", dateFromIso("2026-12-01"));
  StatsFigures sum;
  for (const auto& [key, figures] : stats_.table(autumn(), StatsBy::Town)) {
    EXPECT_EQ(figures.closed.rate(), expected[key].rate()) << key;
    sum.add(figures);
  }
  EXPECT_EQ(sum.closed.rate(), total.rate());
  EXPECT_EQ(sum.closed.without_limit, total.without_limit);
}

TEST_P(StatsContract, TheRowsBehindAFigureAreAsManyAsItSays) {
  fill();
  EXPECT_THAT(ids(autumn(), StatsOf::Received),
              ElementsAre(ulid(6), ulid(5), ulid(4), ulid(3), ulid(2), ulid(1)));
  EXPECT_THAT(ids(autumn(), StatsOf::Closed), ElementsAre(ulid(4), ulid(3), ulid(2), ulid(1)));
  EXPECT_THAT(ids(autumn(), StatsOf::InTime), ElementsAre(ulid(4), ulid(1)));
  EXPECT_THAT(ids(autumn(), StatsOf::Late), ElementsAre(ulid(2)));
  EXPECT_THAT(ids(autumn(), StatsOf::NoLimit), ElementsAre(ulid(3)));
  EXPECT_THAT(ids(autumn(), StatsOf::Rated), ElementsAre(ulid(13), ulid(12), ulid(11)));
  EXPECT_THAT(ids(autumn(), StatsOf::Satisfied), ElementsAre(ulid(13), ulid(11)));
  EXPECT_EQ(stats_.rows(autumn(), StatsOf::Satisfied, ulid(13), 10).front().dossier, ulid(1));
  EXPECT_THAT(stats_.rows(autumn(), StatsOf::Received, ulid(4), 2), SizeIs(2));
}

TEST_P(StatsContract, NothingOutsideOfTheScopeIsCounted) {
  fill();
  StatsQuery town = autumn("610622102");
  StatsTable villages = stats_.table(town, StatsBy::Village);
  ASSERT_THAT(villages, SizeIs(1));
  EXPECT_THAT(counts(villages[kVillageC]), ElementsAre(3, 1, 1, 0, 0, 0));
  EXPECT_THAT(ids(town, StatsOf::Rated), IsEmpty());
  StatsQuery pension = autumn();
  pension.scope.matters = {"PENSION.claim"};
  StatsTable matters = stats_.table(pension, StatsBy::Matter);
  ASSERT_THAT(matters, SizeIs(1));
  EXPECT_THAT(counts(matters["PENSION.claim"]), ElementsAre(2, 0, 0, 1, 0, 0));
  EXPECT_THAT(ids(pension, StatsOf::Late), IsEmpty());
  StatsQuery unknown = autumn();
  unknown.scope.matters = {""};
  EXPECT_THAT(ids(unknown, StatsOf::Rated), ElementsAre(ulid(13)));
  EXPECT_THAT(stats_.table(autumn("610699"), StatsBy::Month), IsEmpty());
}

TEST_P(StatsContract, ATownsOwnHallIsAPlaceBesideItsVillages) {
  request(1, "610622101", "DIBAO.apply", "2026-11-05T02:00:00.000Z");
  request(2, kVillageA, "DIBAO.apply", "2026-11-05T02:00:00.000Z");
  StatsQuery hall = autumn("610622101");
  EXPECT_EQ(stats_.table(hall, StatsBy::Village)["610622101"].received, 1);
  EXPECT_THAT(ids(hall, StatsOf::Received), ElementsAre(ulid(2), ulid(1)));
  hall.place_only = true;
  EXPECT_THAT(ids(hall, StatsOf::Received), ElementsAre(ulid(1)));
}

TEST_P(StatsContract, TerminalsOfTheAreaWithWhatIsKnownOfThem) {
  terminalOf(kVillageA);
  terminalOf(kVillageC);
  terminalOf(kOtherCounty);
  store_->revokeTerminal("t" + std::string(kVillageC), kNow);
  request(3, kVillageA, "DIBAO.apply", "2026-11-05T02:00:00.000Z");  // 1 and 2 never came
  TerminalList list(store_->db(), "610622");
  const auto page = list.page("", 10);
  ASSERT_THAT(page, SizeIs(2));
  EXPECT_EQ(page[0].name, "t" + std::string(kVillageA));
  EXPECT_EQ(page[0].last_seq, 3);
  EXPECT_EQ(page[0].findings, static_cast<std::int64_t>(store_->findings(10).size()));
  EXPECT_EQ(page[0].not_after, kNow + std::chrono::days(365));
  EXPECT_FALSE(page[0].revoked_at);
  EXPECT_EQ(page[1].revoked_at, kNow);
  EXPECT_THAT(list.page(page[0].name, 10), SizeIs(1));
  EXPECT_FALSE(list.byName("t" + std::string(kOtherCounty)));
  EXPECT_TRUE(list.taken("t" + std::string(kOtherCounty)));
  const TerminalCounts counts =
      list.counts(kNow + std::chrono::hours(1), kNow + std::chrono::days(366));
  EXPECT_EQ(counts.all, 2);
  EXPECT_EQ(counts.ending, 1);
  EXPECT_EQ(counts.revoked, 1);
}

INSTANTIATE_TEST_SUITE_P(Backends, StatsContract,
                         testing::Values(Dialect::Sqlite, Dialect::Postgres),
                         [](const auto& tested) {
                           return tested.param == Dialect::Sqlite ? "Sqlite" : "Postgres";
                         });

}  // namespace
}  // namespace bianmin::center
