// The `d` attribute of an SVG path (M L H V C S Q A Z and their relative forms).
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/ui/drawing.h"

namespace bianmin::ui {

std::vector<Step> readPath(std::string_view d);
// An ellipse's or a rectangle's outline in the same pieces.
std::vector<Step> circlePath(Point centre, float radius);
std::vector<Step> rectPath(float x, float y, float w, float h, float radius);

}  // namespace bianmin::ui
