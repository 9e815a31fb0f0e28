// The subset of SVG that assets/icons uses, read into paths, and paths into coverage.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "kiosk/ui/fonts.h"

namespace bianmin::ui {

struct Point {
  float x = 0, y = 0;
};

// Straight and cubic pieces only.
struct Step {
  enum class Kind { Move, Line, Cubic, Close } kind = Kind::Move;
  Point a, b, to;  // a and b steer a cubic
};

struct Path {
  std::vector<Step> steps;
  bool stroked = true;
  bool filled = false;
};

// A symbol on a grid of 48 x 48.
using Drawing = std::vector<Path>;

// The symbol `id` of `svg`; empty when there is none.
Drawing readSymbol(std::string_view svg, std::string_view id);

// Coverage of `drawing` in a square of `px`, strokes `stroke` wide on the grid of 48, with round
// caps and joins. `out` must hold px rows of `pitch` bytes, all zero.
void renderDrawing(Fonts::Library& library, const Drawing& drawing, int px, float stroke,
                   std::uint8_t* out, int pitch);

}  // namespace bianmin::ui
