// Service packs at the centre: published, listed, fetched by terminals over TLS.
#include "sync/pack/pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "sync/center/cli/commands.h"
#include "sync/center/cli/publish.h"
#include "tests/support/paths.h"
#include "tests/sync/center/centre_fixture.h"
#include "tests/sync/center/postgres_fixture.h"

namespace bianmin::center {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class PackStoreContract : public testing::TestWithParam<Dialect> {
 protected:
  PackStoreContract() : store_(empty_.open()()) {}
  PackRow add(const std::string& bytes) {
    PackRow row;
    row.made_at = kNow;
    row.published_by = "张三";
    row.note = "调低保标准";
    row.files = 3;
    return packs_.add(row, [&](std::int64_t version) { return std::to_string(version) + bytes; });
  }

  EmptyStore empty_{GetParam()};
  std::unique_ptr<CenterStore> store_;
  PackStore packs_{store_->db()};
};

TEST_P(PackStoreContract, VersionsCountFromOneAndKeepEveryByte) {
  EXPECT_EQ(packs_.newestVersion(), 0);
  EXPECT_FALSE(packs_.bytes(1));
  std::string any;
  for (int c = 0; c < 256; ++c) any.push_back(static_cast<char>(c));
  EXPECT_EQ(add(any).version, 1);
  EXPECT_EQ(add("x").version, 2);
  EXPECT_EQ(packs_.newestVersion(), 2);
  EXPECT_EQ(packs_.bytes(1), "1" + any);
  EXPECT_FALSE(packs_.bytes(3));
  const auto rows = packs_.newest(10);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].version, 2);
  EXPECT_EQ(rows[1].size, 257);
  EXPECT_EQ(rows[1].made_at, kNow);
  EXPECT_EQ(rows[1].published_by, "张三");
  EXPECT_EQ(rows[1].note, "调低保标准");
  EXPECT_EQ(rows[1].files, 3);
  EXPECT_EQ(packs_.newest(1).size(), 1u);
}

TEST_P(PackStoreContract, WhatCannotBeMadeIsNotKept) {
  EXPECT_THROW(packs_.add({}, [](std::int64_t) -> std::string { throw std::invalid_argument(""); }),
               std::invalid_argument);
  EXPECT_EQ(packs_.newestVersion(), 0);
  EXPECT_EQ(add("x").version, 1);
}

INSTANTIATE_TEST_SUITE_P(Backends, PackStoreContract,
                         testing::Values(Dialect::Sqlite, Dialect::Postgres),
                         [](const auto& which) {
                           return which.param == Dialect::Sqlite ? "Sqlite" : "Postgres";
                         });

class PackApiTest : public testing::Test {
 protected:
  PackRow publish(const std::string& words) {
    return cli::publish(centre_.keys(), *centre_.store(),
                        {"张三", "", kNow, {{"services/a.toml", words}}});
  }
  RunningCentre centre_;
};

TEST_F(PackApiTest, ATerminalFetchesWhatTheCountySigned) {
  publish("old");
  publish("new");
  const TerminalKey key;
  const auto reply =
      wire::decodeEnrolReply(centre_.enrolWith(centre_.code("b", kVillageA), key.csr("b")).body);
  ASSERT_TRUE(reply);
  const auto county = seal::keyFromBase64(reply->pack_key);
  ASSERT_TRUE(county);
  const auto terminal = centre_.terminal("a", kVillageA);
  const Answer answer = terminal->get("/v1/pack?version=2");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.content_type, "application/octet-stream");
  const auto opened = pack::openPack(*county, answer.body);
  ASSERT_TRUE(std::holds_alternative<pack::Pack>(opened));
  EXPECT_EQ(std::get<pack::Pack>(opened).version, 2);
  EXPECT_EQ(std::get<pack::Pack>(opened).files.at(0).bytes, "new");
  const auto renewed = wire::decodeRenewReply(
      terminal->post("/v1/renew", wire::encode(wire::RenewRequest{key.csr("a")})).body);
  ASSERT_TRUE(renewed);
  EXPECT_EQ(renewed->pack_key, reply->pack_key);
}

TEST_F(PackApiTest, WhatIsNotThereAndWhoMayNotAskIsSaid) {
  publish("x");
  const auto terminal = centre_.terminal("a", kVillageA);
  EXPECT_EQ(terminal->get("/v1/pack?version=2").status, 404);
  for (const char* wrong : {"", "?version=", "?version=0", "?version=-1", "?version=1x",
                            "?version=99999999999999999999"}) {
    EXPECT_EQ(terminal->get(std::string("/v1/pack") + wrong).status, 400) << wrong;
  }
  EXPECT_EQ(terminal->post("/v1/pack?version=1", "{}").status, 405);
  EXPECT_EQ(centre_.publicClient().get("/v1/pack?version=1").status, 404);
  EXPECT_EQ(centre_.nakedTerminal().get("/v1/pack?version=1").status, 0);
  centre_.store()->revokeTerminal("a", kNow);
  EXPECT_EQ(terminal->get("/v1/pack?version=1").status, 403);
}

