#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/store/store.h"
#include "tests/kiosk/store/terminal_folder.h"

namespace bianmin {
namespace {

using std::chrono::hours;

class DossierStoreTest : public testing::Test {
 protected:
  StatusChange told(const std::string& id, DossierStatus status, Instant at,
                    const std::string& lookup = "") {
    return {id, lookup, "DIBAO.apply", status, at, "您的材料收到了", "2026-12-14"};
  }
  std::vector<DossierStatus> statuses(const SavedDossier& saved) {
    std::vector<DossierStatus> result;
    const auto found = store_.find(saved.code, "0013");
    for (const StatusChange& change : found.value().history) {
      result.push_back(change.status);
    }
    return result;
  }

  TerminalFolder folder_;
  CountyKeys keys_;
  Store store_{folder_.path(), keys_.terminal()};
};

TEST_F(DossierStoreTest, TheCountyReadsWhatTheResidentHandedIn) {
  const SavedDossier saved = store_.saveDossier(zhangsan(), kNine);
  const JournalEntry entry = store_.outbox().front().entry;
  EXPECT_EQ(entry.id, saved.id);
  EXPECT_EQ(entry.kind, EntryKind::Dossier);
  const std::string start = R"({"dossier":")" + saved.id +
                            R"(","matter":"DIBAO.apply","form":1,"token":")" +
                            seal::sha256Hex(saved.token).substr(0, 32) + R"(","lookup":")" +
                            seal::lookupKey(keys_.village, saved.code, "0013") + R"(","sealed":")";
  ASSERT_EQ(entry.body.substr(0, start.size()), start);
  ASSERT_TRUE(entry.body.ends_with("\"}"));
  const std::string sealed = entry.body.substr(start.size(), entry.body.size() - start.size() - 2);
  EXPECT_EQ(seal::open(keys_.county, sealed),
            R"({"code":")" + saved.code +
                R"(","fields":{"name":"张三","id_number":"610622189001010013",)"
                R"("phone":"13800005678","address":"延水关镇地天堂村"},)"
                R"("consents":{"mandate":true,"identity":true,"financial":false}})");
}

TEST_F(DossierStoreTest, QuotesAndControlCharactersSurviveInAnAnswer) {
  NewDossier dossier = zhangsan();
  dossier.fields[0].second = "\"\\\n\x01𬸘";
  const SavedDossier saved = store_.saveDossier(dossier, kNine);
  EXPECT_THAT(store_.ownCopy(saved.id).value(),
              testing::HasSubstr(R"("name":"\"\\\u000a\u0001𬸘")"));
}

TEST_F(DossierStoreTest, ChoicesAndPeopleTravelAsArraysUnderTheirIds) {
  NewDossier dossier = zhangsan();
  dossier.several = {{"illness", {"高血压", "别的\"病\""}}, {"none", {}}};
  PersonAnswers wife;
  wife.fields = {{"name", Secret("李四")}, {"relation", Secret("妻子")}};
  wife.several = {{"illness", {"残疾"}}};
  dossier.members = {{"members", {wife, PersonAnswers{}}}, {"nobody", {}}};
  const SavedDossier saved = store_.saveDossier(dossier, kNine);
  EXPECT_THAT(
      store_.ownCopy(saved.id).value(),
      testing::HasSubstr(
          R"("address":"延水关镇地天堂村","illness":["高血压","别的\"病\""],"none":[],)"
          R"("members":[{"name":"李四","relation":"妻子","illness":["残疾"]},{}],"nobody":[]},)"));
}

