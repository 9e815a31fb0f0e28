#include "sync/seal/password.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fstream>

namespace bianmin::seal {
namespace {

const Key kKey = {1};

TEST(PasswordTest, OnlyTheRightOneFitsAndOnlyUnderItsKey) {
  const std::string hash = hashPassword(kKey, "correct horse");
  EXPECT_TRUE(hash.starts_with("$argon2id$"));
  EXPECT_TRUE(passwordFits(kKey, hash, "correct horse"));
  EXPECT_FALSE(passwordFits(kKey, hash, "correct horsE"));
  EXPECT_FALSE(passwordFits(Key{2}, hash, "correct horse"));
  EXPECT_FALSE(passwordFits(kKey, "", "correct horse"));
  EXPECT_NE(hashPassword(kKey, "correct horse"), hash);
}

// libsodium says the same -1 as for a wrong one; it is no miss.
TEST(PasswordTest, WithoutMemoryNothingIsCalledWrong) {
  const std::string hash = hashPassword(kKey, "correct horse");
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_AS, &before), 0);
  rlim_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  const rlim_t used = pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
  const rlimit less{used + (rlim_t{32} << 20), before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_AS, &less), 0);
  EXPECT_THROW(passwordFits(kKey, hash, "correct horse"), NoMemory);
  EXPECT_THROW(hashPassword(kKey, "correct horse"), NoMemory);
  ASSERT_EQ(setrlimit(RLIMIT_AS, &before), 0);
  EXPECT_TRUE(passwordFits(kKey, hash, "correct horse"));
}

TEST(PasswordTest, FirstPasswordsDiffer) {
  const std::string one = makePassword();
  EXPECT_EQ(one.size(), 14u);
  EXPECT_EQ(one[4], '-');
  EXPECT_NE(one, makePassword());
}

// RFC 6238, appendix B, for SHA-1; the last six of its eight digits.
TEST(OneTimeCodeTest, TheVectorsOfTheStandardFit) {
  const std::string secret = "12345678901234567890";
  const struct {
    std::int64_t seconds;
    const char* code;
  } vectors[] = {{59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
                 {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"}};
  for (const auto& [seconds, code] : vectors) {
    const Instant at{std::chrono::seconds(seconds)};
    EXPECT_EQ(codeAt(secret, at), code);
    EXPECT_EQ(codeCounter(secret, code, at), seconds / 30);
  }
}

TEST(OneTimeCodeTest, OneStepEarlyOrLateIsTakenAndItsOwnCounterSaid) {
  const std::string secret = makeCodeSecret();
  const Instant now{std::chrono::seconds(1'763'860'010)};
  const std::string code = codeAt(secret, now);
  const auto counter = codeCounter(secret, code, now);
  ASSERT_TRUE(counter);
  EXPECT_EQ(codeCounter(secret, code, now + std::chrono::seconds(30)), counter);
  EXPECT_EQ(codeCounter(secret, code, now - std::chrono::seconds(30)), counter);
  EXPECT_FALSE(codeCounter(secret, code, now + std::chrono::seconds(90)));
  EXPECT_FALSE(codeCounter(secret, "12345", now));
  EXPECT_FALSE(codeCounter(secret, "12345a", now));
}

TEST(OneTimeCodeTest, TheSecretIsWrittenInBase32) {
  EXPECT_EQ(codeSecretText("12345678901234567890"), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}

}  // namespace
}  // namespace bianmin::seal
