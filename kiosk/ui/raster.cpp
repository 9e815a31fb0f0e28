#include "kiosk/ui/raster.h"

#include <algorithm>
#include <cstddef>

#include "kiosk/ui/atlas.h"

namespace bianmin::ui {
namespace {

constexpr std::uint32_t kRedBlue = 0x00FF00FFu;

// Two channels at once in 16-bit lanes; (x + 128 + ((x + 128) >> 8)) >> 8 is round(x / 255).
inline std::uint32_t lanes(std::uint32_t over, std::uint32_t under, std::uint32_t a) {
  const std::uint32_t sum = over * a + under * (255 - a) + 0x00800080u;
  return ((sum + ((sum >> 8) & kRedBlue)) >> 8) & kRedBlue;
}

inline std::uint32_t blend(std::uint32_t colour, std::uint32_t under, std::uint32_t a) {
  return lanes(colour & kRedBlue, under & kRedBlue, a) |
         (lanes((colour >> 8) & kRedBlue, (under >> 8) & kRedBlue, a) << 8);
}

std::uint32_t* rowOf(const Surface& surface, int y) {
  auto* bytes = reinterpret_cast<std::byte*>(surface.pixels);
  return reinterpret_cast<std::uint32_t*>(bytes + static_cast<std::ptrdiff_t>(y) * surface.pitch);
}

void blendRow(std::uint32_t* pixel, const std::uint8_t* mask, int count, std::uint32_t colour) {
  for (int i = 0; i < count; ++i) {
    const std::uint32_t a = mask[i];
    if (a == 0) continue;
    pixel[i] = a == 255 ? colour : blend(colour, pixel[i], a);
  }
}

void blendSolidRow(std::uint32_t* pixel, int count, std::uint32_t colour, std::uint32_t a) {
  for (int i = 0; i < count; ++i) pixel[i] = blend(colour, pixel[i], a);
}

bool cut(const Quad& quad, const RectPx& clip, RectPx& part) {
  const int x0 = std::max<int>(quad.x0, clip.x);
  const int y0 = std::max<int>(quad.y0, clip.y);
  part = {x0, y0, std::min<int>(quad.x1, clip.x + clip.w) - x0,
          std::min<int>(quad.y1, clip.y + clip.h) - y0};
  return part.w > 0 && part.h > 0;
}

void paintSolid(const Surface& surface, const RectPx& part, std::uint32_t colour) {
  const std::uint32_t a = colour >> 24;
  const std::uint32_t opaque = colour | 0xFF000000u;
  for (int y = part.y; y < part.y + part.h; ++y) {
    std::uint32_t* row = rowOf(surface, y) + part.x;
    if (a == 255) {
      std::fill_n(row, part.w, opaque);
    } else {
      blendSolidRow(row, part.w, opaque, a);
    }
  }
}

void paintMask(const Surface& surface, const RectPx& part, const Quad& quad, const Atlas& atlas) {
  const std::uint8_t* mask = atlas.sheet(quad.sheet) + (quad.u + part.x - quad.x0) +
                             static_cast<std::ptrdiff_t>(quad.v + part.y - quad.y0) * atlas.side();
  for (int y = part.y; y < part.y + part.h; ++y, mask += atlas.side()) {
    blendRow(rowOf(surface, y) + part.x, mask, part.w, quad.colour | 0xFF000000u);
  }
}

// What lies under the last opaque quad that covers all of `clip` is never seen.
std::size_t firstSeen(std::span<const Quad> quads, const RectPx& clip) {
  for (std::size_t i = quads.size(); i-- > 0;) {
    const Quad& quad = quads[i];
    if (quad.sheet == Quad::kSolid && quad.colour >> 24 == 255 && quad.x0 <= clip.x &&
        quad.y0 <= clip.y && quad.x1 >= clip.x + clip.w && quad.y1 >= clip.y + clip.h) {
      return i;
    }
  }
  return 0;
}

}  // namespace

void paint(const Surface& surface, const RectPx& clip, std::span<const Quad> quads,
           const Atlas& atlas) {
  RectPx inside{std::max(clip.x, 0), std::max(clip.y, 0), 0, 0};
  inside.w = std::min(clip.x + clip.w, surface.width) - inside.x;
  inside.h = std::min(clip.y + clip.h, surface.height) - inside.y;
  if (inside.w <= 0 || inside.h <= 0) return;
  RectPx part;
  for (const Quad& quad : quads.subspan(firstSeen(quads, inside))) {
    if (!cut(quad, inside, part)) continue;
    if (quad.sheet == Quad::kSolid) {
      paintSolid(surface, part, quad.colour);
    } else {
      paintMask(surface, part, quad, atlas);
    }
  }
}

}  // namespace bianmin::ui
