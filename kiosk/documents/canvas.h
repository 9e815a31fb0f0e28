// A grey picture in memory and how it becomes black and white.
#pragma once

#include <cairo.h>

#include "kiosk/devices/bitmap.h"

namespace bianmin {

// Owns a surface that holds one byte of cover a dot. Not thread-safe.
class Canvas {
 public:
  Canvas(int width, int height);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  cairo_t* cairo() const { return cairo_; }
  // Black where more than 30 % of a dot is covered.
  Bitmap threshold() const;

 private:
  int width_;
  int height_;
  cairo_surface_t* surface_;
  cairo_t* cairo_;
};

}  // namespace bianmin
