// Pages with marks that a shifted, cut or mixed-up raster cannot match.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kiosk/devices/bitmap.h"

namespace bianmin::test {

// Every byte depends on its row, its column and `seed`; the last row is not blank.
inline Bitmap samplePage(int width, int height, unsigned seed = 1) {
  Bitmap page{width, height, {}};
  page.bits.resize(static_cast<std::size_t>(page.stride() * height));
  std::uint32_t state = seed * 2654435761U + 1;
  for (std::uint8_t& byte : page.bits) {
    state = state * 1664525U + 1013904223U;
    byte = static_cast<std::uint8_t>(state >> 24);
  }
  page.bits.back() = 0xFF;
  return page;
}

inline Bitmap withBlankRows(Bitmap page, int rows) {
  page.height += rows;
  page.bits.resize(static_cast<std::size_t>(page.stride() * page.height));
  return page;
}

}  // namespace bianmin::test
