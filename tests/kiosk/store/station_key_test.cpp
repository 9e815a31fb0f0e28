#include "kiosk/store/station_key.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "tests/kiosk/store/terminal_folder.h"

namespace bianmin {
namespace {

using std::filesystem::perms;

TEST(StationKeyTest, IsMadeOnceAndReadableForItsOwnerOnly) {
  TerminalFolder folder;
  const auto dir = folder.path() / "data";
  const seal::Key key = loadOrMakeStationKey(dir);
  EXPECT_EQ(loadOrMakeStationKey(dir), key);
  EXPECT_EQ(std::filesystem::status(dir / "station.key").permissions(),
            perms::owner_read | perms::owner_write);
  EXPECT_EQ(std::filesystem::status(dir).permissions(), perms::owner_all);
}

TEST(StationKeyTest, ThoseWhoAskAtOnceGetTheSameKey) {
  TerminalFolder folder;
  std::vector<seal::Key> keys(8);
  std::vector<std::thread> threads;
  for (seal::Key& key : keys) {
    threads.emplace_back([&] { key = loadOrMakeStationKey(folder.path()); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const seal::Key& key : keys) EXPECT_EQ(key, keys.front());
  const auto files = std::filesystem::directory_iterator(folder.path());
  EXPECT_EQ(std::distance(begin(files), end(files)), 1) << "no drafts are left";
}

TEST(StationKeyTest, ADamagedOrOpenFileIsAnErrorAndNotReplaced) {
  TerminalFolder folder;
  const auto file = folder.path() / "station.key";
  loadOrMakeStationKey(folder.path());
  std::filesystem::permissions(file, perms::others_read, std::filesystem::perm_options::add);
  EXPECT_THROW(loadOrMakeStationKey(folder.path()), std::runtime_error);
  std::filesystem::permissions(file, perms::owner_read | perms::owner_write);
  std::ofstream(file) << "damaged";
  EXPECT_THROW(loadOrMakeStationKey(folder.path()), std::runtime_error);
  EXPECT_EQ(bytesOf(file), "damaged");
}

TEST(StationKeyTest, StoreKeysNeedWholeKeysAndTheUnlockKeyMayBeAbsent) {
  const seal::Key county = seal::randomKey();
  const seal::Key village = seal::randomKey();
  const std::string county64 = seal::toBase64(county);
  const std::string village64 = seal::toBase64(village);
  const StoreKeys keys = storeKeys(seal::randomKey(), county64, village64, county64);
  EXPECT_EQ(keys.county, county);
  EXPECT_EQ(keys.village, village);
  EXPECT_EQ(keys.unlock, county);
  EXPECT_FALSE(storeKeys(county, county64, village64, "").unlock);
  EXPECT_THROW(storeKeys(county, "AAAA", village64, ""), std::runtime_error);
  EXPECT_THROW(storeKeys(county, county64, "", ""), std::runtime_error);
  EXPECT_THROW(storeKeys(county, county64, village64, "AAAA"), std::runtime_error);
}

}  // namespace
}  // namespace bianmin
