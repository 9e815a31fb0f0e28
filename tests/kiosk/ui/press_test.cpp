// Pressing: begins and ends inside, settle time, dialogs.
#include <gtest/gtest.h>

#include "tests/kiosk/ui/picture.h"

namespace bianmin::ui {
namespace {

class PressTest : public testing::Test {
 protected:
  PressTest() : picture(1080, 1920) {
    frame();  // Dear ImGui takes touches only in a window that was there before
    picture.wait(10'000);
  }

  // One frame; counts what was tapped.
  void frame() {
    picture.draw([&](Ui& ui) {
      if (ui.key("below", kBelow, "打印")) ++below;
      if (with_dialog) {
        ui.dialog("ask", 900, 900);
        if (ui.key("above", kAbove, "我还在")) ++above;
      }
      if (ui.keypad({40, 1000, 1000, 650}, 'X') == '7') ++sevens;
    });
    picture.wait(16);
  }
  void touch(float x, float y, bool down) {
    picture.point(x, y, down);
    frame();
  }
  void tap(float x, float y) {
    touch(x, y, true);
    touch(x, y, false);
  }

  static constexpr Rect kBelow{40, 200, 400, 120};
  static constexpr Rect kAbove{140, 700, 400, 120};
  Picture picture;
  bool with_dialog = false;
  int below = 0, above = 0, sevens = 0;
};

TEST_F(PressTest, ATapCountsOnceOnRelease) {
  touch(100, 250, true);
  touch(100, 250, true);
  EXPECT_EQ(below, 0);
  touch(100, 250, false);
  touch(100, 250, false);
  EXPECT_EQ(below, 1);
}

TEST_F(PressTest, ReleasedOutsideNothingHappens) {
  touch(100, 250, true);
  touch(100, 500, true);
  touch(100, 500, false);
  frame();
  EXPECT_EQ(below, 0);
}

TEST_F(PressTest, BegunOutsideNothingHappens) {
  touch(100, 500, true);
  touch(100, 250, true);
  touch(100, 250, false);
  EXPECT_EQ(below, 0);
}

TEST_F(PressTest, AHeldKeyLooksPressedUntilTheFingerLeavesIt) {
  frame();
  const std::uint32_t face = picture.at(60, 230);
  touch(100, 250, true);
  EXPECT_NE(picture.at(60, 230), face);
  touch(100, 500, true);
  EXPECT_EQ(picture.at(60, 230), face);
}

TEST_F(PressTest, ATouchWithinTheSettleTimeIsIgnoredToItsEnd) {
  picture.kit.pageChanged(picture.input.now_ms);
  picture.wait(200);
  touch(100, 250, true);
  picture.wait(500);
  touch(100, 250, true);
  touch(100, 250, false);
  EXPECT_EQ(below, 0);
  tap(100, 250);
  EXPECT_EQ(below, 1);
}

TEST_F(PressTest, ATouchAfterTheSettleTimeCounts) {
  picture.kit.pageChanged(picture.input.now_ms);
  picture.wait(301);
  tap(100, 250);
  EXPECT_EQ(below, 1);
}

TEST_F(PressTest, AFingerThatIsDownWhenThePageChangesTouchesNothingOfTheNewPage) {
  touch(100, 250, true);
  picture.kit.pageChanged(picture.input.now_ms);
  picture.wait(1000);
  touch(100, 250, false);
  EXPECT_EQ(below, 0);
}

TEST_F(PressTest, ADialogTakesTheTouchesOfWhatLiesBelow) {
  with_dialog = true;
  frame();
  picture.wait(1000);
  tap(100, 250);
  EXPECT_EQ(below, 0);
  tap(200, 750);
  EXPECT_EQ(above, 1);
  EXPECT_FALSE(picture.kit.tree().find("below")->enabled);
  EXPECT_TRUE(picture.kit.tree().find("above")->enabled);
}

TEST_F(PressTest, TheFirstMomentOfADialogIgnoresTouches) {
  with_dialog = true;
  frame();
  tap(200, 750);
  EXPECT_EQ(above, 0);
}

TEST_F(PressTest, WithoutTheDialogWhatLayBelowWorksAgain) {
  with_dialog = true;
  frame();
  with_dialog = false;
  frame();
  EXPECT_TRUE(picture.kit.tree().find("below")->enabled);
  picture.wait(1000);
  tap(100, 250);
  EXPECT_EQ(below, 1);
}

TEST_F(PressTest, ThePadGivesTheCharacterTouched) {
  const Rect seven = picture.kit.tree().find("pad.7")->rect;
  tap(seven.x + 20, seven.y + 20);
  EXPECT_EQ(sevens, 1);
}

}  // namespace
}  // namespace bianmin::ui
