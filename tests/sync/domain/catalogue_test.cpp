#include <gtest/gtest.h>

#include "sync/domain/service.h"
#include "sync/domain/utf8.h"

namespace bianmin {
namespace {

TEST(CatalogueTest, FindsByIdOrSaysThereIsNone) {
  Catalogue catalogue;
  catalogue.matters.resize(2);
  catalogue.matters[1].id = "PENSION.claim";
  catalogue.groups = {{"A", "社会保障"}};
  EXPECT_EQ(catalogue.find("PENSION.claim"), &catalogue.matters[1]);
  EXPECT_EQ(catalogue.find("PENSION"), nullptr);
  ASSERT_NE(catalogue.group("A"), nullptr);
  EXPECT_EQ(catalogue.group("A")->name, "社会保障");
  EXPECT_EQ(catalogue.group("B"), nullptr);
}

TEST(Utf8Test, RoundTripsEveryLength) {
  const std::string text = "a\xC3\xA9张𬸘";
  const auto characters = decodeUtf8(text);
  ASSERT_TRUE(characters);
  EXPECT_EQ(characters->size(), 4U);
  EXPECT_EQ(encodeUtf8(*characters), text);
  EXPECT_EQ(decodeUtf8(""), std::u32string());
}

TEST(Utf8Test, RefusesWhatIsNotWellFormed) {
  for (const char* bad : {"\x80", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                          "\xE5\xBC", "\xE5\x28\xA1", "\xFF"}) {
    EXPECT_FALSE(decodeUtf8(bad)) << bad;
  }
  EXPECT_EQ(encodeUtf8(std::u32string{U'a', char32_t{0xD800}, char32_t{0x110000}}), "a");
}

}  // namespace
}  // namespace bianmin
