// Which part of the window differs from the frame before: a hash of everything that touches a tile.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kiosk/ui/raster.h"

namespace bianmin::ui {

// One thread.
class Damage {
 public:
  static constexpr int kTile = 64;  // px

  // Takes the quads of a new frame; runs of differing tiles, one row of tiles high, go to `strips`.
  // The frame is remembered only by keep().
  void compare(int width, int height, std::span<const Quad> quads, std::vector<RectPx>& strips);
  void keep() { shown_.swap(next_); }
  void invalidate() { shown_.clear(); }

 private:
  int columns_ = 0, rows_ = 0;
  std::vector<std::uint64_t> shown_, next_;
};

// Joins strips that lie exactly below one another.
void joinStrips(std::span<const RectPx> strips, std::vector<RectPx>& joined);

}  // namespace bianmin::ui
