#include "sync/http/target.h"

#include <gtest/gtest.h>

namespace bianmin::http {
namespace {

TEST(TargetTest, PathAndQueryAreDecodedApart) {
  const auto target = parseTarget("/v1/a%20b+c?cursor=x%2By&wait=60&word=a+b&empty");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/v1/a b+c");
  EXPECT_EQ(target->query.at("cursor"), "x+y");
  EXPECT_EQ(target->query.at("wait"), "60");
  EXPECT_EQ(target->query.at("word"), "a b");
  EXPECT_EQ(target->query.at("empty"), "");
}

TEST(TargetTest, LastOfEqualNamesWins) { EXPECT_EQ(parseTarget("/?a=1&&a=2")->query.at("a"), "2"); }

TEST(TargetTest, MalformedTargetsAreRefused) {
  for (const char* bad : {"", "v1", "/%", "/%4", "/%zz", "/%00", "/?a=%0", "/?a=%00", "*"}) {
    EXPECT_FALSE(parseTarget(bad)) << bad;
  }
}

TEST(PairsTest, NamesMayComeTwiceAndStayInTheirOrder) {
  const auto pairs = parsePairs("pick=a&note=%E5%BC%A0+%E4%B8%89&pick=b&&empty");
  ASSERT_TRUE(pairs);
  const std::vector<std::pair<std::string, std::string>> expected = {
      {"pick", "a"}, {"note", "张 三"}, {"pick", "b"}, {"empty", ""}};
  EXPECT_EQ(*pairs, expected);
  EXPECT_FALSE(parsePairs("a=%zz"));
  EXPECT_FALSE(parsePairs("a=%00"));
}

}  // namespace
}  // namespace bianmin::http
