#include "sync/seal/seal.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <set>

#include "sync/seal/deflate.h"

namespace bianmin::seal {
namespace {

const std::string kPlain = R"({"code":"K7M4Q9X","fields":{"name":"张三"}})";

// A box that holds any bytes at all, as a hostile sender would make it.
std::string boxed(const Key& key, const std::string& content) {
  std::string box(content.size() + crypto_box_SEALBYTES, '\0');
  crypto_box_seal(reinterpret_cast<unsigned char*>(box.data()),
                  reinterpret_cast<const unsigned char*>(content.data()), content.size(),
                  key.data());
  return "1." + toBase64(box);
}

TEST(SealTest, WhatIsSealedToTheCountyIsOpenedByTheCounty) {
  const KeyPair county = makeKeyPair();
  const std::string sealed = sealFor(county.public_key, kPlain);
  EXPECT_EQ(sealed.substr(0, 2), "1.");
  EXPECT_EQ(open(county, sealed), kPlain);
}

TEST(SealTest, AnEmptyTextAndTheLargestTextSurvive) {
  const KeyPair county = makeKeyPair();
  EXPECT_EQ(open(county, sealFor(county.public_key, "")), "");
  std::string largest(kPlainLimit, '\0');
  randomBytes(largest.data(), largest.size());
  EXPECT_TRUE(open(county, sealFor(county.public_key, largest)) == largest);
  EXPECT_THROW(sealFor(county.public_key, largest + "x"), std::length_error);
}

TEST(SealTest, TheSameTextIsSealedDifferentlyEachTime) {
  const KeyPair county = makeKeyPair();
  EXPECT_NE(sealFor(county.public_key, kPlain), sealFor(county.public_key, kPlain));
}

TEST(SealTest, AnotherKeyOpensNothing) {
  const KeyPair county = makeKeyPair();
  EXPECT_EQ(open(makeKeyPair(), sealFor(county.public_key, kPlain)), std::nullopt);
}

TEST(SealTest, EveryChangedByteIsNoticed) {
  const KeyPair county = makeKeyPair();
  const std::string sealed = sealFor(county.public_key, kPlain);
  const std::string box = fromBase64(sealed.substr(2)).value();
  for (std::size_t i = 0; i < box.size(); ++i) {
    std::string changed = box;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_EQ(open(county, "1." + toBase64(changed)), std::nullopt) << i;
  }
  EXPECT_EQ(open(county, "1." + toBase64(box.substr(0, box.size() - 1))), std::nullopt);
}

TEST(SealTest, AnUnknownSuiteAndMalformedTextAreRefused) {
  const KeyPair county = makeKeyPair();
  const std::string sealed = sealFor(county.public_key, kPlain);
  EXPECT_EQ(open(county, "2." + sealed.substr(2)), std::nullopt);
  for (const char* text : {"", "1", "1.", "1.AA==", "1.!!!!", "no suite"}) {
    EXPECT_EQ(open(county, text), std::nullopt) << text;
  }
}

TEST(SealTest, ATextThatUnpacksToMoreThanOneMebibyteIsRefused) {
  const KeyPair county = makeKeyPair();
  // Two full texts one after the other would be 2 MiB; one block of them is made by hand.
  std::string bomb;
  deflateRaw(std::string(kPlainLimit, 'a'), bomb);
  EXPECT_TRUE(open(county, boxed(county.public_key, bomb)).has_value());
  // A stored block of one byte that is not the last, then the bomb.
  const std::string one_more = std::string("\x00\x01\x00\xfe\xff", 5) + "a";
  EXPECT_EQ(open(county, boxed(county.public_key, one_more + bomb)), std::nullopt);
}

TEST(SealTest, BytesThatAreNotDeflatedOrGoOnAfterTheEndAreRefused) {
  const KeyPair county = makeKeyPair();
  std::string deflated;
  deflateRaw(kPlain, deflated);
  EXPECT_EQ(open(county, boxed(county.public_key, deflated)), kPlain);
  EXPECT_EQ(open(county, boxed(county.public_key, deflated + "x")), std::nullopt);
  EXPECT_EQ(open(county, boxed(county.public_key, deflated.substr(0, 9))), std::nullopt);
  EXPECT_EQ(open(county, boxed(county.public_key, "\xff\xff\xff")), std::nullopt);
  EXPECT_EQ(open(county, boxed(county.public_key, "")), std::nullopt);
}

TEST(LockTest, TheStationKeyOpensItsOwnCopyOnly) {
  const Key station = randomKey();
  std::string locked = seal::lock(station, kPlain);
  EXPECT_EQ(unlock(station, locked), kPlain);
  EXPECT_EQ(unlock(randomKey(), locked), std::nullopt);
  EXPECT_NE(seal::lock(station, kPlain), locked);
  locked.back() = static_cast<char>(locked.back() ^ 1);
  EXPECT_EQ(unlock(station, locked), std::nullopt);
  EXPECT_EQ(unlock(station, "short"), std::nullopt);
}

TEST(Base64Test, KnownTextsAndTheirInverse) {
  EXPECT_EQ(toBase64(std::string_view("")), "");
  EXPECT_EQ(toBase64(std::string_view("f")), "Zg==");
  EXPECT_EQ(toBase64(std::string_view("foobar")), "Zm9vYmFy");
  EXPECT_EQ(fromBase64("Zg=="), "f");
  EXPECT_EQ(fromBase64("Zm9vYmFy"), "foobar");
  EXPECT_EQ(fromBase64(""), "");
}

TEST(Base64Test, MalformedTextGivesNothing) {
  for (const char* text : {"Zg", "Zg=", "Z", "Zg==\n", "Zh==", "Zm9v*mFy", "-_-_", "Zg==Zg=="}) {
    EXPECT_EQ(fromBase64(text), std::nullopt) << text;
  }
}

TEST(Base64Test, AKeyHasThirtyTwoBytes) {
  const Key key = randomKey();
  EXPECT_EQ(keyFromBase64(toBase64(key)), key);
  EXPECT_EQ(keyFromBase64(toBase64(std::string(31, 'k'))), std::nullopt);
  EXPECT_EQ(keyFromBase64(toBase64(std::string(33, 'k'))), std::nullopt);
  EXPECT_EQ(keyFromBase64("?"), std::nullopt);
}

TEST(LookupTest, EachPartChangesTheValue) {
  const Key village = randomKey();
  const std::string value = lookupKey(village, "K7M4Q9X", "0013");
  EXPECT_EQ(fromBase64(value).value().size(), 16U);
  const std::set<std::string> different = {
      value, lookupKey(randomKey(), "K7M4Q9X", "0013"), lookupKey(village, "K7M4Q9Y", "0013"),
      lookupKey(village, "K7M4Q9X", "0014"), lookupKey(village, "K7M4Q9X0", "013")};
  EXPECT_EQ(different.size(), 5U);
  EXPECT_EQ(lookupKey(village, "K7M4Q9X", "0013"), value);
}

TEST(LookupTest, ASmallXCountsAsALargeOne) {
  const Key village = randomKey();
  EXPECT_EQ(lookupKey(village, "K7M4Q9X", "002x"), lookupKey(village, "K7M4Q9X", "002X"));
}

TEST(DigestTest, Sha256OfTheStandardsExamples) {
  EXPECT_EQ(sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace bianmin::seal
