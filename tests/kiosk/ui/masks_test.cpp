#include "kiosk/ui/masks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "tests/kiosk/ui/picture.h"
#include "tests/support/paths.h"

namespace bianmin::ui {
namespace {

std::vector<std::uint8_t> bytesOf(const Bitmap& bitmap) {
  std::vector<std::uint8_t> bytes;
  for (int y = 0; y < bitmap.height; ++y) {
    const std::uint8_t* row = bitmap.bytes + y * bitmap.pitch;
    bytes.insert(bytes.end(), row, row + bitmap.width);
  }
  return bytes;
}

std::vector<std::uint8_t> bytesOf(const Masks& masks, const Mask& mask) {
  std::vector<std::uint8_t> bytes;
  const int side = masks.atlas().side();
  for (int y = 0; y < mask.height; ++y) {
    const std::uint8_t* row = masks.atlas().sheet(mask.sheet) + (mask.v + y) * side + mask.u;
    bytes.insert(bytes.end(), row, row + mask.width);
  }
  return bytes;
}

TEST(FontsTest, RareCharactersOfNamesHaveGlyphsOfTheirOwn) {
  Fonts fonts{FontPaths{}};
  const auto missing = bytesOf(fonts.render(0x10FFFD, false, 48));
  ASSERT_FALSE(missing.empty());
  EXPECT_FALSE(fonts.known(0x10FFFD));
  std::set<std::vector<std::uint8_t>> pictures = {missing};
  for (const char32_t c : {U'𫘧', U'𬱖', U'𠅤', U'𬸘', U'张'}) {
    for (const bool bold : {false, true}) {
      EXPECT_TRUE(fonts.known(c));
      EXPECT_TRUE(pictures.insert(bytesOf(fonts.render(c, bold, 48))).second)
          << std::hex << static_cast<std::uint32_t>(c);
    }
  }
}

TEST(FontsTest, AnIdeographIsOneEmWideAndASteeringCharacterHasNoWidth) {
  Fonts fonts{FontPaths{}};
  EXPECT_FLOAT_EQ(fonts.advance(U'便', false), 1);
  EXPECT_FLOAT_EQ(fonts.advance(U'便', true), 1);
  EXPECT_FLOAT_EQ(fonts.advance(0x2060, false), 0);
}

TEST(FontsTest, WithoutTheRegularFaceNothingStarts) {
  FontPaths paths;
  paths.regular.path = "/nowhere.ttc";
  EXPECT_THROW(Fonts{paths}, std::runtime_error);
}

TEST(FontsTest, WithoutTheBoldFaceTextIsDrawnRegular) {
  FontPaths paths;
  paths.bold.path = "/nowhere.ttc";
  Fonts fonts{paths};
  EXPECT_EQ(bytesOf(fonts.render(U'便', true, 40)), bytesOf(fonts.render(U'便', false, 40)));
}

TEST(MasksTest, AFullSheetInTheMiddleOfAFrameKeepsWhatWasDrawnBefore) {
  Masks masks(FontPaths{}, 256);
  const Mask first = masks.glyph(U'一', true, 60);
  const auto before = bytesOf(masks, first);
  for (char32_t c = 0x4E00; c < 0x4E40; ++c) masks.glyph(c, true, 60);
  EXPECT_GT(masks.atlas().sheets(), 1);
  EXPECT_EQ(bytesOf(masks, first), before);
  EXPECT_TRUE(masks.startFrame());
  EXPECT_EQ(masks.atlas().sheets(), 0);
  EXPECT_EQ(bytesOf(masks, masks.glyph(U'一', true, 60)), before);
  EXPECT_FALSE(masks.startFrame());
}

TEST(MasksTest, MasksNeverOverlap) {
  Masks masks(FontPaths{}, 512);
  std::vector<Mask> all;
  for (char32_t c = 0x5000; c < 0x5040; ++c) {
    all.push_back(masks.glyph(c, false, 20 + static_cast<int>(c % 17)));
    all.push_back(masks.disc(6 + static_cast<int>(c % 40)));
  }
  std::set<std::tuple<int, int, int>> owned;
  std::set<std::tuple<int, int, int>> seen;
  for (const Mask& mask : all) {
    if (!seen.insert({mask.sheet, mask.u, mask.v}).second) continue;  // asked for twice
    for (int y = 0; y < mask.height; ++y) {
      for (int x = 0; x < mask.width; ++x) {
        ASSERT_TRUE(owned.insert({mask.sheet, mask.u + x, mask.v + y}).second);
      }
    }
  }
}

TEST(MasksTest, EveryIconOfTheLookDrawsSomething) {
  std::ifstream file(std::string(BIANMIN_SOURCE_DIR) + "/assets/icons/icons.svg");
  const std::string svg((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  Masks masks{FontPaths{}};
  int icons = 0;
  constexpr std::string_view kLead = "<symbol id=\"";
  for (std::size_t at = svg.find(kLead); at != std::string::npos; at = svg.find(kLead, at + 1)) {
    const std::size_t from = at + kLead.size();
    const std::string name = svg.substr(from, svg.find('"', from) - from);
    const auto bytes = bytesOf(masks, masks.icon(name, 56, 3.6F));
    EXPECT_GT(std::count_if(bytes.begin(), bytes.end(), [](std::uint8_t b) { return b > 200; }), 40)
        << name;
    ++icons;
  }
  EXPECT_GT(icons, 45);
  EXPECT_EQ(masks.icon("no-such-icon", 56, 3.6F).width, 0);
}

TEST(MasksTest, ADiscCoversTheAreaOfACircle) {
  Masks masks{FontPaths{}};
  double covered = 0;
  for (const std::uint8_t byte : bytesOf(masks, masks.disc(64))) covered += byte / 255.0;
  EXPECT_NEAR(covered, 3.14159 * 32 * 32, 8);
}

TEST(MasksTest, AKitWhoseSheetOverflowsEachFrameStillDrawsTheSamePicture) {
  const auto screen = [](Ui& ui) {
    std::string all;
    for (char c = 'a'; c <= 'z'; ++c) all += c;
    ui.text("big", {40, 200, 1000, 900}, {.value = all, .role = Role::Figure});
    ui.keypad({40, 1000, 1000, 650}, 'X');
  };
  Picture roomy(1080, 1920);
  roomy.draw(screen);
  FrameInput input = roomy.input;
  Kit narrow({.fonts = {}, .atlas_side = 256});
  std::vector<std::uint32_t> pixels(roomy.pixels.size());
  for (int i = 0; i < 3; ++i) {
    screen(narrow.begin(input));
    narrow.end();
    narrow.render(pixels.data(), input.width * 4);
    EXPECT_EQ(pixels, roomy.pixels) << "frame " << i;
  }
}

}  // namespace
}  // namespace bianmin::ui
