#include "kiosk/documents/png.h"

#include <cairo.h>

#include <cstdint>
#include <memory>
#include <stdexcept>

namespace bianmin {
namespace {

struct Free {
  void operator()(cairo_surface_t* s) const { cairo_surface_destroy(s); }
};
using Surface = std::unique_ptr<cairo_surface_t, Free>;

void write(const Surface& surface, const std::filesystem::path& path) {
  const cairo_status_t status = cairo_surface_write_to_png(surface.get(), path.c_str());
  if (status != CAIRO_STATUS_SUCCESS) {
    throw std::runtime_error(path.string() + ": " + cairo_status_to_string(status));
  }
}

}  // namespace

void writePng(const Bitmap& page, const std::filesystem::path& path) {
  if (page.width == 0 || page.height == 0) throw std::runtime_error("paper: an empty page");
  const Surface surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, page.width, page.height)};
  unsigned char* const data = cairo_image_surface_get_data(surface.get());
  if (data == nullptr) throw std::runtime_error("paper: no memory for the picture");
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < page.height; ++y) {
    auto* const row = reinterpret_cast<std::uint32_t*>(data + y * stride);
    for (int x = 0; x < page.width; ++x) row[x] = page.black(x, y) ? 0x000000 : 0xFFFFFF;
  }
  cairo_surface_mark_dirty(surface.get());
  write(surface, path);
}

void writePng(const std::uint32_t* pixels, int width, int height, int pitch,
              const std::filesystem::path& path) {
  // Cairo only reads here, but its interface does not say so.
  auto* const data = reinterpret_cast<unsigned char*>(const_cast<std::uint32_t*>(pixels));
  write(
      Surface{cairo_image_surface_create_for_data(data, CAIRO_FORMAT_RGB24, width, height, pitch)},
      path);
}

}  // namespace bianmin
