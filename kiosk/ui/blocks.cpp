// What is only read: notes, chips, progress, timeline, QR code.
#include <algorithm>
#include <array>
#include <string>

#include "kiosk/ui/qr_code.h"
#include "kiosk/ui/ui_impl.h"

namespace bianmin::ui {
namespace {

struct KindLook {
  Colour ground, words;
  std::string_view icon;
};

const KindLook& lookOf(NoteKind kind) {
  static constexpr std::array<KindLook, 4> kLooks = {{
      {Colour::Tint, Colour::Act, "help"},
      {Colour::OkTint, Colour::Ok, "lamp-ok"},
      {Colour::WarnTint, Colour::Warn, "lamp-warn"},
      {Colour::BadTint, Colour::Bad, "lamp-bad"},
  }};
  return kLooks[static_cast<std::size_t>(kind)];
}

}  // namespace

void Ui::note(std::string_view id, const Rect& box, NoteKind kind, std::string_view title,
              std::string_view line, std::string_view icon) {
  Impl& ui = *impl_;
  const KindLook& look = lookOf(kind);
  Widget& widget = ui.add(id, WidgetRole::Panel, title, box);
  ui.fill(box, ui.colour(look.ground), kRadius);
  if (ui.high()) ui.ring(box, kRadius, kHighOutline, ui.colour(Colour::Ink));
  const float side = box.h < 150 ? 60.0F : std::clamp(box.h * 0.45F, 64.0F, 96.0F);
  const float pad = 28;
  ui.icon(icon.empty() ? look.icon : icon, box.x + pad, box.y + (box.h - side) / 2, side,
          ui.colour(look.words));
  const float x = box.x + pad + side + 24;
  const float width = box.right() - pad - x;
  const float lead = lineHeight(Role::Lead);
  const float body = lineHeight(Role::Body);
  const Run first = ui.run(title, ui.sizeOf(Role::Lead), lead, true, ui.colour(Colour::Ink));
  const Run second = ui.run(line, ui.sizeOf(Role::Body), body, false, ui.colour(Colour::Ink));
  const float first_height = ui.height(first, width);
  const float height = first_height + (line.empty() ? 0 : ui.height(second, width));
  const float y = std::max(box.y + 6, box.y + (box.h - height) / 2);
  ui.note(widget, ui.put({x, y, width, box.bottom() - y}, first, {}));
  if (line.empty()) return;
  widget.label.append("\n").append(line);
  const float below = y + first_height;
  ui.note(widget, ui.put({x, below, width, box.bottom() - below}, second, {}));
}

float Ui::chip(std::string_view id, float right, float y, NoteKind kind, std::string_view label) {
  Impl& ui = *impl_;
  const bool off = kind == NoteKind::Info;
  const KindLook& look = lookOf(kind);
  const float size = ui.sizeOf(Role::Cap);
  const float line = lineHeight(Role::Cap);
  const Run words = ui.run(label, size, line, true, ui.colour(off ? Colour::Ink2 : look.words));
  const float lamp = 36;
  const float text_width = ui.width(words) + 1;
  const float width = 10 + lamp + 12 + text_width + 18;
  const Rect box{right - width, y, width, line + 12};
  Widget& widget = ui.add(id, WidgetRole::Lamp, label, box);
  ui.fill(box, ui.colour(off ? Colour::Sheet : look.ground), 12);
  if (ui.high()) ui.ring(box, 12, kHighOutline, ui.colour(Colour::Ink));
  ui.lamp(off ? "lamp-off" : look.icon, box.x + 10, y + (box.h - lamp) / 2, lamp);
  ui.note(widget,
          ui.put({box.x + 10 + lamp + 12, y + 6, text_width, line}, words, {.max_lines = 1}));
  return box.x;
}

void Ui::progress(std::string_view id, const Rect& box, int step, int of, std::string_view words) {
  Impl& ui = *impl_;
  Widget& widget = ui.add(id, WidgetRole::Panel, words, box);
  const Run run =
      ui.run(words, ui.sizeOf(Role::Body), lineHeight(Role::Body), false, ui.colour(Colour::Ink2));
  const float text_width = words.empty() ? 0 : ui.width(run) + 1;
  ui.note(widget, ui.put({box.x, box.y, std::min(text_width, box.w), box.h}, run,
                         {.middle = true, .max_lines = 1}));
  const int bars = std::max(of, 1);
  const float left = box.x + text_width + (words.empty() ? 0 : 24);
  const float each =
      (box.right() - left - 10 * static_cast<float>(bars - 1)) / static_cast<float>(bars);
  if (each < 12) {
    widget.clipped = true;
    return;
  }
  for (int i = 1; i <= bars; ++i) {
    const float x = left + static_cast<float>(i - 1) * (each + 10);
    const Rect bar{x, box.y + box.h / 2 - 8, each, 16};
    if (i == step) {
      ui.fill(bar.inset(-4, -4), ui.colour(Colour::Act), 12);
    } else if (i < step) {
      ui.fill(bar, ui.colour(Colour::Keyline), 8);
    } else if (ui.high()) {
      ui.ring(bar, 8, 3, ui.colour(Colour::Ink));
    } else {
      ui.fill(bar, ui.colour(Colour::Hair), 8);
    }
  }
}

void Ui::timelineDisc(float x, float y, int number, StepState state, float bar_to_next) {
  Impl& ui = *impl_;
  const Rect disc{x, y, 64, 64};
  const Colour solid = state == StepState::Done ? Colour::Ok : Colour::Act;
  if (bar_to_next > 0) {
    const Colour bar = state == StepState::Done ? Colour::Ok : Colour::Line;
    ui.fill({x + 29, y + 60, 6, bar_to_next + 8}, ui.colour(bar));
  }
  if (state == StepState::Coming) {
    ui.fill(disc, ui.colour(Colour::Sheet), 32);
    ui.ring(disc, 32, 4, ui.colour(Colour::Line));
  } else {
    ui.fill(disc, ui.colour(solid), 32);
  }
  if (state == StepState::Done) {
    ui.icon("check", x + 12, y + 12, 40, ui.colour(Colour::On), 6);
    return;
  }
  const Colour ink = state == StepState::Now ? Colour::On : Colour::Ink;
  const std::string digits = std::to_string(number);
  ui.put(disc, ui.run(digits, 36, 36, true, ui.colour(ink)), {Align::Centre, true, 1});
}

void Ui::qr(std::string_view id, const Rect& box, std::string_view payload) {
  constexpr int kQuiet = 4;
  Impl& ui = *impl_;
  Widget& widget = ui.add(id, WidgetRole::Image, {}, box);
  const RectPx room = ui.px(box);
  const QrCode code = encodeQr(payload);
  const int modules = code.side + 2 * kQuiet;
  const int module = std::min(room.w, room.h) / modules;
  if (code.side == 0 || module < 1) {
    widget.clipped = true;
    return;
  }
  const int side = module * modules;
  const int left = room.x + (room.w - side) / 2;
  const int top = room.y + (room.h - side) / 2;
  widget.rect = ui.logical({left, top, side, side});
  ui.painter.fill({left, top, side, side}, 0xFFFFFFFFu);
  for (int y = 0; y < code.side; ++y) {
    for (int x = 0; x < code.side; ++x) {
      if (!code.at(x, y)) continue;
      const int first = x;
      while (x < code.side && code.at(x, y)) ++x;
      ui.painter.fill({left + (first + kQuiet) * module, top + (y + kQuiet) * module,
                       (x - first) * module, module},
                      0xFF000000u);
    }
  }
}

}  // namespace bianmin::ui
