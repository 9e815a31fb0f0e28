// Shapes in whole px, put as quads on Dear ImGui's draw list.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "kiosk/ui/masks.h"
#include "kiosk/ui/raster.h"

struct ImDrawData;
struct ImDrawList;

namespace bianmin::ui {

// Colours are 0xAARRGGBB (ImGui never looks into them). One thread.
class Painter {
 public:
  explicit Painter(Masks& masks) : masks_(masks) {}

  void begin(ImDrawList* list);
  void fill(const RectPx& box, std::uint32_t colour);
  // Corners at the top and at the bottom may differ.
  void rounded(const RectPx& box, int top, int bottom, std::uint32_t colour);
  void ring(const RectPx& box, int radius, int stroke, std::uint32_t colour);
  void disc(int x, int y, int diameter, std::uint32_t colour);
  void mask(const Mask& mask, int x, int y, std::uint32_t colour);
  void icon(std::string_view name, int x, int y, int px, float stroke, std::uint32_t colour);
  void pushClip(const RectPx& box);
  void popClip();

  Masks& masks() { return masks_; }

 private:
  void part(const Mask& mask, int u, int v, const RectPx& to, std::uint32_t colour);
  void corners(const Mask& mask, const RectPx& box, int radius, bool top, bool bottom,
               std::uint32_t colour);

  Masks& masks_;
  ImDrawList* list_ = nullptr;
  int sheet_ = 0;
};

// The draw lists of a finished frame as quads, clipped to the window.
void collectQuads(const ImDrawData& data, int atlas_side, std::vector<Quad>& quads);

}  // namespace bianmin::ui
