#include "kiosk/documents/canvas.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <stdexcept>

namespace bianmin {
namespace {

constexpr int kLeastCover = 77;  // of 255: 30 %

std::uint8_t pack(const std::uint8_t* cover, int count) {
  int byte = 0;
  for (int i = 0; i < count; ++i) byte |= (cover[i] >= kLeastCover ? 0x80 : 0) >> i;
  return static_cast<std::uint8_t>(byte);
}

void packRow(const std::uint8_t* cover, int width, std::uint8_t* out) {
  constexpr std::array<std::uint8_t, 8> kBlank{};
  for (int x = 0; x < width; x += 8, ++out) {
    const int count = std::min(8, width - x);
    // Nearly all of a paper is blank.
    if (count == 8 && std::memcmp(cover + x, kBlank.data(), 8) == 0) continue;
    *out = pack(cover + x, count);
  }
}

}  // namespace

Canvas::Canvas(int width, int height)
    : width_(width),
      height_(height),
      surface_(cairo_image_surface_create(CAIRO_FORMAT_A8, width, height)),
      cairo_(cairo_create(surface_)) {
  if (cairo_status(cairo_) != CAIRO_STATUS_SUCCESS) {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
    throw std::runtime_error("paper: no memory for " + std::to_string(height) + " rows");
  }
  cairo_set_source_rgba(cairo_, 0, 0, 0, 1);
}

Canvas::~Canvas() {
  cairo_destroy(cairo_);
  cairo_surface_destroy(surface_);
}

Bitmap Canvas::threshold() const {
  cairo_surface_flush(surface_);
  Bitmap page{width_, height_, {}};
  page.bits.resize(static_cast<std::size_t>(page.stride() * height_));
  const std::uint8_t* cover = cairo_image_surface_get_data(surface_);
  const int stride = cairo_image_surface_get_stride(surface_);
  for (int y = 0; y < height_; ++y) {
    packRow(cover + y * stride, width_, page.bits.data() + y * page.stride());
  }
  return page;
}

}  // namespace bianmin
