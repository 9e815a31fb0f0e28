// Lines and frames that papers are ruled with. Inside this room.
#pragma once

#include <cairo.h>

namespace bianmin {

inline constexpr int kRule = 3;  // dots; a thermal head prints two unreliably
inline constexpr int kBoxPadding = 14;

void roundedPath(cairo_t* cr, double x, double y, double w, double h, double r);

}  // namespace bianmin