class PublishTest : public testing::Test {
 protected:
  PublishTest() {
    fs::copy(BIANMIN_SOURCE_DIR "/config", config_, fs::copy_options::recursive);
    county_.config.tls_dir = folder_.path() / "keys";
    county_.config.database_url = "sqlite:" + (folder_.path() / "center.db").string();
    county_.config_file = config_ / "center.toml";
    CountyKeys::openOrCreate(county_.keys());
  }
  int publish(const std::string& note = "") {
    out_.str("");
    return cli::publishPack(county_, {"", note, false}, out_);
  }

  TemporaryFolder folder_;
  fs::path config_ = folder_.path() / "config";
  cli::County county_;
  std::ostringstream out_;
};

TEST_F(PublishTest, AFolderThatIsRightBecomesTheNextVersion) {
  EXPECT_EQ(publish("第一版"), cli::kGood);
  EXPECT_THAT(out_.str(), HasSubstr("Published version 1"));
  EXPECT_EQ(publish(), cli::kGood);
  EXPECT_THAT(out_.str(), HasSubstr("Published version 2"));
  const auto store = county_.stores()();
  const auto opened = pack::openPack(pack::publicKeyOf(*county_.countyKeys().packKey()),
                                     *PackStore(store->db()).bytes(1));
  ASSERT_TRUE(std::holds_alternative<pack::Pack>(opened));
  for (const pack::File& file : std::get<pack::Pack>(opened).files) {
    EXPECT_NE(file.path, "terminal.toml");
    EXPECT_NE(file.path, "center.toml");
  }
  const auto trail = store->auditTrail(1);
  ASSERT_EQ(trail.size(), 1u);
  EXPECT_EQ(trail[0].action, "publish-pack");
  EXPECT_EQ(trail[0].subject, "2");
  out_.str("");
  EXPECT_EQ(cli::listPacks(county_, false, out_), cli::kGood);
  EXPECT_THAT(out_.str(), HasSubstr("第一版"));
}

TEST_F(PublishTest, AFolderThatIsWrongIsRefusedWithEverythingThatIsWrong) {
  std::ofstream(config_ / "services" / "dibao.toml") << "nothing_like_this = 1\n";
  EXPECT_EQ(publish(), cli::kFinding);
  EXPECT_THAT(out_.str(), HasSubstr("dibao.toml:1: nothing_like_this"));
  EXPECT_THAT(out_.str(), HasSubstr("Nothing was published"));
  EXPECT_EQ(PackStore(county_.stores()()->db()).newestVersion(), 0);
}

TEST_F(PublishTest, AnIconThatNoTerminalDrawsIsRefused) {
  const fs::path file = config_ / "services" / "dibao.toml";
  std::stringstream text;
  text << std::ifstream(file).rdbuf();
  const std::string before = text.str();
  const std::size_t at = before.find("icon = \"");
  ASSERT_NE(at, std::string::npos);
  const std::size_t name = at + 8;
  std::ofstream(file) << before.substr(0, name) << "nobody_drew_this"
                      << before.substr(before.find('"', name));
  EXPECT_EQ(publish(), cli::kFinding);
  EXPECT_THAT(out_.str(), HasSubstr("nobody_drew_this"));
  EXPECT_EQ(PackStore(county_.stores()()->db()).newestVersion(), 0);
}

TEST_F(PublishTest, ACountyOlderThanPacksIsToldWhatToDo) {
  fs::remove(county_.keys() / "pack.key");
  EXPECT_FALSE(county_.countyKeys().packKey());
  EXPECT_EQ(county_.countyKeys().packPublicKey(), "");
  EXPECT_THROW(publish(), std::runtime_error);
  CountyKeys::openOrCreate(county_.keys());
  EXPECT_EQ(publish(), cli::kGood);
}

TEST_F(PublishTest, AWrongFolderIsWrongUse) {
  EXPECT_THROW(cli::publishPack(county_, {folder_.path() / "nowhere", "", false}, out_),
               std::invalid_argument);
  EXPECT_THROW(publish(std::string(301, 'x')), std::invalid_argument);
}

}  // namespace
}  // namespace bianmin::center
