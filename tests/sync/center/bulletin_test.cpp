// The bulletin and the reports over real TLS: what a terminal fetches, what ends its wait.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "sync/center/enrol/cadre_pin.h"
#include "sync/center/store/bulletin_store.h"
#include "tests/sync/center/centre_fixture.h"

namespace bianmin::center {
namespace {

class BulletinTest : public testing::Test {
 protected:
  static Bulletin fetch(Https& terminal) {
    const Answer answer = terminal.get("/v1/bulletin");
    const auto bulletin = wire::decodeBulletin(answer.body);
    EXPECT_TRUE(bulletin) << answer.status << answer.body;
    return bulletin ? *bulletin : Bulletin{};
  }
  static wire::ChangesReply poll(Https& terminal, const std::string& query) {
    const Answer answer = terminal.get("/v1/changes?" + query);
    const auto reply = wire::decodeChangesReply(answer.body);
    EXPECT_TRUE(reply) << answer.status << answer.body;
    return reply ? *reply : wire::ChangesReply{};
  }
  // Through a connection of its own, as another process would.
  void publish(std::uint64_t n, const ToldTo& to) {
    const Date today = localDate(kNow);
    KeptNotice kept;
    kept.notice = {
        ulid(n), "停电", "周六上午", today, dateFromIso("2099-01-01"), Notice::For::Cadres};
    kept.to = to;
    kept.published_at = kNow;
    kept.published_by = "张三";
    const auto store = centre_.store();
    BulletinStore(store->db()).publish(kept);
  }
  void addCadre(std::uint64_t n, const ToldTo& at, const std::string& pin) {
    KeptCadre cadre;
    cadre.account = ulid(n);
    cadre.at = at;
    cadre.name = "王五";
    cadre.pin_locked = lockPin(centre_.keys(), pin);
    cadre.created_at = kNow;
    const auto store = centre_.store();
    EXPECT_TRUE(BulletinStore(store->db()).addCadre(cadre));
  }

  RunningCentre centre_;
};

TEST_F(BulletinTest, ATerminalFetchesWhatIsForItAndNothingElse) {
  const auto a = centre_.terminal("a", kVillageA);
  const auto b = centre_.terminal("b", kVillageB);
  EXPECT_EQ(fetch(*a), Bulletin{});
  publish(1, {kVillageA, ""});
  publish(2, {kVillageB, "b"});
  const Bulletin for_a = fetch(*a);
  ASSERT_EQ(for_a.notices.size(), 1u);
  EXPECT_EQ(for_a.notices[0].id, ulid(1));
  EXPECT_EQ(for_a.notices[0].audience, Notice::For::Cadres);
  EXPECT_EQ(for_a.revision, poll(*a, "wait=0").bulletin);
  const Bulletin for_b = fetch(*b);
  ASSERT_EQ(for_b.notices.size(), 1u);
  EXPECT_EQ(for_b.notices[0].id, ulid(2));
}

TEST_F(BulletinTest, APinIsLockedForTheTerminalThatFetchesIt) {
  const auto a = centre_.terminal("a", kVillageA);
  const auto other = centre_.terminal("a2", kVillageA);
  addCadre(1, {kVillageA, ""}, "246801");
  const auto pinFor = [&](Https& terminal, const std::string& name) {
    const Bulletin bulletin = fetch(terminal);
    const auto bytes = seal::fromBase64(bulletin.cadres.at(0).pin_locked).value();
    return seal::unlock(centre_.keys().unlockKey(name), bytes);
  };
  EXPECT_EQ(pinFor(*a, "a"), "246801");
  EXPECT_EQ(pinFor(*other, "a2"), "246801");
  EXPECT_FALSE(pinFor(*a, "a2"));
  EXPECT_EQ(centre_.publicClient().get("/v1/bulletin").status, 404);
}

TEST_F(BulletinTest, APinOfAnotherCountysKeyKeepsNothingElseBack) {
  const auto a = centre_.terminal("a", kVillageA);
  publish(1, {kVillageA, ""});
  const TemporaryFolder folder;
  KeptCadre cadre;
  cadre.account = ulid(2);
  cadre.at = {kVillageA, ""};
  cadre.name = "王五";
  cadre.pin_locked = lockPin(CountyKeys::openOrCreate(folder.path()), "246801");
  const auto store = centre_.store();
  ASSERT_TRUE(BulletinStore(store->db()).addCadre(cadre));
  const Bulletin bulletin = fetch(*a);
  EXPECT_EQ(bulletin.notices.size(), 1u);
  ASSERT_EQ(bulletin.cadres.size(), 1u);
  EXPECT_EQ(bulletin.cadres[0].pin_locked, "");
}

TEST_F(BulletinTest, AHeldPollEndsWhenTheTerminalIsToldSomething) {
  const auto a = centre_.terminal("a", kVillageA);
  auto held = std::async(std::launch::async, [&] { return poll(*a, "wait=60&bulletin=0"); });
  const auto start = std::chrono::steady_clock::now();
  publish(1, {"610622", ""});
  const wire::ChangesReply reply = held.get();
  EXPECT_TRUE(reply.changes.empty());
  EXPECT_GT(reply.bulletin.value_or(0), 0);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30))
      << "the poll ran to its end instead of being woken";
  // It has not fetched it: told again at once. It has: held to its end.
  EXPECT_EQ(poll(*a, "wait=60&bulletin=0").bulletin, reply.bulletin);
  const std::string applied = std::to_string(*reply.bulletin);
  EXPECT_EQ(poll(*a, "wait=1&bulletin=" + applied).bulletin, reply.bulletin);
}

TEST_F(BulletinTest, APollIsHeldWhenOthersAreToldOrNobodyAsksForTheBulletin) {
  const auto a = centre_.terminal("a", kVillageA);
  const auto elapsed = [&](const std::string& query, const ToldTo& to, std::uint64_t n) {
    const auto start = std::chrono::steady_clock::now();
    auto held = std::async(std::launch::async, [&] { return poll(*a, query); });
    publish(n, to);
    held.get();
    return std::chrono::steady_clock::now() - start;
  };
  EXPECT_GE(elapsed("wait=2&bulletin=0", {kVillageB, ""}, 1), std::chrono::seconds(2));
  EXPECT_GE(elapsed("wait=2", {kVillageA, ""}, 2), std::chrono::seconds(2));
}

TEST_F(BulletinTest, AReportIsKeptWithTheClocksDistance) {
  const auto a = centre_.terminal("a", kVillageA);
  wire::TerminalReport said;
  said.at = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) +
            std::chrono::hours(2);
  said.version = "1.4.0";
  said.printer = "out-of-paper";
  said.waiting = 3;
  const Answer answer = a->post("/v1/report", wire::encode(said));
  EXPECT_EQ(answer.status, 204) << answer.body;
  EXPECT_EQ(answer.body, "");
  const auto store = centre_.store();
  const auto kept = BulletinStore(store->db()).report("a");
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->printer, "out-of-paper");
  EXPECT_EQ(kept->waiting, 3);
  EXPECT_GT(kept->skew(), std::chrono::minutes(110));
  EXPECT_EQ(a->post("/v1/report", "{").status, 400);
  EXPECT_EQ(a->get("/v1/report").status, 405);
  EXPECT_EQ(a->post("/v1/bulletin", "{}").status, 405);
}

}  // namespace
}  // namespace bianmin::center
