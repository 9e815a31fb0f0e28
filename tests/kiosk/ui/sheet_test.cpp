// Draws the sheet of components and pages like those of the look, for eyes, and checks what a
// program can see of them.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/kiosk/ui/picture.h"
#include "tests/kiosk/ui/sheets.h"
#include "tests/support/paths.h"

namespace bianmin::ui {
namespace {

std::string sheetPath(const std::string& name) {
  const std::filesystem::path folder = std::filesystem::path(BIANMIN_BUILD_DIR) / "sheets";
  std::filesystem::create_directories(folder);
  return (folder / (name + ".ppm")).string();
}

struct Sheet {
  const char* name;
  int width, height;
  TextSize size;
  Contrast contrast;
  void (*draw)(Ui&);
};

void PrintTo(const Sheet& sheet, std::ostream* out) { *out << sheet.name; }

class SheetTest : public testing::TestWithParam<Sheet> {};

TEST_P(SheetTest, NothingIsClippedOrDrawnTwice) {
  const Sheet& sheet = GetParam();
  Picture picture(sheet.width, sheet.height);
  picture.input.text_size = sheet.size;
  picture.input.contrast = sheet.contrast;
  picture.draw(sheet.draw);
  picture.save(sheetPath(sheet.name));
  EXPECT_TRUE(picture.kit.tree().duplicates.empty());
  EXPECT_GT(picture.kit.tree().widgets.size(), 8u);
  for (const Widget& widget : picture.kit.tree().widgets) {
    EXPECT_FALSE(widget.clipped) << widget.id << " " << widget.label;
  }
}

TEST(HighContrastTest, EveryQuadIsBlackOrWhite) {
  for (const auto draw : {componentsSheet, homeSheet, keyboardSheet, keypadSheet, progressSheet}) {
    Picture picture(1080, 2180);
    picture.input.contrast = Contrast::High;
    picture.draw(draw);
    for (const Quad& quad : picture.kit.quads()) {
      const std::uint32_t ink = quad.colour & 0xFFFFFFu;
      EXPECT_TRUE(ink == 0 || ink == 0xFFFFFFu) << std::hex << ink;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, SheetTest,
    testing::Values(
        Sheet{"components", 1080, 2180, TextSize::Normal, Contrast::Normal, componentsSheet},
        Sheet{"components-high", 1080, 2180, TextSize::Normal, Contrast::High, componentsSheet},
        Sheet{"home", 1080, 1920, TextSize::Normal, Contrast::Normal, homeSheet},
        Sheet{"keyboard", 1080, 1920, TextSize::Normal, Contrast::Normal, keyboardSheet},
        Sheet{"keypad", 1080, 1920, TextSize::Normal, Contrast::Normal, keypadSheet},
        Sheet{"progress", 1080, 1920, TextSize::Normal, Contrast::Normal, progressSheet},
        Sheet{"dialog", 1080, 1920, TextSize::Normal, Contrast::Normal, dialogSheet},
        Sheet{"dialog-high", 1080, 1920, TextSize::Normal, Contrast::High, dialogSheet},
        Sheet{"home-landscape", 1920, 1080, TextSize::Normal, Contrast::Normal, homeSheet},
        Sheet{"home-compact", 1280, 800, TextSize::Normal, Contrast::Normal, homeSheet}),
    [](const auto& param) {
      std::string name = param.param.name;
      for (char& c : name) {
        if (c == '-') c = '_';
      }
      return name;
    });

}  // namespace
}  // namespace bianmin::ui
