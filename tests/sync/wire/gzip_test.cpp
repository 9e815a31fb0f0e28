#include "sync/wire/gzip.h"

#include <gtest/gtest.h>

#include "sync/wire/codec.h"
#include "tests/sync/wire/samples.h"

namespace bianmin::wire {
namespace {

using Status = Gunzipped::Status;

TEST(GzipTest, ComesBackAsItWas) {
  for (const std::string& text : {std::string(), std::string("a"), encode(Samples().tickets(100)),
                                  std::string(100'000, 'x')}) {
    const Gunzipped back = gunzip(gzip(text), text.size());
    EXPECT_EQ(back.status, Status::Ok);
    EXPECT_EQ(back.bytes, text);
  }
}

TEST(GzipTest, MoreThanTheCapIsRefused) {
  const std::string bomb = gzip(std::string(20'000'000, '\0'), 9);
  EXPECT_LT(bomb.size(), 25'000u);
  EXPECT_EQ(gunzip(bomb, 1'000'000).status, Status::TooLarge);
  EXPECT_EQ(gunzip(gzip("12345"), 4).status, Status::TooLarge);
  EXPECT_EQ(gunzip(gzip("12345"), 5).status, Status::Ok);
}

TEST(GzipTest, DamagedBytesAreMalformed) {
  const std::string good = gzip(encode(Samples().tickets(10)));
  EXPECT_EQ(gunzip("", 1000).status, Status::Malformed);
  EXPECT_EQ(gunzip("{\"entries\":[]}", 1000).status, Status::Malformed);
  EXPECT_EQ(gunzip(good + "x", 100'000).status, Status::Malformed);
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_EQ(gunzip(std::string_view(good).substr(0, size), 100'000).status, Status::Malformed);
  }
}

TEST(GzipTest, DamageIsNeverTakenForOtherBytes) {
  Samples samples;
  const std::string text = encode(samples.tickets(10));
  const std::string good = gzip(text);
  for (int i = 0; i < 2000; ++i) {
    std::string bad = good;
    // The first ten bytes hold flags and a time that nobody checks.
    const std::size_t at = 10 + samples.random()() % (bad.size() - 10);
    bad[at] = static_cast<char>(bad[at] ^ (1 << (samples.random()() % 8)));
    const Gunzipped back = gunzip(bad, 100'000);
    // Some bits of a deflate stream do not matter; the checksum guards the rest.
    EXPECT_TRUE(back.status != Status::Ok || back.bytes == text) << at;
  }
}

TEST(GzipTest, BatchesOfAHundredAreSmallEnoughForAVillageLine) {
  Samples samples;
  const std::size_t tickets = gzip(encode(samples.tickets(100))).size();
  const std::size_t dossiers =
      gzip(encode(samples.batch(100, [&] { return samples.dossier(); }))).size();
  RecordProperty("bytes_per_ticket", static_cast<int>(tickets / 100));
  RecordProperty("bytes_per_dossier", static_cast<int>(dossiers / 100));
  EXPECT_LE(tickets, 14'000u);
  EXPECT_LE(dossiers, 56'000u);
}

}  // namespace
}  // namespace bianmin::wire
