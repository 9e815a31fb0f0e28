// The body of a key and the words on it.
#include <algorithm>
#include <array>

#include "kiosk/ui/ui_impl.h"

namespace bianmin::ui {
namespace {

// How far the words go down with a pressed face.
constexpr float kSink = 7;

Rect inset(const Rect& box, float left, float top, float right, float bottom) {
  return {box.x + left, box.y + top, box.w - left - right, box.h - top - bottom};
}

}  // namespace

std::uint32_t Ui::Impl::wordColour(const KeyBody& body, Colour otherwise) const {
  if (body.primary) return colour(Colour::On);
  if (body.selected && high()) return colour(Colour::On);
  return colour(otherwise);
}

namespace {

// Black and white: white edge and outline, the face black; chosen or primary all white.
void highBody(Ui::Impl& ui, const Rect& box, const KeyBody& body);

}  // namespace

Rect Ui::Impl::keyBody(const Rect& box, const KeyBody& body) {
  const float sink = body.held ? kSink : 0;
  const Rect words = inset(box, 0, sink, 0, kSink - sink);
  const float foot = body.foot;
  const float r = body.radius;
  if (high()) {
    highBody(*this, box, body);
    return words;
  }
  const float top = body.held ? foot : 3;
  const float low = body.held ? 3 : foot;
  if (body.primary) {
    fill(box, colour(Colour::Edge), r);
    const Rect face = body.held ? inset(box, 0, 7, 0, 3) : inset(box, 0, 0, 0, foot);
    painter.rounded(px(face), px(body.held ? r - 2 : r), px(r - 2), colour(Colour::Act));
  } else if (body.selected) {
    fill(box, colour(Colour::Act), r);
    const Rect face = body.held ? inset(box, 6, foot, 6, 6) : inset(box, 6, 6, 6, foot);
    fill(face, colour(Colour::Tint), r - 6);
  } else {
    fill(box, colour(Colour::Keyline), r);
    fill(inset(box, 3, top, 3, low), colour(body.held ? Colour::Tint : Colour::Sheet), r - 3);
  }
  return words;
}

namespace {

void highBody(Ui::Impl& ui, const Rect& box, const KeyBody& body) {
  constexpr std::uint32_t kBlack = 0xFF000000u;
  constexpr std::uint32_t kWhite = 0xFFFFFFFFu;
  const float r = body.radius;
  ui.fill(box, kWhite, r);
  if (body.primary) {
    ui.ring(inset(box, 8, 8, 8, 8), r - 8, body.held ? 8.0F : 4.0F, kBlack);
  } else if (body.selected) {
    if (body.held) ui.ring(inset(box, 4, 4, 4, 4), r - 4, 4, kBlack);
  } else {
    const Rect face = body.held ? inset(box, 4, 12, 4, 4) : inset(box, 4, 4, 4, 12);
    ui.fill(face, kBlack, r - 4);
  }
}

}  // namespace

void Ui::Impl::keyWords(Widget& widget, const Rect& area, KeyWords w) {
  const auto wordRun = [&] { return run(w.label, w.size, w.size * kKeyLeading, true, w.colour); };
  const auto subRun = [&] {
    return run(w.sub, w.sub_size, w.sub_size * kKeyLeading, false, w.sub_colour);
  };
  const float word_width = width(wordRun());
  float sub_width = w.sub.empty() ? 0 : width(subRun());
  const auto room = [&] {
    return area.w - 2 * w.padding - (w.icon.empty() ? 0 : w.icon_size + w.gap);
  };
  const auto tight = [&] {
    w.gap = std::min(w.gap, 12.0F);
    w.padding = std::min(w.padding, 10.0F);
  };
  const float both = (w.size + w.sub_size) * kKeyLeading;
  if (std::max(word_width, sub_width) > room()) tight();
  if (sub_width > room() || both > area.h - 6) {
    w.sub = {};
    sub_width = 0;
  }
  if (word_width > room()) w.icon_size = std::min(w.icon_size, 44.0F);
  const float icon_room = w.icon.empty() ? 0 : w.icon_size + w.gap;
  const float words = std::max(word_width, sub_width);
  const float fits = std::min(words, area.w - 2 * w.padding - icon_room);
  float x = area.x + w.padding;
  if (!w.left) x = std::max(x, area.x + (area.w - icon_room - words) / 2);
  const float middle = area.y + area.h / 2;
  icon(w.icon, x, middle - w.icon_size / 2, w.icon_size, w.colour);
  x += icon_room;
  const float height = w.size * kKeyLeading + (w.sub.empty() ? 0 : w.sub_size * kKeyLeading);
  const float top = middle - height / 2;
  const Align align = w.icon.empty() && !w.left ? Align::Centre : Align::Left;
  const Rect line{x, top, fits + 1, w.size * kKeyLeading};
  note(widget, put(line, wordRun(), {align, false, 1}));
  if (w.sub.empty()) return;
  widget.label.append("\n").append(w.sub);
  const Rect below{x, line.bottom(), fits + 1, w.sub_size * kKeyLeading};
  note(widget, put(below, subRun(), {align, false, 1}));
}

bool Ui::Impl::signKey(std::string_view id, const Rect& box, std::string_view sign, float size,
                       float radius) {
  const Press touch = press(id, box);
  Widget& widget = add(id, WidgetRole::Key, sign, box);
  const Rect area = keyBody(box, {.held = touch.held, .radius = radius});
  const Run word = run(sign, size, size * kKeyLeading, true, colour(Colour::Ink));
  note(widget, put(area, word, {Align::Centre, true, 1}));
  return touch.tapped;
}

bool Ui::Impl::deleteKey(std::string_view id, const Rect& box, float icon_size, float size,
                         float radius, Colour ink) {
  const Press touch = press(id, box);
  Widget& widget = add(id, WidgetRole::Key, "删除", box);
  const Rect area = keyBody(box, {.held = touch.held, .radius = radius});
  keyWords(widget, area,
           {.icon = "bksp",
            .label = "删除",
            .size = size,
            .icon_size = icon_size,
            .gap = icon_size > 60 ? 16.0F : 8.0F,
            .padding = 10,
            .colour = colour(ink)});
  return touch.tapped;
}

}  // namespace bianmin::ui
