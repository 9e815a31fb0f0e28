#include "kiosk/ui/theme.h"

#include <gtest/gtest.h>

namespace bianmin::ui {
namespace {

struct Pair {
  Colour words, ground;
};

// Every pair of words and ground that the kit or the look puts together.
constexpr Pair kPairs[] = {
    {Colour::Ink, Colour::Paper},    {Colour::Ink, Colour::Sheet},
    {Colour::Ink, Colour::Tint},     {Colour::Ink, Colour::OkTint},
    {Colour::Ink, Colour::WarnTint}, {Colour::Ink, Colour::BadTint},
    {Colour::Ink2, Colour::Paper},   {Colour::Ink2, Colour::Sheet},
    {Colour::Ink2, Colour::Tint},    {Colour::Act, Colour::Paper},
    {Colour::Act, Colour::Sheet},    {Colour::Act, Colour::Tint},
    {Colour::On, Colour::Act},       {Colour::On, Colour::Edge},
    {Colour::On, Colour::Ink},       {Colour::On, Colour::Ok},
    {Colour::Ok, Colour::OkTint},    {Colour::Warn, Colour::WarnTint},
    {Colour::Bad, Colour::BadTint},  {Colour::White, Colour::Plum},
    {Colour::White, Colour::Teal},   {Colour::White, Colour::Brick},
    {Colour::White, Colour::Green},  {Colour::White, Colour::Violet},
    {Colour::White, Colour::Rose},   {Colour::White, Colour::Slate},
};

TEST(ThemeTest, WordsStandOutSevenToOne) {
  for (const auto& [words, ground] : kPairs) {
    EXPECT_GE(contrastRatio(rgb(words, Contrast::Normal), rgb(ground, Contrast::Normal)), 7.0)
        << static_cast<int>(words) << " on " << static_cast<int>(ground);
  }
}

TEST(ThemeTest, InHighContrastWordsStandOutTwentyToOne) {
  for (const auto& [words, ground] : kPairs) {
    EXPECT_GE(contrastRatio(rgb(words, Contrast::High), rgb(ground, Contrast::High)), 20)
        << static_cast<int>(words) << " on " << static_cast<int>(ground);
  }
}

TEST(ThemeTest, OutlinesOfKeysStandOutThreeToOne) {
  for (const Colour outline : {Colour::Keyline, Colour::Line}) {
    for (const Colour ground : {Colour::Paper, Colour::Sheet}) {
      EXPECT_GE(contrastRatio(rgb(outline, Contrast::Normal), rgb(ground, Contrast::Normal)), 3);
    }
  }
}

TEST(ThemeTest, TheRatioIsThatOfBlackOnWhite) {
  EXPECT_NEAR(contrastRatio(0, 0xFFFFFF), 21, 1e-9);
  EXPECT_NEAR(contrastRatio(0x17407F, 0xFFFFFF), 10.1, 0.05);
}

TEST(ThemeTest, AnUnknownTileIsSlate) {
  EXPECT_EQ(tileColour("plum"), Colour::Plum);
  EXPECT_EQ(tileColour("pink"), Colour::Slate);
}

TEST(ThemeTest, NoTextIsSmallerThanTheSmallestAllowed) {
  for (int role = 0; role <= static_cast<int>(Role::TicketNumber); ++role) {
    EXPECT_GE(fontSize(static_cast<Role>(role), TextSize::Normal), 28);
    EXPECT_GE(fontSize(static_cast<Role>(role), TextSize::Large), 40);
  }
}

}  // namespace
}  // namespace bianmin::ui
