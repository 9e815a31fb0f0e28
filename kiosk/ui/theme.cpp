#include "kiosk/ui/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace bianmin::ui {
namespace {

struct Token {
  std::uint32_t normal;
  bool white_in_high;
};

// In the order of Colour.
constexpr std::array kTokens = {
    Token{0xFFF6F3EA, false}, Token{0xFFFFFFFF, false},
    Token{0xFFE4ECF7, false},  // Paper Sheet Tint
    Token{0xFF1C1B19, true},  Token{0xFF45423B, true},
    Token{0xFF17407F, true},  // Ink Ink2 Act
    Token{0xFF0A2348, true},  Token{0xFF4E628F, true},
    Token{0xFF857E6E, true},  // Edge Key- Line
    Token{0xFFDAD4C5, true},  Token{0xFFCFC9BA, false},
    Token{0xFFFFFFFF, true},                             // Hair Veil White
    Token{0xFF085431, true},  Token{0xFFE1F1E6, false},  // Ok
    Token{0xFF664000, true},  Token{0xFFFFEFC4, false},  // Warn
    Token{0xFF94140D, true},  Token{0xFFFCE8E4, false},  // Bad
    Token{0xFF0B6B3F, true},  Token{0xFFF5B301, true},
    Token{0xFFB3190F, true},  // lamps
    Token{0xFF7B2D62, false}, Token{0xFF0A616B, false},
    Token{0xFF9A3A14, false},  // Plum Teal Brick
    Token{0xFF2E6119, false}, Token{0xFF4A3B9C, false},
    Token{0xFF98204F, false},                            // Green Vio. Rose
    Token{0xFF3F4C5C, false}, Token{0xFFFFFFFF, false},  // Slate On
};
static_assert(kTokens.size() == static_cast<std::size_t>(Colour::On) + 1);

double luminance(std::uint32_t colour) {
  const auto channel = [&](int shift) {
    const double c = static_cast<double>((colour >> shift) & 0xFFu) / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}

}  // namespace

std::uint32_t rgb(Colour colour, Contrast contrast) {
  const Token& token = kTokens[static_cast<std::size_t>(colour)];
  if (contrast == Contrast::Normal) return token.normal;
  return token.white_in_high ? 0xFFFFFFFFu : 0xFF000000u;
}

bool isTileColour(Colour colour) { return colour >= Colour::Plum && colour <= Colour::Slate; }

Colour tileColour(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Colour>, 7> kNames = {{
      {"plum", Colour::Plum},
      {"teal", Colour::Teal},
      {"brick", Colour::Brick},
      {"green", Colour::Green},
      {"violet", Colour::Violet},
      {"rose", Colour::Rose},
      {"slate", Colour::Slate},
  }};
  for (const auto& [known, colour] : kNames) {
    if (known == name) return colour;
  }
  return Colour::Slate;
}

double contrastRatio(std::uint32_t a, std::uint32_t b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

float fontSize(Role role, TextSize size) {
  struct Pair {
    float normal, large;
  };
  static constexpr std::array<Pair, 10> kSizes = {{
      {28, 40},
      {32, 44},
      {36, 48},
      {40, 54},
      {48, 62},
      {64, 78},
      {70, 78},
      {96, 112},
      {112, 112},
      {360, 360},
  }};
  const Pair& pair = kSizes[static_cast<std::size_t>(role)];
  return size == TextSize::Large ? pair.large : pair.normal;
}

float lineHeightOf(Role role, TextSize size) {
  float leading = size == TextSize::Large ? 1.35F : 1.4F;
  switch (role) {
    case Role::Cap:
    case Role::Body:
    case Role::Lead:
      break;
    case Role::H3:
    case Role::H2:
      leading = 1.3F;
      break;
    case Role::H1:
    case Role::Question:
      leading = 1.25F;
      break;
    case Role::Figure:
    case Role::Code:
    case Role::TicketNumber:
      leading = 1.1F;
      break;
  }
  return fontSize(role, size) * leading;
}

bool alwaysBold(Role role) { return role >= Role::H3; }

}  // namespace bianmin::ui
