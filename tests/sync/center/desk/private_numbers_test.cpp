#include "sync/center/desk/private_numbers.h"

#include <gtest/gtest.h>

namespace bianmin::center::desk {
namespace {

TEST(PrivateNumbersTest, NumbersOfPeopleAreFoundHoweverTheyAreWritten) {
  for (const char* text : {
           "打 13800001111 找我",
           "138 0000 1111",
           "138-0000-1111",
           "138  0000 1111",
           "138 - 0000 - 1111",
           "138–0000–1111",
           "0911-1234567 13800001111",
           "2026-11-23 13800001111",
           "１３８００００１１１１",
           "138　0000　1111",
           "8613800001111",
           "013800001111",
           "610622189001010013",
           "610622 18900101 0013",
           "61062218900101001X",
           "6222 0000 0000 0000 000",
       }) {
    EXPECT_TRUE(hasPrivateNumber(text)) << text;
  }
}

TEST(PrivateNumbersTest, OfficesTelephonesDaysAndSumsMayStand) {
  for (const char* text : {
           "",
           "请打 09125622345",
           "0911-1234567",
           "010-12345678 转 2",
           "12345",
           "0911-1234567 0911-7654321",
           "0911 1234567",
           "2026-11-23 14:00",
           "2026-11-23 2026-12-01",
           "2026-11-23 - 2026-12-01",
           "2026年11月23日到12月1日",
           "每月 1680.50 元，一共 3 人",
           "A012 号，3 号窗口",
       }) {
    EXPECT_FALSE(hasPrivateNumber(text)) << text;
  }
}

}  // namespace
}  // namespace bianmin::center::desk
