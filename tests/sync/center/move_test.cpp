// What a cadre does at a terminal, on its way through the real centre and back by the feed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "kiosk/store/store.h"
#include "sync/center/api/move_words.h"
#include "tests/sync/center/centre_fixture.h"

namespace bianmin::center {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using Kind = wire::EntryVerdict::Kind;

constexpr Date kTenth{std::chrono::year(2026), std::chrono::month(12), std::chrono::day(10)};

Matter dibao() {
  Matter matter;
  matter.id = "DIBAO.apply";
  matter.materials.resize(2);
  matter.materials[0].id = "id_card";
  matter.materials[0].name = "身份证";
  matter.materials[1].id = "household";
  matter.materials[1].name = "户口簿";
  return matter;
}

Move check(const std::string& dossier, std::vector<CheckedPaper> papers,
           std::optional<Date> until = {}) {
  Move move;
  move.dossier = dossier;
  move.at = kNow;
  move.papers = std::move(papers);
  move.until = until;
  return move;
}

TEST(MoveWordsTest, MissingPapersAreNamedAsTheCatalogueNamesThem) {
  const Matter matter = dibao();
  const CheckedPaper card{"id_card", PaperState::Missing, false, 0};
  const CheckedPaper book{"household", PaperState::Missing, false, 0};
  EXPECT_EQ(moveNote(check("", {card, book}, kTenth), &matter),
            "还缺：身份证、户口簿。12月10日前补来就行。");
  EXPECT_EQ(moveNote(check("", {book}), &matter), "还缺：户口簿。请尽快补来。");
}

TEST(MoveWordsTest, WhatTheCatalogueDoesNotKnowIsCounted) {
  const Matter matter = dibao();
  const CheckedPaper book{"household", PaperState::Missing, false, 0};
  const CheckedPaper other{"gone", PaperState::Missing, false, 0};
  EXPECT_EQ(moveNote(check("", {book, other}), &matter), "还缺 2 样材料。请尽快补来。");
  EXPECT_EQ(moveNote(check("", {book}), nullptr), "还缺 1 样材料。请尽快补来。");
}

TEST(MoveWordsTest, ALongListEndsBeforeTheNoteIsTooLong) {
  Matter matter = dibao();
  matter.materials[0].name = std::string(600, 'x');
  const CheckedPaper card{"id_card", PaperState::Missing, false, 0};
  const std::string note = moveNote(check("", {card, card, card, card}), &matter);
  EXPECT_LT(note.size(), wire::kMostNoteBytes);
  EXPECT_THAT(note, HasSubstr("等。"));
}

TEST(MoveWordsTest, WhatIsThereAndWhatIsHandedOverIsSaidCarryingIsNot) {
  const Matter matter = dibao();
  EXPECT_EQ(moveNote(check("", {{"id_card", PaperState::Handed, true, 1}}), &matter),
            "材料补齐了，接着办。");
  Move move;
  move.kind = MoveKind::Carried;
  EXPECT_EQ(moveNote(move, &matter), "");
  move.kind = MoveKind::Delivered;
  EXPECT_EQ(moveNote(move, &matter), "结果已经交给您了。");
  move.way = DeliveryWay::ByMail;
  EXPECT_EQ(moveNote(move, &matter), "结果已经寄给您了。");
}

// A terminal with its own store, enrolled over the wire.
class MoveJourneyTest : public testing::Test {
 protected:
  MoveJourneyTest() {
    const auto reply =
        wire::decodeEnrolReply(centre_.enrolWith(centre_.code("a", kVillageA), key_.csr("a")).body);
    EXPECT_TRUE(reply);
    writeSecret(folder_.path() / "t.pem", reply->certificate_pem);
    writeSecret(folder_.path() / "t.key", key_.pem());
    StoreKeys keys{seal::randomKey(), *seal::keyFromBase64(reply->seal_key),
                   *seal::keyFromBase64(reply->lookup_key), seal::keyFromBase64(reply->unlock_key)};
    EXPECT_EQ(keys.unlock, centre_.keys().unlockKey("a"));
    store_ = std::make_unique<Store>(folder_.path() / "data", keys);
    cadre_ = store_->addCadre("张三", "代办员", kNow).cadre.id;
    NewDossier dossier{
        "DIBAO.apply", 1, {{"name", "张三"}, {"id_number", "610622189001010013"}}, {}};
    dossier_ = store_->saveDossier(dossier, kNow).id;
    client_ = centre_.client((folder_.path() / "t").string());
  }
  // Sends what waits and takes what comes, as the sync client does.
  std::vector<Kind> sync() {
    std::vector<Kind> kinds;
    const auto entries = store_->next(100, 1 << 20);
    if (!entries.empty()) {
      const Answer answer = client_->post("/v1/journal", batchOf(entries));
      const auto reply = wire::decodePushReply(answer.body);
      if (!reply) throw std::runtime_error(answer.error + answer.body);
      for (const auto& verdict : reply->verdicts) {
        kinds.push_back(verdict.kind);
        if (verdict.kind == Kind::Taken) store_->taken({verdict.id}, kNow);
      }
    }
    const auto changes =
        wire::decodeChangesReply(client_->get("/v1/changes?cursor=" + store_->cursor()).body);
    if (!changes) throw std::runtime_error("no changes");
    store_->apply(changes->changes, changes->cursor);
    return kinds;
  }
  WorkItem item() { return store_->workDetail(dossier_)->item; }

