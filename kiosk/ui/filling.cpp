// Filling in: input boxes and the pads.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/ui/ui_impl.h"

namespace bianmin::ui {

namespace {

// The largest of the three sizes of the look that fits height and width.
float fieldSize(Ui::Impl& ui, std::string_view value, std::string_view composing,
                const Rect& inside) {
  for (const float size : {104.0F, 72.0F, 48.0F}) {
    if (size > inside.h * 0.67F && size > 48) continue;
    const float width = ui.width(ui.run(value, size, size, true, 0)) +
                        ui.width(ui.run(composing, size, size, true, 0)) + 24;
    if (width <= inside.w) return size;
  }
  return 48;
}

}  // namespace

void Ui::field(std::string_view id, const Rect& box, std::string_view value,
               std::string_view composing, FieldState state) {
  Impl& ui = *impl_;
  Widget& widget = ui.add(id, WidgetRole::Field, value, box);
  const Colour frame = state == FieldState::Plain    ? Colour::Line
                       : state == FieldState::Active ? Colour::Act
                                                     : Colour::Bad;
  ui.fill(box, ui.colour(frame), 16);
  const float stroke =
      state == FieldState::Plain ? (ui.high() ? 4.0F : 3.0F) : (ui.high() ? 8.0F : 5.0F);
  ui.fill(box.inset(stroke, stroke), ui.colour(Colour::Sheet), 16 - stroke);
  Rect inside = box.inset(32 + stroke, 4);
  if (state == FieldState::Wrong) {
    const float lamp = 52;
    ui.lamp("lamp-bad", inside.right() - lamp, box.y + (box.h - lamp) / 2, lamp);
    inside.w -= lamp + 16;
  }
  const float size = fieldSize(ui, value, composing, inside);
  const std::uint32_t act = ui.colour(Colour::Act);
  Drawn drawn = ui.put(inside, ui.run(value, size, size, true, ui.colour(Colour::Ink)),
                       {.middle = true, .max_lines = 1});
  ui.note(widget, drawn);
  float x = drawn.right / ui.scale;
  const float middle = box.y + box.h / 2;
  if (!composing.empty()) {
    widget.label.append(composing);
    x += value.empty() ? 0.0F : 6.0F;
    const Rect rest{x, inside.y, std::max(inside.right() - x, 1.0F), inside.h};
    drawn =
        ui.put(rest, ui.run(composing, size, size, true, act), {.middle = true, .max_lines = 1});
    ui.note(widget, drawn);
    const float end = drawn.right / ui.scale;
    ui.fill({x, middle + size * 0.55F, end - x, 6}, act);
    x = end;
  }
  if (state == FieldState::Active) {
    const float caret = size >= 72 ? 80.0F : 56.0F;
    ui.fill({x + 10, middle - caret / 2, 6, caret}, act);
  }
}

void Ui::idBoxes(std::string_view id, const Rect& box, std::string_view digits, bool wrong) {
  static constexpr std::array<int, 4> kGroups = {6, 4, 4, 4};
  Impl& ui = *impl_;
  Widget& widget = ui.add(id, WidgetRole::Field, digits, box);
  const float stroke = ui.high() ? 8 : 5;
  ui.fill(box, ui.colour(wrong ? Colour::Bad : Colour::Act), 16);
  ui.fill(box.inset(stroke, stroke), ui.colour(Colour::Sheet), 16 - stroke);
  const Rect inside = box.inset(33, std::min(23.0F, box.h * 0.12F));
  const float cell = std::min(44.0F, std::floor((inside.w - 14 * 4 - 3 * 14) / 18));
  const float between = (inside.w - 18 * cell - 14 * 4) / 3;
  const float size = std::min({64.0F, cell * 1.46F, inside.h * 0.7F});
  float x = inside.x;
  std::size_t at = 0;
  for (const int group : kGroups) {
    for (int i = 0; i < group; ++i, ++at, x += cell + 4) {
      const bool next = at == digits.size() && !wrong;
      const float foot = next ? 12.0F : 5.0F;
      ui.fill({x, inside.bottom() - foot, cell, foot},
              ui.colour(next ? Colour::Act : Colour::Line));
      if (at >= digits.size()) continue;
      const Rect place{x - 4, inside.y, cell + 8, inside.h - 4};
      ui.note(widget,
              ui.put(place, ui.run(digits.substr(at, 1), size, size, true, ui.colour(Colour::Ink)),
                     {Align::Centre, true, 1}));
    }
    x += between - 4;
  }
  widget.clipped = widget.clipped || digits.size() > 18;
}

namespace {

struct Grid {
  Rect box;
  int columns, rows;
  float gap;
  Rect at(int column, int row, int span = 1) const {
    const auto n = static_cast<float>(columns);
    const auto m = static_cast<float>(rows);
    const float w = (box.w - gap * (n - 1)) / n;
    const float h = (box.h - gap * (m - 1)) / m;
    const auto s = static_cast<float>(span);
    return {box.x + static_cast<float>(column) * (w + gap),
            box.y + static_cast<float>(row) * (h + gap), s * w + (s - 1) * gap, h};
  }
};

std::array<char, 5> padId(char sign) { return {'p', 'a', 'd', '.', sign}; }

bool padKey(Ui::Impl& ui, const Rect& box, char sign, float size) {
  const std::array<char, 5> id = padId(sign);
  return ui.signKey({id.data(), id.size()}, box, {&sign, 1}, std::min(size, box.h * 0.6F), 20);
}

}  // namespace

char Ui::keypad(const Rect& box, char last_left) {
  Impl& ui = *impl_;
  const Grid grid{box, 3, 4, 18};
  char touched = 0;
  for (int i = 0; i < 9; ++i) {
    const char digit = static_cast<char>('1' + i);
    if (padKey(ui, grid.at(i % 3, i / 3), digit, 68)) touched = digit;
  }
  if (last_left != 0 && padKey(ui, grid.at(0, 3), last_left, 68)) touched = last_left;
  if (padKey(ui, grid.at(1, 3), '0', 68)) touched = '0';
  if (ui.deleteKey("pad.del", grid.at(2, 3), 72, 44, 20, Colour::Ink)) touched = '\b';
  return touched;
}

char Ui::letterPad(const Rect& box, std::string_view letters, int columns) {
  Impl& ui = *impl_;
  const int count = static_cast<int>(letters.size());
  // 删除 takes two places, or one when the letters leave just one.
  const int left_over = (columns - count % columns) % columns;
  const int span = left_over == 1 ? 1 : std::min(2, columns);
  const int rows = (count + span + columns - 1) / columns;
  const Grid grid{box, columns, rows, 16};
  char touched = 0;
  for (int i = 0; i < count; ++i) {
    const char letter = letters[static_cast<std::size_t>(i)];
    if (padKey(ui, grid.at(i % columns, i / columns), letter, 54)) touched = letter;
  }
  if (ui.deleteKey("pad.del", grid.at(columns - span, rows - 1, span), 52, 36, 16, Colour::Act)) {
    touched = '\b';
  }
  return touched;
}

char Ui::keyboard(const Rect& box) {
  Impl& ui = *impl_;
  const Grid grid{box, 10, 3, 16};
  const float step = grid.at(1, 0).x - grid.at(0, 0).x;
  char touched = 0;
  const auto letters = [&](std::string_view row, int index, float indent) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      Rect place = grid.at(static_cast<int>(i), index);
      place.x += indent;
      const std::array<char, 4> id = {'k', 'b', '.', row[i]};
      if (ui.signKey({id.data(), id.size()}, place, row.substr(i, 1), 54, 16)) touched = row[i];
    }
  };
  letters("qwertyuiop", 0, 0);
  letters("asdfghjkl", 1, step / 2);
  letters("zxcvbnm", 2, 0);
  if (ui.signKey("kb.dot", grid.at(7, 2), "·", 54, 16)) touched = '.';
  if (ui.deleteKey("kb.del", grid.at(8, 2, 2), 52, 36, 16, Colour::Act)) touched = '\b';
  return touched;
}

}  // namespace bianmin::ui
