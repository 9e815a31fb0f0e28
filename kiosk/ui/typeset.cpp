#include "kiosk/ui/typeset.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kiosk/ui/utf8.h"

namespace bianmin::ui {
namespace {

// Half of ascent minus descent of Noto Sans CJK (1.160 and 0.288 em): from the middle of a line
// down to the baseline.
constexpr float kBaseline = 0.436F;

int whole(float value) { return static_cast<int>(std::lround(value)); }

void include(RectPx& all, const RectPx& box) {
  if (all.w == 0) {
    all = box;
    return;
  }
  const int right = std::max(all.x + all.w, box.x + box.w);
  const int low = std::max(all.y + all.h, box.y + box.h);
  all.x = std::min(all.x, box.x);
  all.y = std::min(all.y, box.y);
  all.w = right - all.x;
  all.h = low - all.y;
}

}  // namespace

void Typesetter::read(std::span<const Run> runs) {
  cells_.clear();
  run_of_.clear();
  Fonts& fonts = painter_.masks().fonts();
  for (std::size_t r = 0; r < runs.size(); ++r) {
    const Run& run = runs[r];
    for (std::size_t at = 0; at < run.value.size();) {
      const char32_t c = nextChar(run.value, at);
      const float advance = fonts.advance(c, run.bold) * static_cast<float>(run.px);
      cells_.push_back({c, advance > 0 ? advance + run.gap : 0});
      run_of_.push_back(static_cast<std::uint8_t>(r));
    }
  }
}

void Typesetter::set(std::span<const Run> runs, float width) {
  read(runs);
  // Half a px of slack: a box as wide as its own text must not wrap it.
  wrapLines(cells_, width + 0.5F, lines_);
}

void Typesetter::forget() {
  // Up to the capacity: a shorter text leaves the end of a longer one behind.
  cells_.resize(cells_.capacity());
  std::fill(cells_.begin(), cells_.end(), Cell{});
  cells_.clear();
}

float Typesetter::width(const Run& run) {
  read({&run, 1});
  float width = 0;
  for (const Cell& cell : cells_) width += cell.width;
  return width;
}

float Typesetter::lineHeight(std::span<const Run> runs, const Line& line) const {
  float height = 0;
  for (std::size_t i = line.first; i < line.last; ++i) {
    height = std::max(height, runs[run_of_[i]].line);
  }
  return height > 0 ? height : runs.front().line;
}

float Typesetter::height(std::span<const Run> runs, float width) {
  set(runs, width);
  float height = 0;
  for (const Line& line : lines_) height += lineHeight(runs, line);
  return height;
}

// A last line counts as fitting when its characters do, even if its leading does not.
int Typesetter::linesThatFit(std::span<const Run> runs, const RectPx& box,
                             const Placing& placing) const {
  const int most = placing.max_lines > 0 ? placing.max_lines : std::numeric_limits<int>::max();
  int fit = 0;
  float y = 0;
  for (const Line& line : lines_) {
    const float height = lineHeight(runs, line);
    const float em = static_cast<float>(runs[line.first < line.last ? run_of_[line.first] : 0].px);
    const bool inside = box.h <= 0 || y + (height + em) / 2 <= static_cast<float>(box.h) + 1;
    if (fit >= most || !inside) break;
    y += height;
    ++fit;
  }
  return fit;
}

void Typesetter::drawLine(std::span<const Run> runs, const Line& line, float x, float y,
                          Drawn& drawn) {
  int largest = 0;
  for (std::size_t i = line.first; i < line.last; ++i) {
    largest = std::max(largest, runs[run_of_[i]].px);
  }
  const int baseline =
      whole(y + lineHeight(runs, line) / 2 + kBaseline * static_cast<float>(largest));
  for (std::size_t i = line.first; i < line.last; ++i) {
    const Run& run = runs[run_of_[i]];
    const Mask& mask = painter_.masks().glyph(cells_[i].character, run.bold, run.px);
    if (mask.width > 0) {
      const RectPx at{whole(x) + mask.left, baseline - mask.top, mask.width, mask.height};
      painter_.mask(mask, at.x, at.y, run.colour);
      include(drawn.ink, at);
    }
    x += cells_[i].width;
  }
  drawn.right = x;
}

Drawn Typesetter::draw(std::span<const Run> runs, const RectPx& box, const Placing& placing) {
  Drawn drawn;
  drawn.right = static_cast<float>(box.x);
  const auto width = static_cast<float>(box.w);
  set(runs, width);
  if (lines_.empty()) return drawn;
  const int fit = linesThatFit(runs, box, placing);
  drawn.clipped = fit < static_cast<int>(lines_.size());
  for (int i = 0; i < fit; ++i) {
    const Line& line = lines_[static_cast<std::size_t>(i)];
    drawn.height += lineHeight(runs, line);
    drawn.clipped = drawn.clipped || line.width > width + 1;
  }
  if (drawn.clipped) painter_.pushClip({box.x, box.y, box.w, box.h > 0 ? box.h : 1 << 14});
  auto y = static_cast<float>(box.y);
  if (placing.middle) y += (static_cast<float>(box.h) - drawn.height) / 2;
  for (int i = 0; i < fit; ++i) {
    const Line& line = lines_[static_cast<std::size_t>(i)];
    auto x = static_cast<float>(box.x);
    if (placing.align == Align::Centre) x += std::max(0.0F, (width - line.width) / 2);
    if (placing.align == Align::Right) x += std::max(0.0F, width - line.width);
    drawLine(runs, line, x, y, drawn);
    y += lineHeight(runs, line);
  }
  if (drawn.clipped) painter_.popClip();
  return drawn;
}

}  // namespace bianmin::ui