// The longest form: ten people with five answers of 100 characters of four bytes each.
TEST_F(DossierStoreTest, TenPeopleFitIntoAnEntry) {
  std::string longest;
  for (int i = 0; i < 100; ++i) longest += "𬸘";
  NewDossier dossier = zhangsan();
  for (int i = 0; i < 16; ++i) dossier.fields.emplace_back("f" + std::to_string(i), longest);
  PersonAnswers person;
  for (int i = 0; i < 5; ++i) person.fields.emplace_back("p" + std::to_string(i), Secret(longest));
  dossier.members = {{"members", std::vector<PersonAnswers>(10, person)}};
  const SavedDossier saved = store_.saveDossier(dossier, kNine);
  EXPECT_GT(store_.ownCopy(saved.id)->size(), 26'000u);
  EXPECT_LT(store_.outbox().front().entry.body.size(), std::size_t{256} * 1024);
}

TEST_F(DossierStoreTest, BytesThatAreNotUtf8AreRefusedAndLeaveNothing) {
  NewDossier dossier = zhangsan();
  dossier.fields[0].second = "\xff";
  EXPECT_THROW(store_.saveDossier(dossier, kNine), std::invalid_argument);
  dossier.fields[0].second = "\xe5\xbc";
  EXPECT_THROW(store_.saveDossier(dossier, kNine), std::invalid_argument);
  dossier = zhangsan();
  dossier.several = {{"illness", {"\xff"}}};
  EXPECT_THROW(store_.saveDossier(dossier, kNine), std::invalid_argument);
  EXPECT_EQ(store_.outboxCounts().waiting, 0);
}

TEST_F(DossierStoreTest, ADossierWithoutIdNumberCannotBeFoundAgainAndIsRefused) {
  NewDossier dossier = zhangsan();
  dossier.fields.erase(dossier.fields.begin() + 1);
  EXPECT_THROW(store_.saveDossier(dossier, kNine), std::invalid_argument);
}

TEST_F(DossierStoreTest, IsFoundByCodeAndTheLastFourOfTheIdNumberOnly) {
  const SavedDossier saved = store_.saveDossier(zhangsan(), kNine);
  const auto found = store_.find(saved.code, "0013");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->id, saved.id);
  EXPECT_EQ(found->matter, "DIBAO.apply");
  EXPECT_EQ(found->created, kNine);
  EXPECT_EQ(found->applicant, "张*");
  EXPECT_FALSE(found->rated);
  EXPECT_FALSE(store_.find(saved.code, "0014").has_value());
  EXPECT_FALSE(store_.find("not a code", "0013").has_value());
}

TEST_F(DossierStoreTest, AnXAtTheEndMayBeTypedSmall) {
  NewDossier dossier = zhangsan();
  dossier.fields[1].second = "11010519491231002x";
  const SavedDossier saved = store_.saveDossier(dossier, kNine);
  EXPECT_TRUE(store_.find(saved.code, "002X").has_value());
  EXPECT_TRUE(store_.find(saved.code, "002x").has_value());
}

TEST_F(DossierStoreTest, TheHistoryBeginsWithWhatTheTerminalDid) {
  const SavedDossier saved = store_.saveDossier(zhangsan(), kNine);
  EXPECT_THAT(statuses(saved), testing::ElementsAre(DossierStatus::Received));
  StatusChange received = told(saved.id, DossierStatus::Received, kNine + hours(1));
  received.note.clear();
  store_.apply({received, told(saved.id, DossierStatus::Accepted, kNine + hours(2))}, "c1");
  EXPECT_THAT(statuses(saved),
              testing::ElementsAre(DossierStatus::Received, DossierStatus::Accepted));
  const StatusChange accepted = store_.find(saved.code, "0013")->history.back();
  EXPECT_EQ(accepted.at, kNine + hours(2));
  EXPECT_EQ(accepted.note, "您的材料收到了");
  EXPECT_EQ(accepted.due, "2026-12-14");
}

TEST_F(DossierStoreTest, WordsBeforeTheAcceptanceAreKeptOnce) {
  const SavedDossier saved = store_.saveDossier(zhangsan(), kNine);
  StatusChange words = told(saved.id, DossierStatus::Received, kNine + hours(2));
  words.note = "星期三上午来窗口签字。";
  store_.apply({words}, "c1");
  store_.apply({words}, "c2");
  EXPECT_THAT(statuses(saved),
              testing::ElementsAre(DossierStatus::Received, DossierStatus::Received));
  EXPECT_EQ(store_.find(saved.code, "0013")->history.back().note, words.note);
}

TEST_F(DossierStoreTest, WhatTheFeedTellsTwiceIsKeptOnce) {
  const SavedDossier saved = store_.saveDossier(zhangsan(), kNine);
  const auto accepted = told(saved.id, DossierStatus::Accepted, kNine + hours(2));
  store_.apply({accepted}, "c1");
  store_.apply({accepted}, "c2");
  EXPECT_THAT(statuses(saved),
              testing::ElementsAre(DossierStatus::Received, DossierStatus::Accepted));
  EXPECT_EQ(store_.cursor(), "c2");
}

TEST_F(DossierStoreTest, ADossierOfTheVillagesOtherTerminalIsFoundToo) {
  const std::string code = store_.saveDossier(zhangsan(), kNine).code;
  const std::string lookup = seal::lookupKey(keys_.village, code, "002X");
  const std::string id = "01KAQ3T0000000000000000000";
  store_.apply({told(id, DossierStatus::Received, kNine, lookup),
                told(id, DossierStatus::Accepted, kNine + hours(1), lookup)},
               "c1");
  const auto found = store_.find(code, "002X");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->id, id);
  EXPECT_EQ(found->matter, "DIBAO.apply");
  EXPECT_EQ(found->history.size(), 2U);
  EXPECT_FALSE(store_.ownCopy(id).has_value());
}

