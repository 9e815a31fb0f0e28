// The picture of a frame as a list of axis-aligned quads, and the loop that puts it into pixels.
#pragma once

#include <cstdint>
#include <span>

namespace bianmin::ui {

class Atlas;

struct RectPx {
  int x = 0, y = 0, w = 0, h = 0;
  friend bool operator==(const RectPx&, const RectPx&) = default;
};

// A rectangle of one colour, or one colour through a mask of the atlas at 1:1. Already clipped to
// the window.
struct Quad {
  static constexpr std::int16_t kSolid = -1;
  std::int16_t x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // px, x1 and y1 exclusive
  std::int16_t u = 0, v = 0;                    // of (x0, y0) on the sheet
  std::int16_t sheet = kSolid;
  std::uint32_t colour = 0;  // 0xAARRGGBB
};

// XRGB8888; `pitch` in bytes.
struct Surface {
  std::uint32_t* pixels = nullptr;
  int pitch = 0;
  int width = 0, height = 0;
};

// Paints `quads` in order into `clip`, and nothing outside. A pixel under coverage a (0 to 255)
// becomes round((colour * a + pixel * (255 - a)) / 255) in each channel.
void paint(const Surface& surface, const RectPx& clip, std::span<const Quad> quads,
           const Atlas& atlas);

}  // namespace bianmin::ui
