// Colours, sizes of type and strokes of the look, by token. Pure; any thread.
// Source: the project's look; ratios are those of WCAG 2.1 (relative luminance).
#pragma once

#include <cstdint>

#include "kiosk/ui/ui.h"

namespace bianmin::ui {

// 0xFFRRGGBB. High contrast knows only black and white.
std::uint32_t rgb(Colour colour, Contrast contrast);
// A tile of one kind of service: its icon is White and, in high contrast, it gets an outline.
bool isTileColour(Colour colour);
// Contrast ratio of two 0x..RRGGBB colours, 1 to 21.
double contrastRatio(std::uint32_t a, std::uint32_t b);

// Logical px.
float fontSize(Role role, TextSize size);
float lineHeightOf(Role role, TextSize size);
// Titles and figures have no regular weight.
bool alwaysBold(Role role);

// Lines set close together on a key.
inline constexpr float kKeyLeading = 1.25F;
inline constexpr float kBandHeight = 88;
inline constexpr float kRadius = 20;
inline constexpr float kHighOutline = 4;

}  // namespace bianmin::ui
