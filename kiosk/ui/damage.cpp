#include "kiosk/ui/damage.h"

#include <algorithm>

namespace bianmin::ui {
namespace {

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15ull;
  return hash ^ (hash >> 29);
}

std::uint64_t pack(std::int16_t a, std::int16_t b, std::int16_t c, std::int16_t d) {
  const auto bits = [](std::int16_t v) { return std::uint64_t{static_cast<std::uint16_t>(v)}; };
  return bits(a) | bits(b) << 16 | bits(c) << 32 | bits(d) << 48;
}

std::uint64_t hashOf(const Quad& quad) {
  const std::uint64_t place = pack(quad.x0, quad.y0, quad.x1, quad.y1);
  const std::uint64_t look = pack(quad.u, quad.v, quad.sheet, 0);
  return mix(mix(mix(1, place), look), quad.colour);
}

}  // namespace

void Damage::compare(int width, int height, std::span<const Quad> quads,
                     std::vector<RectPx>& strips) {
  columns_ = (width + kTile - 1) / kTile;
  rows_ = (height + kTile - 1) / kTile;
  const auto tiles = static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
  next_.assign(tiles, pack(static_cast<std::int16_t>(width), static_cast<std::int16_t>(height),
                           static_cast<std::int16_t>(columns_), 0));
  const auto tile = [&](int x, int y) { return static_cast<std::size_t>(y * columns_ + x); };
  for (const Quad& quad : quads) {
    const std::uint64_t hash = hashOf(quad);
    for (int y = quad.y0 / kTile; y <= (quad.y1 - 1) / kTile; ++y) {
      for (int x = quad.x0 / kTile; x <= (quad.x1 - 1) / kTile; ++x) {
        next_[tile(x, y)] = mix(next_[tile(x, y)], hash);
      }
    }
  }
  strips.clear();
  const bool all = shown_.size() != tiles;
  const auto differs = [&](int x, int y) { return all || shown_[tile(x, y)] != next_[tile(x, y)]; };
  for (int y = 0; y < rows_; ++y) {
    for (int x = 0; x < columns_; ++x) {
      if (!differs(x, y)) continue;
      const int first = x;
      while (x < columns_ && differs(x, y)) ++x;
      strips.push_back({first * kTile, y * kTile, std::min(x * kTile, width) - first * kTile,
                        std::min((y + 1) * kTile, height) - y * kTile});
    }
  }
}

void joinStrips(std::span<const RectPx> strips, std::vector<RectPx>& joined) {
  joined.clear();
  for (const RectPx& strip : strips) {
    const auto above = std::find_if(joined.begin(), joined.end(), [&](const RectPx& rect) {
      return rect.x == strip.x && rect.w == strip.w && rect.y + rect.h == strip.y;
    });
    if (above != joined.end()) {
      above->h += strip.h;
    } else {
      joined.push_back(strip);
    }
  }
}

}  // namespace bianmin::ui
