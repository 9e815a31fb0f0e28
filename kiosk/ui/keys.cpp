// Keys with words: key, card, row, choice, tab.
#include <algorithm>

#include "kiosk/ui/ui_impl.h"

namespace bianmin::ui {
namespace {

float iconFor(Role role) {
  switch (role) {
    case Role::Cap:
    case Role::Body:
    case Role::Lead:
      return 44;
    case Role::H3:
      return 56;
    case Role::H2:
      return 72;
    default:
      return 96;
  }
}

}  // namespace

bool Ui::key(std::string_view id, const Rect& box, std::string_view label, const KeyStyle& style) {
  Impl& ui = *impl_;
  const Press touch = ui.press(id, box);
  Widget& widget = ui.add(id, WidgetRole::Key, label, box);
  const KeyBody body{.primary = style.primary, .selected = style.selected, .held = touch.held};
  const Rect area = ui.keyBody(box, body);
  KeyWords words{.icon = style.icon, .label = label, .sub = style.sub};
  words.size = ui.sizeOf(style.role);
  words.sub_size = ui.sizeOf(Role::Cap);
  words.icon_size = iconFor(style.role);
  words.gap = words.icon_size < 56 ? 12.0F : 20.0F;
  words.colour = ui.wordColour(body, Colour::Act);
  words.sub_colour = ui.wordColour(body, Colour::Ink2);
  if (style.column) {
    words.icon_size = 72;
    words.gap = 32;
    words.padding = 36;
    words.left = true;
  }
  ui.keyWords(widget, area, words);
  return touch.tapped;
}

bool Ui::card(std::string_view id, const Rect& box, std::string_view icon, Colour tile_colour,
              std::string_view title, std::string_view line) {
  Impl& ui = *impl_;
  const Press touch = ui.press(id, box);
  Widget& widget = ui.add(id, WidgetRole::Card, title, box);
  const Rect area = ui.keyBody(box, {.held = touch.held});
  const bool portrait = ui.shape == Shape::Portrait;
  // Few services leave high cards: sign and name grow with them.
  const float large = ui.sizeOf(Role::H1);
  const bool high =
      portrait && area.h > 420 && ui.width(ui.run(title, large, large, true, 0)) <= area.w - 56;
  const float size = high ? large : ui.sizeOf(Role::H2);
  const float sub = ui.sizeOf(portrait ? Role::Body : Role::Cap);
  const Run words = ui.run(title, size, size * kKeyLeading, true, ui.colour(Colour::Ink));
  const Run below = ui.run(line, sub, sub * kKeyLeading, false, ui.colour(Colour::Ink2));
  const float pad = portrait ? 28.0F : 26.0F;
  const float width = area.w - 2 * pad;
  float gap = portrait ? 18.0F : 10.0F;
  float side = high ? 184.0F : portrait ? 124.0F : 84.0F;
  const float text_height = (size + sub) * kKeyLeading;
  if (side + gap + text_height > area.h - 20) side = 84;
  if (side + gap + text_height > area.h - 12) gap = 6;
  const bool with_line =
      !line.empty() && ui.width(below) <= width && side + gap + text_height <= area.h - 8;
  const float height = side + gap + (with_line ? text_height : size * kKeyLeading);
  // A card's content stands a little lower than a key's words.
  float y = area.y + 3.5F + (portrait ? 2.0F : -1.0F) + (area.h - height) / 2;
  tile(icon, tile_colour, box.x + pad, y, side);
  y += side + gap;
  ui.note(widget, ui.put({box.x + pad, y, width, words.line / ui.scale}, words, {.max_lines = 1}));
  if (!with_line) return touch.tapped;
  widget.label.append("\n").append(line);
  y += size * kKeyLeading;
  ui.note(widget, ui.put({box.x + pad, y, width, below.line / ui.scale}, below, {.max_lines = 1}));
  return touch.tapped;
}

namespace {

// Draws the sign at a row's left; returns how much room it took.
float rowSign(Ui& kit, Ui::Impl& ui, const Rect& area, std::string_view icon, Colour colour) {
  if (icon.empty()) return 0;
  const bool tile = isTileColour(colour);
  const float side = tile ? std::clamp(area.h - 33, 56.0F, 96.0F) : 56.0F;
  const float y = area.y + (area.h - side) / 2;
  if (tile) {
    kit.tile(icon, colour, area.x + 24, y, side);
  } else {
    ui.icon(icon, area.x + 24, y, side, ui.colour(colour));
  }
  return side + 20;
}

}  // namespace

bool Ui::row(std::string_view id, const Rect& box, std::string_view icon, Colour tile_colour,
             std::string_view title, std::string_view line) {
  Impl& ui = *impl_;
  const Press touch = ui.press(id, box);
  Widget& widget = ui.add(id, WidgetRole::Row, title, box);
  const Rect area = ui.keyBody(box, {.held = touch.held});
  const float sign = rowSign(*this, ui, area, icon, tile_colour);
  ui.icon("chev", box.right() - 24 - 44, area.y + area.h / 2 - 22, 44, ui.colour(Colour::Act));
  const float x = box.x + 24 + sign;
  const float width = box.right() - 24 - 44 - 12 - x;
  const float size = ui.sizeOf(Role::H3);
  const float sub = ui.sizeOf(Role::Cap);
  const Colour ink = tile_colour == Colour::Act ? Colour::Act : Colour::Ink;
  const Run words = ui.run(title, size, size * kKeyLeading, true, ui.colour(ink));
  const Run below = ui.run(line, sub, sub * kKeyLeading, false, ui.colour(Colour::Ink2));
  const float both = (size + sub) * kKeyLeading;
  const bool one_line = ui.width(words) <= width;
  if (line.empty() || !one_line || ui.width(below) > width || both > area.h - 6) {
    ui.note(widget, ui.put({x, area.y + 4, width, area.h - 8}, words, {.middle = true}));
    return touch.tapped;
  }
  widget.label.append("\n").append(line);
  const float y = area.y + (area.h - both) / 2;
  ui.note(widget, ui.put({x, y, width, size * kKeyLeading}, words, {.max_lines = 1}));
  ui.note(widget,
          ui.put({x, y + size * kKeyLeading, width, sub * kKeyLeading}, below, {.max_lines = 1}));
  return touch.tapped;
}

bool Ui::choice(std::string_view id, const Rect& box, std::string_view label, bool selected) {
  Impl& ui = *impl_;
  const Press touch = ui.press(id, box);
  Widget& widget = ui.add(id, WidgetRole::Choice, label, box);
  const KeyBody body{.selected = selected, .held = touch.held};
  const Rect area = ui.keyBody(box, body);
  const float side = std::min(72.0F, area.h - 32);
  const float x = box.x + 40;
  const float y = area.y + (area.h - side) / 2;
  const std::uint32_t ink = ui.wordColour(body, Colour::Act);
  ui.ring({x, y, side, side}, side / 2, 5, ink);
  if (selected) ui.fill(Rect{x, y, side, side}.inset(14, 14), ink, side / 2 - 14);
  const float size = ui.sized(60, 74);
  const Run words = ui.run(label, size, size * kKeyLeading, true, ui.wordColour(body, Colour::Ink));
  const float left = x + side + 36;
  const Rect room{left, area.y + 4, box.right() - 28 - left, area.h - 8};
  ui.note(widget, ui.put(room, words, {.middle = true}));
  return touch.tapped;
}

bool Ui::check(std::string_view id, const Rect& box, std::string_view label, bool chosen,
               std::string_view state) {
  Impl& ui = *impl_;
  const Press touch = ui.press(id, box);
  Widget& widget = ui.add(id, WidgetRole::Choice, label, box);
  const KeyBody body{.selected = chosen, .held = touch.held};
  const Rect area = ui.keyBody(box, body);
  const float side = std::min(84.0F, area.h - 24);
  const Rect mark{box.x + 32, area.y + (area.h - side) / 2, side, side};
  const std::uint32_t ink = ui.wordColour(body, Colour::Act);
  if (chosen) {
    const std::uint32_t sign = ui.high() ? ui.colour(Colour::Ink) : ui.colour(Colour::On);
    ui.fill(mark, ink, 16);
    ui.icon("check", mark.x + side / 7, mark.y + side / 7, side * 5 / 7, sign, 6);
  } else {
    ui.ring(mark, 16, 5, ink);
  }
  const float size = ui.sizeOf(Role::H2);
  const Run words = ui.run(label, size, size * kKeyLeading, true, ui.wordColour(body, Colour::Ink));
  const float left = mark.right() + 28;
  float right = box.right() - 32;
  const float small = ui.sizeOf(Role::Lead);
  const Run said =
      ui.run(chosen ? state : std::string_view{}, small, small * kKeyLeading, true, ink);
  const float said_width = ui.width(said) + 1;
  if (!said.value.empty() && left + ui.width(words) + 28 + said_width <= right) {
    const Rect place{right - said_width, area.y + 4, said_width, area.h - 8};
    ui.note(widget, ui.put(place, said, {.middle = true, .max_lines = 1}));
    right = place.x - 28;
  }
  ui.note(widget, ui.put({left, area.y + 4, right - left, area.h - 8}, words, {.middle = true}));
  return touch.tapped;
}

bool Ui::anywhere(std::string_view id, std::string_view label) {
  Impl& ui = *impl_;
  const Press touch = ui.press(id, ui.canvas);
  ui.add(id, WidgetRole::Panel, label, ui.canvas);
  return touch.tapped;
}

bool Ui::tab(std::string_view id, const Rect& box, std::string_view label, bool current) {
  Impl& ui = *impl_;
  const Press touch = ui.press(id, box);
  Widget& widget = ui.add(id, WidgetRole::Key, label, box);
  const KeyBody body{.primary = current && !ui.high(), .selected = current, .held = touch.held};
  Rect area{box.x, box.y, box.w, box.h - 7};
  if (current && !ui.high()) {
    ui.fill(box, ui.colour(Colour::Act), kRadius);  // no edge: it leads nowhere
  } else {
    area = ui.keyBody(box, body);
  }
  ui.keyWords(widget, area,
              {.label = label,
               .size = ui.sizeOf(Role::Lead),
               .padding = 12,
               .colour = ui.wordColour(body, Colour::Act)});
  return touch.tapped;
}

}  // namespace bianmin::ui
