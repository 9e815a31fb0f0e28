// ULIDs, journal names and pick-up codes.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "sync/domain/journal.h"
#include "sync/domain/pickup_code.h"
#include "sync/domain/ulid.h"

namespace bianmin {
namespace {

using namespace std::chrono_literals;

std::array<std::uint8_t, 8> bytesOf(std::uint64_t number) {
  std::array<std::uint8_t, 8> bytes{};
  for (std::size_t i = 0; i < 8; ++i) bytes[7 - i] = static_cast<std::uint8_t>(number >> (8 * i));
  return bytes;
}

TEST(UlidTest, MatchesThePublishedExampleOfTheTimePart) {
  // 1469918176385 is the time of the example in the ULID specification.
  EXPECT_EQ(makeUlid(Instant{1469918176385ms}, {}), "01ARYZ6S410000000000000000");
}

TEST(UlidTest, RandomBitsFillTheRest) {
  std::array<std::uint8_t, 10> ones;
  ones.fill(0xFF);
  EXPECT_EQ(makeUlid(Instant{0ms}, ones), "0000000000ZZZZZZZZZZZZZZZZ");
  std::array<std::uint8_t, 10> one{};
  one[9] = 1;
  EXPECT_EQ(makeUlid(Instant{0ms}, one), "00000000000000000000000001");
}

TEST(UlidTest, SortsByTimeAndSurvivesAMadClock) {
  EXPECT_LT(makeUlid(Instant{1000ms}, {}), makeUlid(Instant{1001ms}, {}));
  EXPECT_EQ(makeUlid(Instant{-5ms}, {}), "00000000000000000000000000");
  EXPECT_TRUE(isUlid(makeUlid(Instant::max(), {})));
}

TEST(UlidTest, RecognisesOnlyTheCanonicalForm) {
  EXPECT_TRUE(isUlid("01ARZ3NDEKTSV4RRFFQ69G5FAV"));
  EXPECT_TRUE(isUlid("7ZZZZZZZZZZZZZZZZZZZZZZZZZ"));
  for (const char* text : {"", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "01ARZ3NDEKTSV4RRFFQ69G5FA",
                           "01ARZ3NDEKTSV4RRFFQ69G5FAVV", "01arz3ndektsv4rrffq69g5fav",
                           "01ARZ3NDEKTSV4RRFFQ69G5FAU"}) {
    EXPECT_FALSE(isUlid(text)) << text;
  }
}

TEST(JournalTest, NamesAreThoseOnTheWire) {
  EXPECT_EQ(toName(EntryKind::Ticket), "ticket");
  EXPECT_EQ(toName(EntryKind::Dossier), "dossier");
  EXPECT_EQ(toName(EntryKind::Rating), "rating");
  EXPECT_EQ(toName(EntryState::Waiting), "waiting");
  EXPECT_EQ(toName(EntryState::Sending), "sending");
  EXPECT_EQ(toName(EntryState::Taken), "taken");
  EXPECT_EQ(toName(EntryState::Parked), "parked");
}

TEST(PickupCodeTest, TheAlphabetHasNoTwinsAndAPrimeSize) {
  const auto alphabet = pickupAlphabet();
  EXPECT_EQ(std::set<char>(alphabet.begin(), alphabet.end()).size(), 29U);
  EXPECT_EQ(alphabet.find_first_of("0O1ILUB"), std::string_view::npos);
}

TEST(PickupCodeTest, WhatIsMadeCanBeReadHoweverItIsTyped) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 2000; ++i) {
    const std::string code = makePickupCode(bytesOf(random()));
    ASSERT_EQ(code.size(), 7U);
    ASSERT_EQ(readPickupCode(code), code);
    ASSERT_EQ(readPickupCode(groupedPickupCode(code)), code);
  }
  const std::string code = makePickupCode(bytesOf(0x0123456789abcdefU));
  std::string small = " " + code.substr(0, 3) + "-" + code.substr(3) + " ";
  for (char& c : small) c = c >= 'A' ? static_cast<char>(c - 'A' + 'a') : c;
  EXPECT_EQ(readPickupCode(small), code);
}

TEST(PickupCodeTest, EverySingleWrongCharacterIsFound) {
  std::mt19937_64 random(2);
  for (int i = 0; i < 500; ++i) {
    const std::string code = makePickupCode(bytesOf(random()));
    for (std::size_t place = 0; place < code.size(); ++place) {
      for (const char other : pickupAlphabet()) {
        std::string wrong = code;
        wrong[place] = other;
        ASSERT_EQ(readPickupCode(wrong).has_value(), other == code[place]) << code << " " << wrong;
      }
    }
  }
}

TEST(PickupCodeTest, EverySwapOfNeighboursIsFound) {
  // Every pair of characters at every place, the rest of the code fixed by the random part.
  std::mt19937_64 random(3);
  for (int i = 0; i < 20000; ++i) {
    const std::string code = makePickupCode(bytesOf(random()));
    for (std::size_t place = 0; place + 1 < code.size(); ++place) {
      std::string swapped = code;
      std::swap(swapped[place], swapped[place + 1]);
      ASSERT_EQ(readPickupCode(swapped).has_value(), swapped == code) << code << " " << swapped;
    }
  }
}

TEST(PickupCodeTest, OtherLengthsAndCharactersAreRefused) {
  const std::string code = makePickupCode(bytesOf(42));
  EXPECT_FALSE(readPickupCode(""));
  EXPECT_FALSE(readPickupCode(code.substr(0, 6)));
  EXPECT_FALSE(readPickupCode(code + "2"));
  EXPECT_FALSE(readPickupCode("0" + code.substr(1)));
  EXPECT_FALSE(readPickupCode("取件码"));
}

TEST(PickupCodeTest, IsShownInGroupsOfFourAndThree) {
  EXPECT_EQ(groupedPickupCode("K7M4Q9X"), "K7M4 Q9X");
  EXPECT_EQ(groupedPickupCode(""), "");
}

}  // namespace
}  // namespace bianmin
