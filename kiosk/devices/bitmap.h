// What a thermal printer prints: black dots on a strip of paper.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace bianmin {

// One bit a dot, rows padded to whole bytes, most significant bit left, 1 = black. Width in dots:
// 576 on 80 mm paper, 384 on 58 mm (203 dpi). The padding bits at a row's end are 0.
struct Bitmap {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> bits;
  int stride() const { return (width + 7) / 8; }
  bool black(int x, int y) const {
    const auto byte = static_cast<std::size_t>(y * stride() + x / 8);
    return ((bits[byte] >> (7 - x % 8)) & 1) != 0;
  }
  bool operator==(const Bitmap&) const = default;
};

}  // namespace bianmin