  RunningCentre centre_;
  TemporaryFolder folder_;
  TerminalKey key_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Https> client_;
  std::string cadre_;
  std::string dossier_;
};

TEST_F(MoveJourneyTest, AMissingPaperComesBackAsASupplementAndItsPaperAsReceived) {
  store_->record(check(dossier_, {{"household", PaperState::Missing, false, 0}}, kTenth), cadre_);
  EXPECT_THAT(sync(), ElementsAre(Kind::Taken, Kind::Taken));
  EXPECT_EQ(item().status, DossierStatus::SupplementRequested);
  const auto change = centre_.store()->changesAfter(kVillageA, "", 10).changes.back();
  EXPECT_EQ(change.note, "还缺 1 样材料。12月10日前补来就行。");
  EXPECT_EQ(change.due, "") << "the county's clock does not run";

  Move again = check(dossier_, {{"household", PaperState::Handed, true, 1}});
  again.at += std::chrono::hours(1);
  store_->record(again, cadre_);
  sync();
  EXPECT_EQ(item().status, DossierStatus::Received);
  const auto moves = centre_.store()->moves(dossier_);
  ASSERT_EQ(moves.size(), 2u);
  EXPECT_EQ(moves[0].move.cadre, "张三");
  EXPECT_EQ(moves[0].status, DossierStatus::SupplementRequested);
  EXPECT_EQ(moves[1].status, DossierStatus::Received);
}

// The line was down all day: three changes of one dossier reach the centre in one batch.
TEST_F(MoveJourneyTest, ADayWithoutALineIsToldInItsOrder) {
  store_->record(check(dossier_, {{"household", PaperState::Missing, false, 0}}), cadre_);
  store_->record(check(dossier_, {{"household", PaperState::Handed, true, 1}}), cadre_);
  EXPECT_EQ(sync().size(), 3u);
  EXPECT_EQ(item().status, DossierStatus::Received);
  const auto history = centre_.store()->history(dossier_);
  ASSERT_EQ(history.size(), 3u);
  EXPECT_LT(history[0].at, history[1].at);
  EXPECT_LT(history[1].at, history[2].at);
}

TEST_F(MoveJourneyTest, AResultThatIsHandedOverIsDelivered) {
  sync();
  for (const DossierStatus to :
       {DossierStatus::Accepted, DossierStatus::Approved, DossierStatus::Closed})
    centre_.store()->moveDossier({dossier_, to, "", kNow, "t", {}});
  sync();
  ASSERT_EQ(item().status, DossierStatus::Closed);
  Move move = check(dossier_, {});
  move.kind = MoveKind::Delivered;
  move.way = DeliveryWay::ByMail;
  store_->record(move, cadre_);
  sync();
  EXPECT_EQ(item().status, DossierStatus::Delivered);
  EXPECT_EQ(centre_.store()->moves(dossier_).back().move.way, DeliveryWay::ByMail);
  EXPECT_EQ(centre_.store()->history(dossier_).back().note, "结果已经寄给您了。");
}

TEST_F(MoveJourneyTest, WhatIsSentAgainIsTakenOnce) {
  store_->record(check(dossier_, {{"household", PaperState::Missing, false, 0}}), cadre_);
  const auto entries = store_->next(100, 1 << 20);
  for (int i = 0; i < 3; ++i) {
    const Answer answer = client_->post("/v1/journal", batchOf(entries));
    EXPECT_THAT(answer.body, Not(HasSubstr("conflict")));
    EXPECT_THAT(answer.body, Not(HasSubstr("refused")));
  }
  EXPECT_EQ(centre_.store()->moves(dossier_).size(), 1u);
  EXPECT_EQ(centre_.store()->history(dossier_).size(), 2u);
}

TEST_F(MoveJourneyTest, AMoveWakesAHeldPoll) {
  sync();
  auto held = std::async(std::launch::async, [&, cursor = store_->cursor()] {
    return client_->get("/v1/changes?wait=60&cursor=" + cursor).body;
  });
  const auto other = centre_.terminal("b", kVillageA);
  JournalEntry entry{ulid(5), 1, EntryKind::Move, kNow,
                     R"({"move":")" + ulid(5) + R"(","dossier":")" + dossier_ +
                         R"(","kind":"checked","papers":[{"material":"x","state":"missing",)"
                         R"("original_seen":false,"copies":0}],"until":"","cadre":"张三"})"};
  EXPECT_EQ(other->post("/v1/journal", batchOf({entry})).status, 200);
  EXPECT_THAT(held.get(), HasSubstr("SUPPLEMENT_REQUESTED"));
}

TEST_F(MoveJourneyTest, AMoveThatCannotBeReadIsRefusedAlone) {
  const std::string good = R"({"move":")" + ulid(5) + R"(","dossier":")" + ulid(6) +
                           R"(","kind":"carried","papers":[],"until":"","cadre":"张三"})";
  const auto verdictOf = [&](const std::string& body) {
    const Answer answer =
        client_->post("/v1/journal", batchOf({{ulid(5), 900, EntryKind::Move, kNow, body}}));
    return wire::decodePushReply(answer.body)->verdicts.at(0).kind;
  };
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"carried", "lost"},
           {R"("until":"")", R"("until":"2026-02-30")"},
           {R"("papers":[])", R"("papers":[{}])"},
           {R"("papers":[])",
            R"("papers":[{"material":"x","state":"eaten","original_seen":true,"copies":0}])"},
           {R"("papers":[])",
            R"("papers":[{"material":"x","state":"handed","original_seen":1,"copies":0}])"},
           {"张三", ""},
           {ulid(6), "x"}}) {
    std::string body = good;
    EXPECT_EQ(verdictOf(body.replace(body.find(from), from.size(), to)), Kind::Refused) << body;
  }
  EXPECT_EQ(verdictOf(good), Kind::Taken);
}

}  // namespace
}  // namespace bianmin::center
