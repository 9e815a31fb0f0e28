// A kit with a picture in memory, for tests.
#pragma once

#include <cstdint>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "kiosk/ui/frame.h"

namespace bianmin::ui {

class Picture {
 public:
  Picture(int width, int height) : pixels(static_cast<std::size_t>(width * height)) {
    input.width = width;
    input.height = height;
  }

  using Screen = std::function<void(Ui&)>;

  // One frame as `input` says.
  DrawResult draw(const Screen& screen) {
    screen(kit.begin(input));
    const DrawResult result = kit.end();
    kit.render(pixels.data(), input.width * 4, &damage);
    return result;
  }
  void point(float x, float y, bool down) { input.pointer = {x, y, down}; }
  // Far from any page change.
  void wait(std::int64_t ms) { input.now_ms += ms; }

  std::uint32_t at(int x, int y) const {
    return pixels[static_cast<std::size_t>(y * input.width + x)] & 0xFFFFFFu;
  }

  void save(const std::string& path) const {
    std::ofstream out(path, std::ios::binary);
    out << "P6\n" << input.width << " " << input.height << "\n255\n";
    for (const std::uint32_t pixel : pixels) {
      const char rgb[] = {static_cast<char>(pixel >> 16), static_cast<char>(pixel >> 8),
                          static_cast<char>(pixel)};
      out.write(rgb, 3);
    }
  }

  Kit kit;
  FrameInput input;
  std::vector<std::uint32_t> pixels;
  std::vector<RectPx> damage;
};

}  // namespace bianmin::ui
