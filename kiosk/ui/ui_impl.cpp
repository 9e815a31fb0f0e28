#include "kiosk/ui/ui_impl.h"

#include <imgui.h>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace bianmin::ui {

void Ui::Impl::startFrame(int width, int height, float px_per_mm, TextSize size, Contrast how) {
  const auto w = static_cast<float>(width);
  const auto h = static_cast<float>(height);
  // A key of 112 must be at least 22 mm high, so a dense panel is drawn larger.
  scale = std::max(std::min(w, h) / 1080, 0.2F * std::max(px_per_mm, 0.0F));
  scale = std::max(scale, 0.05F);
  canvas = {0, 0, w / scale, h / scale};
  shape = h > w                                          ? Shape::Portrait
          : canvas.w >= 1840 - 1 && canvas.h >= 1040 - 1 ? Shape::Landscape
                                                         : Shape::Compact;
  text_size = size;
  contrast = how;
  tree.widgets.clear();
  tree.duplicates.clear();
  ids.clear();
  dialog_before.swap(dialog_now);
  dialog_now.clear();
  behind_dialog = !dialog_before.empty();
}

void Ui::Impl::forget() {
  for (Widget& widget : tree.widgets) {
    std::fill(widget.label.begin(), widget.label.end(), '\0');
    widget = {};
  }
  tree = {};
  runs.clear();
  type.forget();
}

int Ui::Impl::px(float logical_px) const {
  return static_cast<int>(std::lround(logical_px * scale));
}

int Ui::Impl::fontPx(float logical_px) const { return std::max(1, px(logical_px)); }

RectPx Ui::Impl::px(const Rect& box) const {
  const int x = px(box.x);
  const int y = px(box.y);
  return {x, y, px(box.right()) - x, px(box.bottom()) - y};
}

Rect Ui::Impl::logical(const RectPx& box) const {
  return {static_cast<float>(box.x) / scale, static_cast<float>(box.y) / scale,
          static_cast<float>(box.w) / scale, static_cast<float>(box.h) / scale};
}

Run Ui::Impl::run(std::string_view value, float size, float line, bool bold,
                  std::uint32_t ink) const {
  return {value, fontPx(size), line * scale, bold, ink, 0};
}

Run Ui::Impl::run(const Text& text) const {
  Run run = this->run(text.value, sizeOf(text.role), lineHeightOf(text.role, text_size),
                      text.weight == Weight::Bold || alwaysBold(text.role), colour(text.colour));
  // A code is read character by character.
  if (text.role == Role::Code) run.gap = 6 * scale;
  return run;
}

float Ui::Impl::height(const Run& run, float width) {
  return type.height({&run, 1}, width * scale) / scale;
}

Drawn Ui::Impl::put(const Rect& box, const Run& run, const Placing& placing) {
  return put(box, std::span(&run, 1), placing);
}

Drawn Ui::Impl::put(const Rect& box, std::span<const Run> some, const Placing& placing) {
  return type.draw(some, px(box), placing);
}

Widget& Ui::Impl::add(std::string_view id, WidgetRole role, std::string_view words,
                      const Rect& box) {
  const ImGuiID hash = ImGui::GetID(id.data(), id.data() + id.size());
  if (std::find(ids.begin(), ids.end(), hash) != ids.end()) {
    tree.duplicates.emplace_back(id);
    assert(!"an id is used twice in one frame");
  }
  ids.push_back(hash);
  Widget& widget = tree.widgets.emplace_back();
  widget.id = id;
  widget.role = role;
  widget.label = words;
  widget.rect = box;
  widget.enabled = !behind_dialog;
  return widget;
}

void Ui::Impl::note(Widget& widget, const Drawn& drawn) const {
  widget.clipped = widget.clipped || drawn.clipped;
  if (drawn.ink.w == 0) return;
  const Rect ink = logical(drawn.ink);
  if (widget.text.w == 0) {
    widget.text = ink;
    return;
  }
  const float right = std::max(widget.text.right(), ink.right());
  const float low = std::max(widget.text.bottom(), ink.bottom());
  widget.text.x = std::min(widget.text.x, ink.x);
  widget.text.y = std::min(widget.text.y, ink.y);
  widget.text.w = right - widget.text.x;
  widget.text.h = low - widget.text.y;
}

Press Ui::Impl::press(std::string_view id, const Rect& box) {
  if (behind_dialog) return {};
  const RectPx at = px(box);
  if (at.w <= 0 || at.h <= 0) return {};
  ImGui::SetCursorScreenPos({static_cast<float>(at.x), static_cast<float>(at.y)});
  ImGui::PushID(id.data(), id.data() + id.size());
  const bool tapped =
      ImGui::InvisibleButton("key", {static_cast<float>(at.w), static_cast<float>(at.h)});
  const bool held = ImGui::IsItemActive() && ImGui::IsItemHovered();
  ImGui::PopID();
  return {tapped, held};
}

void Ui::Impl::fill(const Rect& box, std::uint32_t ink, float radius) {
  painter.rounded(px(box), px(radius), px(radius), ink);
}

void Ui::Impl::ring(const Rect& box, float radius, float stroke, std::uint32_t ink) {
  painter.ring(px(box), px(radius), std::max(1, px(stroke)), ink);
}

void Ui::Impl::lamp(std::string_view name, float x, float y, float size) {
  const bool warn = name == "lamp-warn";
  const bool off = name == "lamp-off";
  const Colour ground = name == "lamp-ok" ? Colour::LampGreen
                        : warn            ? Colour::LampYellow
                                          : Colour::LampRed;
  const Colour sign = off ? Colour::Ink2 : warn && !high() ? Colour::Ink : Colour::On;
  const int at_x = px(x);
  const int at_y = px(y);
  const int side = px(size);
  const auto layer = [&](std::string_view part, float stroke, Colour ink) {
    label.assign(name).append(part);
    painter.icon(label, at_x, at_y, side, stroke, colour(ink));
  };
  if (!off) layer(".ground", 3, ground);
  layer(".line", 3, off ? Colour::Ink2 : Colour::Ink);
  layer(".sign", 5, sign);
}

void Ui::Impl::icon(std::string_view name, float x, float y, float size, std::uint32_t ink,
                    float stroke) {
  if (name.empty()) return;
  if (name.starts_with("lamp-")) {
    lamp(name, x, y, size);
    return;
  }
  if (name == "zi") {  // two sizes of one character on one line
    const float small = size * 0.36F;
    const float big = size * 0.64F;
    const float low = y + size / 2 + big * 0.44F;
    put({x, low - small * 0.94F, small + 2, small}, run("字", small, small, true, ink), {});
    put({x + small, low - big * 0.94F, big + 2, big}, run("字", big, big, true, ink), {});
    return;
  }
  // Small icons need a bolder line to look as heavy as large ones.
  if (stroke <= 0) stroke = size <= 48 ? 4 : size < 90 ? 3.6F : 3;
  painter.icon(name, px(x), px(y), px(size), stroke, ink);
}

}  // namespace bianmin::ui
