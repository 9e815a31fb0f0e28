#include "sync/pack/pack.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace bianmin::pack {
namespace {

using Kind = Refusal::Kind;

constexpr std::size_t kBody = 72;  // where the signed bytes begin

const seal::Key& signingKey() {
  static const seal::Key key = seal::randomKey();
  return key;
}

Pack sample() {
  Pack pack;
  pack.version = 7;
  pack.made_at = Instant{std::chrono::milliseconds{1'795'000'000'000}};
  pack.files = {{"county.toml", "[county]\n"}, {"services/dibao.toml", std::string("a\0b", 3)}};
  return pack;
}

std::variant<Pack, Refusal> opened(std::string_view bytes) {
  return openPack(publicKeyOf(signingKey()), bytes);
}

// Signed rightly, whatever it says.
std::string signedBody(std::string_view body) {
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_key{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
  crypto_sign_seed_keypair(public_key.data(), secret.data(), signingKey().data());
  std::array<unsigned char, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr,
                       reinterpret_cast<const unsigned char*>(body.data()), body.size(),
                       secret.data());
  std::string bytes = "BMPACK1\n";
  bytes.append(reinterpret_cast<const char*>(signature.data()), signature.size());
  return bytes.append(body);
}

std::string signedManifest(const std::string& manifest, std::string_view files) {
  std::string body(4, '\0');
  body[2] = static_cast<char>(manifest.size() >> 8);
  body[3] = static_cast<char>(manifest.size() & 0xFF);
  return signedBody(body + manifest + std::string(files));
}

nlohmann::json manifest(const std::string& path) {
  return {{"version", 1},
          {"made_at", toIso(sample().made_at)},
          {"files", {{{"path", path}, {"size", 1}, {"sha256", seal::sha256Hex("x")}}}}};
}

Kind kindOf(const std::variant<Pack, Refusal>& result) {
  const auto* refusal = std::get_if<Refusal>(&result);
  if (refusal == nullptr) throw std::logic_error("it was taken");
  EXPECT_FALSE(refusal->words.empty());
  return refusal->kind;
}

TEST(PackTest, ComesOutAsItWentIn) {
  const auto result = opened(makePack(signingKey(), sample()));
  const auto* pack = std::get_if<Pack>(&result);
  ASSERT_NE(pack, nullptr);
  EXPECT_EQ(pack->version, 7);
  EXPECT_EQ(pack->made_at, sample().made_at);
  EXPECT_EQ(pack->files, sample().files);
}

TEST(PackTest, EveryFlippedBitIsRefused) {
  const std::string good = makePack(signingKey(), sample());
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string bytes = good;
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
      const Kind expected = at < 8 ? Kind::NotAPack : Kind::Forged;
      ASSERT_EQ(kindOf(opened(bytes)), expected) << "byte " << at << ", bit " << bit;
    }
  }
}

TEST(PackTest, EveryTruncationAndAnyAdditionIsRefused) {
  const std::string good = makePack(signingKey(), sample());
  for (std::size_t size = 0; size < good.size(); ++size) {
    kindOf(opened(std::string_view(good).substr(0, size)));
  }
  EXPECT_EQ(kindOf(opened(good + "x")), Kind::Forged);
}

TEST(PackTest, AnotherCountysKeyIsRefused) {
  const std::string good = makePack(signingKey(), sample());
  EXPECT_EQ(kindOf(openPack(publicKeyOf(seal::randomKey()), good)), Kind::Forged);
}

TEST(PackTest, TheSignatureIsLookedAtBeforeAnythingElse) {
  std::string bytes = "BMPACK1\n" + std::string(64, '\0') + "\xFF\xFF\xFF\xFF{]";
  EXPECT_EQ(kindOf(opened(bytes)), Kind::Forged);
  bytes.append(kMostBytes, 'x');
  EXPECT_EQ(kindOf(opened(bytes)), Kind::TooLarge);
}

TEST(PackTest, ASignedNameThatLeadsElsewhereIsRefused) {
  for (const char* path :
       {"../county.toml", "services/../../x.toml", "/etc/passwd", "services//x.toml", "", ".",
        "services", "services/", "services/.toml", "services/a/b.toml", "services/a.toml/",
        "terminal.toml", "center.toml", "services/x.sh", "services/a b.toml", "services/..toml",
        "Services/x.toml", "services\\x.toml", "packs/x.toml"}) {
    EXPECT_FALSE(isPackPath(path)) << path;
    EXPECT_EQ(kindOf(opened(signedManifest(manifest(path).dump(), "x"))), Kind::Malformed) << path;
  }
  const std::string with_zero("services/a\0.toml", 16);
  EXPECT_FALSE(isPackPath(with_zero));
  EXPECT_FALSE(isPackPath("services/" + std::string(kMostPath, 'a') + ".toml"));
  EXPECT_TRUE(std::holds_alternative<Pack>(
      opened(signedManifest(manifest("services/a_B-1.toml").dump(), "x"))));
}

TEST(PackTest, ASignedManifestThatDoesNotFitIsRefused) {
  const auto malformed = [](const nlohmann::json& json, std::string_view files) {
    EXPECT_EQ(kindOf(opened(signedManifest(json.dump(), files))), Kind::Malformed) << json;
  };
  const nlohmann::json good = manifest("county.toml");
  malformed(good, "");    // shorter than it says
  malformed(good, "xx");  // longer
  malformed(good, "y");   // other bytes
  for (const nlohmann::json& wrong : std::vector<nlohmann::json>{
           0, -1, 1.5, "1", nullptr, 9007199254740993, std::uint64_t{1} << 63}) {
    nlohmann::json json = good;
    json["version"] = wrong;
    malformed(json, "x");
    json = good;
    json["files"][0]["size"] = wrong;
    if (wrong != 0) malformed(json, "x");
  }
  nlohmann::json twice = good;
  twice["files"].push_back(good["files"][0]);
  malformed(twice, "xx");
  for (const char* member : {"version", "made_at", "files"}) {
    nlohmann::json json = good;
    json.erase(member);
    malformed(json, "x");
    json[member] = nlohmann::json::array();
    malformed(json, "x");
  }
  malformed(nlohmann::json::array(), "");
  EXPECT_EQ(kindOf(opened(signedBody(std::string("\xFF\xFF\xFF\xFF", 4)))), Kind::Malformed);
  EXPECT_EQ(kindOf(opened(signedBody(std::string("\0\0\0\2{]", 6)))), Kind::Malformed);
}

TEST(PackTest, WhatMustNotBeInAPackIsNotSigned) {
  const auto refused = [](const Pack& pack) {
    EXPECT_THROW(makePack(signingKey(), pack), std::invalid_argument);
  };
  Pack pack = sample();
  pack.version = 0;
  refused(pack);
  pack = sample();
  pack.files.clear();
  refused(pack);
  pack = sample();
  pack.files[0].path = "terminal.toml";
  refused(pack);
  pack = sample();
  pack.files[1].path = pack.files[0].path;
  refused(pack);
  pack = sample();
  pack.files[0].bytes.assign(kMostBytes - kBody, 'x');
  refused(pack);
}

}  // namespace
}  // namespace bianmin::pack
