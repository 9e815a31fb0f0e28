#include "sync/seal/pin.h"

#include <gtest/gtest.h>

#include <set>

namespace bianmin::seal {
namespace {

TEST(PinTest, APinHasSixDigitsAndIsRarelyTheSame) {
  std::set<std::string> pins;
  for (int i = 0; i < 50; ++i) {
    const std::string pin = makePin();
    EXPECT_EQ(pin.size(), 6u);
    EXPECT_EQ(pin.find_first_not_of("0123456789"), std::string::npos);
    pins.insert(pin);
  }
  EXPECT_GT(pins.size(), 40u);
}

TEST(PinTest, WhatIsStoredFitsThePinUnderTheStationKeyOnly) {
  const Key station = randomKey();
  const std::string hash = hashPin(station, "380417");
  EXPECT_TRUE(hash.starts_with("$argon2id$"));
  EXPECT_TRUE(pinFits(station, hash, "380417"));
  EXPECT_FALSE(pinFits(station, hash, "380418"));
  EXPECT_FALSE(pinFits(randomKey(), hash, "380417")) << "without the key the hash is worth nothing";
  EXPECT_FALSE(pinFits(station, "", "380417")) << "an account that was removed";
}

TEST(PinTest, TheSamePinTwiceGivesOtherBytes) {
  const Key station = randomKey();
  EXPECT_NE(hashPin(station, "380417"), hashPin(station, "380417"));
}

TEST(PinTest, AnUnlockCodeHangsOnKeyAndChallenge) {
  const Key key = derive(Key{}, "unlock", "demo-01");
  const std::string code = unlockCode(key, "K7M4Q9X");
  EXPECT_EQ(code.size(), 8u);
  EXPECT_EQ(code.find_first_not_of("0123456789"), std::string::npos);
  EXPECT_EQ(code, unlockCode(key, "K7M4Q9X"));
  EXPECT_NE(code, unlockCode(key, "K7M4Q9Y"));
  EXPECT_NE(code, unlockCode(derive(Key{}, "unlock", "demo-02"), "K7M4Q9X"));
}

TEST(DeriveTest, PurposesAndNamesNeverMeet) {
  const Key master = randomKey();
  EXPECT_EQ(derive(master, "a", "b"), derive(master, "a", "b"));
  EXPECT_NE(derive(master, "a", "b"), derive(master, "ab"));
  EXPECT_NE(derive(master, "a"), derive(master, "b"));
  EXPECT_NE(derive(master, "a"), derive(randomKey(), "a"));
}

// RFC 4231, test case 2 with the key filled up to 32 bytes by zeros, as HMAC itself does.
TEST(MacTest, IsHmacSha256) {
  Key key{};
  key[0] = 'J';
  key[1] = 'e';
  key[2] = 'f';
  key[3] = 'e';
  const Key out = mac(key, "what do ya want for nothing?");
  EXPECT_EQ(out[0], 0x5b);
  EXPECT_EQ(out[1], 0xdc);
  EXPECT_EQ(out[31], 0x43);
  EXPECT_TRUE(same(out, out));
  EXPECT_FALSE(same(out, key));
}

}  // namespace
}  // namespace bianmin::seal
