// Setting lines of text: measuring, wrapping, placing, drawing.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "kiosk/ui/painter.h"
#include "kiosk/ui/ui.h"
#include "kiosk/ui/wrap.h"

namespace bianmin::ui {

// Text of one kind, sizes in px of the window.
struct Run {
  std::string_view value;
  int px = 0;
  float line = 0;  // height of a line
  bool bold = false;
  std::uint32_t colour = 0;
  float gap = 0;  // added after each character
};

struct Placing {
  Align align = Align::Left;
  bool middle = false;  // vertically
  int max_lines = 0;    // 0: as many as fit
};

struct Drawn {
  RectPx ink;  // union of the glyphs' boxes
  float height = 0;
  float right = 0;  // where the pen stopped
  bool clipped = false;
};

// Keeps its buffers between calls; one thread.
class Typesetter {
 public:
  explicit Typesetter(Painter& painter) : painter_(painter) {}

  float width(const Run& run);
  float height(std::span<const Run> runs, float width);
  // Nothing is drawn outside `box`. A box without height takes any number of lines.
  Drawn draw(std::span<const Run> runs, const RectPx& box, const Placing& placing);

  // Overwrites the last text.
  void forget();

 private:
  void read(std::span<const Run> runs);
  void set(std::span<const Run> runs, float width);
  float lineHeight(std::span<const Run> runs, const Line& line) const;
  int linesThatFit(std::span<const Run> runs, const RectPx& box, const Placing& placing) const;
  void drawLine(std::span<const Run> runs, const Line& line, float x, float y, Drawn& drawn);

  Painter& painter_;
  std::vector<Cell> cells_;
  std::vector<std::uint8_t> run_of_;
  std::vector<Line> lines_;
};

}  // namespace bianmin::ui
