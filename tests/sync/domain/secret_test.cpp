#include "sync/domain/secret.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>

namespace bianmin {
namespace {

bool memoryHolds(const void* place, std::size_t size, std::string_view text) {
  return std::string_view(static_cast<const char*>(place), size).find(text) !=
         std::string_view::npos;
}

TEST(SecretTest, GrowsAndShrinksByWholeCharacters) {
  Secret name("张");
  EXPECT_TRUE(name.append("𬸘"));
  EXPECT_TRUE(name.append("a"));
  EXPECT_EQ(name.view(), "张𬸘a");
  name.removeLast();
  EXPECT_EQ(name.view(), "张𬸘");
  name.removeLast();
  EXPECT_EQ(name.view(), "张");
  name.removeLast();
  EXPECT_TRUE(name.empty());
  name.removeLast();
  EXPECT_TRUE(name.empty());
}

TEST(SecretTest, LongerInputIsRefusedWhole) {
  Secret full(std::string(Secret::kCapacity - 1, 'x'));
  EXPECT_FALSE(full.append("张"));
  EXPECT_EQ(full.size(), Secret::kCapacity - 1);
  EXPECT_TRUE(full.append("y"));
  EXPECT_THROW(Secret(std::string(Secret::kCapacity + 1, 'x')), std::length_error);
}

TEST(SecretTest, ClearAndRemoveLeaveNoBytesBehind) {
  Secret id("610622189001010013");
  id.removeLast();
  id.clear();
  EXPECT_TRUE(id.empty());
  EXPECT_FALSE(memoryHolds(&id, sizeof id, "6106"));
  Secret shrunk("张三");
  shrunk.removeLast();
  EXPECT_FALSE(memoryHolds(&shrunk, sizeof shrunk, "三"));
}

TEST(SecretTest, AssignmentOverwritesALongerText) {
  Secret value("610622189001010013");
  value = Secret("1");
  EXPECT_EQ(value.view(), "1");
  EXPECT_FALSE(memoryHolds(&value, sizeof value, "0622"));
}

TEST(SecretTest, DestructionOverwritesTheBuffer) {
  alignas(Secret) unsigned char place[sizeof(Secret)];
  auto* secret = new (place) Secret("610622189001010013");
  ASSERT_TRUE(memoryHolds(place, sizeof place, "610622"));
  std::destroy_at(secret);
  EXPECT_FALSE(memoryHolds(place, sizeof place, "6106"));
}

TEST(SecretTest, EqualityLooksAtTheTextOnly) {
  Secret once("张三丰");
  once.removeLast();
  EXPECT_EQ(once, Secret("张三"));
  EXPECT_FALSE(once == Secret("张四"));
}

}  // namespace
}  // namespace bianmin
