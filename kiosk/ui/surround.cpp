// What surrounds every screen: band, bar, dialog.
#include <algorithm>
#include <string>

#include "kiosk/ui/ui_impl.h"

namespace bianmin::ui {
namespace {

constexpr float kEntryWidth = 96;

}  // namespace

void Ui::band(const Band& band) {
  Impl& ui = *impl_;
  const Rect box{0, 0, ui.canvas.w, kBandHeight};
  Widget& widget = ui.add("band", WidgetRole::Band, band.place, box);
  const std::uint32_t words = 0xFFFFFFFFu;
  ui.fill(box, ui.high() ? 0xFF000000u : ui.colour(Colour::Act));
  if (ui.high()) ui.fill({0, kBandHeight - 4, box.w, 4}, words);
  const float left = 40;
  const float height = ui.high() ? kBandHeight - 4 : kBandHeight;
  const Rect mark{left, (height - 56) / 2, 56, 56};
  ui.fill(mark, words, 12);
  const std::uint32_t ink = ui.high() ? 0xFF000000u : ui.colour(Colour::Act);
  ui.put(mark, ui.run("便", 36, 36, true, ink), {Align::Centre, true, 1});
  const float right = box.w - left - (band.entry ? 64 : 0);
  const Run time = ui.run(band.time, 32, 45, true, words);
  const float time_width = ui.width(time) + 1;
  ui.note(widget, ui.put({right - time_width, 0, time_width, height}, time, {.middle = true}));
  const Run date = ui.run(band.date, 32, 45, false, words);
  const float date_width = ui.width(date) + 1;
  const float date_x = right - time_width - 15 - date_width;
  ui.note(widget, ui.put({date_x, 0, date_width, height}, date, {.middle = true}));
  const float name_x = mark.right() + 20;
  ui.note(widget,
          ui.put({name_x, 0, date_x - 20 - name_x, height}, ui.run(band.place, 34, 48, true, words),
                 {.middle = true, .max_lines = 1}));
}

bool Ui::bandEntry(std::string_view id, std::string_view label) {
  Impl& ui = *impl_;
  const Rect box{ui.canvas.w - kEntryWidth, 0, kEntryWidth, kBandHeight};
  const Press touch = ui.press(id, box);
  ui.add(id, WidgetRole::Key, label, box);
  ui.icon("lock", ui.canvas.w - 40 - 44, 22, 44, 0xFFFFFFFFu, 3.6F);
  return touch.tapped;
}

int Ui::bar(std::span<const BarKey, 5> keys) {
  Impl& ui = *impl_;
  const bool portrait = ui.shape == Shape::Portrait;
  const Rect box{0, ui.canvas.h - ui.barHeight(), ui.canvas.w, ui.barHeight()};
  ui.add("bar", WidgetRole::Bar, {}, box);
  ui.fill(box, ui.colour(Colour::Paper));
  ui.fill({0, box.y, box.w, 3}, ui.colour(Colour::Hair));
  const float gap = portrait ? 18.0F : 24.0F;
  const float top = box.y + 3 + (portrait ? 16.0F : 12.0F);
  const float height = box.bottom() - (portrait ? 20.0F : 14.0F) - top;
  const float width = (box.w - 2 * margin() - 4 * gap) / 5;
  int touched = -1;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const BarKey& key = keys[i];
    if (key.id.empty()) continue;
    const Rect place{margin() + static_cast<float>(i) * (width + gap), top, width, height};
    const Press touch = ui.press(key.id, place);
    if (touch.tapped) touched = static_cast<int>(i);
    Widget& widget = ui.add(key.id, WidgetRole::Key, key.label, place);
    const Rect area =
        ui.keyBody(place, {.held = touch.held, .radius = 18, .foot = ui.high() ? 12.0F : 8.0F});
    const bool wide = key.icon == "zi";
    ui.keyWords(widget, area,
                {.icon = key.icon,
                 .label = key.label,
                 .size = ui.sized(34, 44),
                 .icon_size = wide ? 72.0F : 44.0F,
                 .gap = ui.large() ? 6.0F : 12.0F,
                 .padding = 8,
                 .colour = ui.colour(Colour::Act)});
  }
  return touched;
}

Rect Ui::dialog(std::string_view id, float width, float height) {
  Impl& ui = *impl_;
  for (Widget& below : ui.tree.widgets) below.enabled = false;
  ui.behind_dialog = false;
  ui.dialog_now = id;
  ui.fill(ui.canvas, ui.colour(Colour::Veil));
  const Rect room = content();
  const float w = std::min(width, room.w);
  const float h = std::min(height, room.h - 16);
  const Rect box{room.x + (room.w - w) / 2, room.y + (room.h - h) / 2, w, h};
  ui.add(id, WidgetRole::Panel, {}, box);
  const float stroke = 6;
  ui.fill(box, ui.colour(Colour::Act), 32);
  ui.fill(box.inset(stroke, stroke), ui.colour(Colour::Sheet), 32 - stroke);
  const float side = w < 700 ? 36.0F : 56.0F;
  const float top = h < 700 ? 40.0F : 64.0F;
  return box.inset(side, top);
}

}  // namespace bianmin::ui
