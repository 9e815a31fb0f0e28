#include "kiosk/ui/masks.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "kiosk/ui/drawing.h"
#include "kiosk/ui/icon_data.h"

namespace bianmin::ui {
namespace {

enum Kind : std::uint64_t { kGlyph, kDisc, kRing, kIcon };

// kind 3 bits | a 24 bits | b 16 bits | c 16 bits
std::uint64_t keyOf(Kind kind, std::uint64_t a, int b, int c) {
  return (static_cast<std::uint64_t>(kind) << 56) | (a << 32) |
         (static_cast<std::uint64_t>(b & 0xFFFF) << 16) | static_cast<std::uint64_t>(c & 0xFFFF);
}

float inside(float radius, float distance) {
  return std::clamp(radius - distance + 0.5F, 0.0F, 1.0F);
}

}  // namespace

Masks::Masks(FontPaths paths, int atlas_side) : fonts_(std::move(paths)), atlas_(atlas_side) {
  masks_.reserve(1024);
}

bool Masks::startFrame() {
  if (atlas_.sheets() <= 1) return false;
  clear();
  return true;
}

void Masks::clear() {
  masks_.clear();
  atlas_.clear();
}

Mask Masks::reserve(int w, int h, std::uint8_t*& bytes) {
  const Atlas::Spot spot = atlas_.place(w, h);
  bytes = atlas_.at(spot);
  return {spot.sheet, spot.x, spot.y, w, h, 0, 0};
}

const Mask& Masks::glyph(char32_t character, bool bold, int px) {
  const std::uint64_t key = keyOf(kGlyph, character, px, bold ? 1 : 0);
  if (const auto it = masks_.find(key); it != masks_.end()) return it->second;
  const Bitmap bitmap = fonts_.render(character, bold, px);
  Mask mask;
  const bool fits = bitmap.width <= atlas_.side() && bitmap.height <= atlas_.side();
  if (bitmap.width > 0 && bitmap.height > 0 && fits) {
    std::uint8_t* bytes = nullptr;
    mask = reserve(bitmap.width, bitmap.height, bytes);
    mask.left = bitmap.left;
    mask.top = bitmap.top;
    for (int y = 0; y < bitmap.height; ++y) {
      std::memcpy(bytes + y * atlas_.side(), bitmap.bytes + y * bitmap.pitch,
                  static_cast<std::size_t>(bitmap.width));
    }
  }
  return masks_.emplace(key, mask).first->second;
}

const Mask& Masks::round(std::uint64_t key, int diameter, int stroke) {
  if (const auto it = masks_.find(key); it != masks_.end()) return it->second;
  std::uint8_t* bytes = nullptr;
  const int side = std::clamp(diameter, 1, atlas_.side());
  const Mask mask = reserve(side, side, bytes);
  const float r = static_cast<float>(side) / 2;
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const float distance =
          std::hypot(static_cast<float>(x) + 0.5F - r, static_cast<float>(y) + 0.5F - r);
      float cover = inside(r, distance);
      if (stroke > 0) cover -= inside(r - static_cast<float>(stroke), distance);
      bytes[y * atlas_.side() + x] = static_cast<std::uint8_t>(std::lround(cover * 255));
    }
  }
  return masks_.emplace(key, mask).first->second;
}

const Mask& Masks::disc(int diameter) { return round(keyOf(kDisc, 0, diameter, 0), diameter, 0); }

const Mask& Masks::ring(int diameter, int stroke) {
  return round(keyOf(kRing, 0, diameter, stroke), diameter, stroke);
}

int Masks::iconIndex(std::string_view name) {
  const auto it = std::find(icon_names_.begin(), icon_names_.end(), name);
  if (it == icon_names_.end()) {
    icon_names_.emplace_back(name);
    return static_cast<int>(icon_names_.size()) - 1;
  }
  return static_cast<int>(it - icon_names_.begin());
}

const Mask& Masks::icon(std::string_view name, int px, float stroke) {
  const auto index = static_cast<std::uint64_t>(iconIndex(name));
  const std::uint64_t key = keyOf(kIcon, index, px, static_cast<int>(std::lround(stroke * 100)));
  if (const auto it = masks_.find(key); it != masks_.end()) return it->second;
  Drawing drawing = readSymbol(kIconSvg, name);
  if (drawing.empty()) drawing = readSymbol(kLampSvg, name);
  Mask mask;
  if (!drawing.empty() && px > 0 && px <= atlas_.side()) {
    std::uint8_t* bytes = nullptr;
    mask = reserve(px, px, bytes);
    renderDrawing(fonts_.library(), drawing, px, stroke, bytes, atlas_.side());
  }
  return masks_.emplace(key, mask).first->second;
}

}  // namespace bianmin::ui
