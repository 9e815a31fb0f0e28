// Every mask that the kit draws through, made when first asked for and kept on the atlas.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kiosk/ui/atlas.h"
#include "kiosk/ui/fonts.h"

namespace bianmin::ui {

struct Mask {
  int sheet = 0, u = 0, v = 0;
  int width = 0, height = 0;  // zero: nothing to draw
  int left = 0, top = 0;      // of a glyph, from the pen on the baseline; y upwards
};

// One thread. A mask stays valid until startFrame() or clear().
class Masks {
 public:
  explicit Masks(FontPaths paths, int atlas_side = 2048);

  // Sheets beyond the first are given up: whatever the new frame shows is made again.
  // Returns true when that happened, so that every place of the last frame is void.
  bool startFrame();
  void clear();

  const Mask& glyph(char32_t character, bool bold, int px);
  const Mask& disc(int diameter);
  const Mask& ring(int diameter, int stroke);
  // `stroke` on the icons' grid of 48. An unknown name draws nothing.
  const Mask& icon(std::string_view name, int px, float stroke);

  Fonts& fonts() { return fonts_; }
  const Atlas& atlas() const { return atlas_; }

 private:
  Mask reserve(int w, int h, std::uint8_t*& bytes);
  const Mask& round(std::uint64_t key, int diameter, int stroke);
  int iconIndex(std::string_view name);

  Fonts fonts_;
  Atlas atlas_;
  std::unordered_map<std::uint64_t, Mask> masks_;
  std::vector<std::string> icon_names_;
};

}  // namespace bianmin::ui