TEST_F(DossierStoreTest, ARatingIsTakenOncePerDossier) {
  const SavedDossier saved = store_.saveDossier(zhangsan(), kNine);
  const std::string lookup = store_.find(saved.code, "0013")->lookup;
  EXPECT_TRUE(store_.saveRating(lookup, 5, kNine));
  EXPECT_FALSE(store_.saveRating(lookup, 1, kNine));
  EXPECT_TRUE(store_.find(saved.code, "0013")->rated);
  const OutboxRow row = store_.outbox().back();
  EXPECT_EQ(row.entry.kind, EntryKind::Rating);
  EXPECT_EQ(row.entry.body, R"({"rating":")" + row.entry.id + R"(","dossier_lookup":")" + lookup +
                                R"(","stars":5})");
  EXPECT_EQ(store_.outbox().size(), 2U);
}

TEST_F(DossierStoreTest, ARatingOutsideOneToFiveOrOfAnUnknownDossierIsRefused) {
  const SavedDossier saved = store_.saveDossier(zhangsan(), kNine);
  const std::string lookup = store_.find(saved.code, "0013")->lookup;
  EXPECT_THROW(store_.saveRating(lookup, 0, kNine), std::invalid_argument);
  EXPECT_THROW(store_.saveRating(lookup, 6, kNine), std::invalid_argument);
  EXPECT_THROW(store_.saveRating("unknown", 5, kNine), std::invalid_argument);
}

TEST_F(DossierStoreTest, WithoutKeysNothingPersonalIsTakenButTicketsAre) {
  TerminalFolder fresh;
  Store store(fresh.path(), std::nullopt);
  EXPECT_THROW(store.saveDossier(zhangsan(), kNine), std::runtime_error);
  EXPECT_THROW(store.find("K7M4Q9X", "0013"), std::runtime_error);
  EXPECT_EQ(store.issueTicket("A", "", kMonday, kNine).number, "A001");
}

TEST_F(DossierStoreTest, TheOwnCopyIsRemovedSomeDaysAfterTheCountyTookIt) {
  const SavedDossier early = store_.saveDossier(zhangsan(), kNine);
  const SavedDossier late = store_.saveDossier(zhangsan(), kNine);
  const SavedDossier waiting = store_.saveDossier(zhangsan(), kNine);
  store_.taken({early.id}, kNine);
  store_.taken({late.id}, kNine + hours(24));
  EXPECT_EQ(store_.purge(kNine + hours(24 * 30), 30), 0);
  EXPECT_EQ(store_.purge(kNine + hours(24 * 30 + 1), 30), 1);
  EXPECT_FALSE(store_.ownCopy(early.id).has_value());
  EXPECT_TRUE(store_.ownCopy(late.id).has_value());
  EXPECT_EQ(store_.purge(kNine + hours(24 * 3000), 30), 1);
  EXPECT_TRUE(store_.ownCopy(waiting.id).has_value()) << "the county does not have it yet";
  EXPECT_TRUE(store_.find(early.code, "0013").has_value());
}

TEST_F(DossierStoreTest, NothingPersonalStandsInClearInAnyFile) {
  const SavedDossier saved = store_.saveDossier(zhangsan(), kNine);
  store_.saveRating(store_.find(saved.code, "0013")->lookup, 4, kNine);
  int files = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder_.path())) {
    const std::string bytes = bytesOf(file);
    for (const std::string& planted :
         {std::string("张三"), std::string("610622189001010013"), std::string("13800005678"),
          std::string("地天堂"), saved.code, saved.token}) {
      EXPECT_THAT(bytes, testing::Not(testing::HasSubstr(planted))) << file.path();
    }
    EXPECT_EQ(std::filesystem::status(file).permissions() &
                  (std::filesystem::perms::group_all | std::filesystem::perms::others_all),
              std::filesystem::perms::none)
        << file.path();
    ++files;
  }
  EXPECT_EQ(files, 4) << "terminal.db, -wal and -shm, opening.lock";
}

TEST_F(DossierStoreTest, AnotherStationKeyDoesNotOpenTheOwnCopy) {
  const SavedDossier saved = store_.saveDossier(zhangsan(), kNine);
  CountyKeys others = keys_;
  others.station = seal::randomKey();
  Store thief(folder_.path(), others.terminal());
  EXPECT_THROW(thief.ownCopy(saved.id), std::runtime_error);
}

}  // namespace
}  // namespace bianmin
