// Where the feed has grown, over either database.
#include <gtest/gtest.h>

#include "tests/sync/center/postgres_fixture.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {
namespace {

class FeedNewsContract : public testing::TestWithParam<Dialect> {
 protected:
  EmptyStore empty_{GetParam()};
  std::unique_ptr<CenterStore> store_ = empty_.open()();
  Terminal a_ = enrolled(*store_, "延水关-01", kVillageA, "A1");
  Terminal b_ = enrolled(*store_, "延水关-02", kVillageB, "B1");
};

using Villages = std::vector<std::string>;

TEST_P(FeedNewsContract, NamesEachVillageOnceSinceTheMark) {
  const FeedNews first = store_->feedNews(store_->feedMark());
  EXPECT_FALSE(first.everywhere);
  EXPECT_EQ(first.villages, Villages{});
  ingestOne(*store_, b_, dossierEntry(1));
  ingestOne(*store_, a_, dossierEntry(2));
  ingestOne(*store_, b_, dossierEntry(3));
  const FeedNews news = store_->feedNews(first.mark);
  EXPECT_FALSE(news.everywhere);
  EXPECT_EQ(news.villages, (Villages{kVillageA, kVillageB}));
  EXPECT_EQ(news.mark, store_->feedMark());
  EXPECT_EQ(store_->feedNews(news.mark).villages, Villages{});
}

TEST_P(FeedNewsContract, AMarkThatIsNotKnownIsNewsEverywhere) {
  ingestOne(*store_, a_, dossierEntry(1));
  EXPECT_TRUE(store_->feedNews("").everywhere);
  EXPECT_TRUE(store_->feedNews("anotherlife.0.0").everywhere);
  const std::string now = store_->feedMark();
  EXPECT_TRUE(store_->feedNews(now.substr(0, now.rfind('.')) + ".999999").everywhere);
}

INSTANTIATE_TEST_SUITE_P(Backends, FeedNewsContract,
                         testing::Values(Dialect::Sqlite, Dialect::Postgres));

}  // namespace
}  // namespace bianmin::center
