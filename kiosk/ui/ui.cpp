// The canvas, measuring, text and plain shapes.
#include "kiosk/ui/ui.h"

#include "kiosk/ui/ui_impl.h"

namespace bianmin::ui {

const Widget* WidgetTree::find(std::string_view id) const {
  for (const Widget& widget : widgets) {
    if (widget.id == id) return &widget;
  }
  return nullptr;
}

Ui::Ui(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Ui::~Ui() = default;

Rect Ui::canvas() const { return impl_->canvas; }
Shape Ui::shape() const { return impl_->shape; }
TextSize Ui::textSize() const { return impl_->text_size; }
Contrast Ui::contrast() const { return impl_->contrast; }
float Ui::margin() const { return impl_->shape == Shape::Portrait ? 40.0F : 48.0F; }

Rect Ui::content() const {
  const Rect& all = impl_->canvas;
  return {margin(), kBandHeight, all.w - 2 * margin(), all.h - kBandHeight - impl_->barHeight()};
}

float Ui::lineHeight(Role role) const { return lineHeightOf(role, impl_->text_size); }

float Ui::textWidth(std::string_view text, Role role, Weight weight) {
  return impl_->width(impl_->run(Text{.value = text, .role = role, .weight = weight}));
}

float Ui::textHeight(std::string_view text, Role role, Weight weight, float width) {
  return impl_->height(impl_->run(Text{.value = text, .role = role, .weight = weight}), width);
}

float Ui::text(std::string_view id, const Rect& box, const Text& text) {
  return richText(id, box, std::span(&text, 1));
}

float Ui::richText(std::string_view id, const Rect& box, std::span<const Text> runs) {
  Impl& ui = *impl_;
  Widget& widget = ui.add(id, WidgetRole::Text, {}, box);
  ui.runs.clear();
  for (const Text& text : runs) {
    widget.label.append(text.value);
    ui.runs.push_back(ui.run(text));
  }
  if (runs.empty()) return 0;
  const Placing placing{runs.front().align, false, runs.front().max_lines};
  const Drawn drawn = ui.put(box, ui.runs, placing);
  ui.note(widget, drawn);
  return drawn.height / ui.scale;
}

void Ui::fill(const Rect& box, Colour colour, float radius) {
  impl_->fill(box, impl_->colour(colour), radius);
}

void Ui::outline(const Rect& box, Colour colour, float stroke, float radius) {
  impl_->ring(box, radius, stroke, impl_->colour(colour));
}

void Ui::hairline(float x, float y, float w) {
  impl_->fill({x, y, w, 2}, impl_->colour(Colour::Hair));
}

void Ui::panel(std::string_view id, const Rect& box, Colour colour) {
  impl_->add(id, WidgetRole::Panel, {}, box);
  impl_->fill(box, impl_->colour(colour), kRadius);
  if (impl_->high()) impl_->ring(box, kRadius, kHighOutline, impl_->colour(Colour::Ink));
}

void Ui::icon(std::string_view name, float x, float y, float size, Colour colour) {
  impl_->icon(name, x, y, size, impl_->colour(colour));
}

void Ui::tile(std::string_view icon, Colour ground, float x, float y, float size) {
  const Rect box{x, y, size, size};
  impl_->fill(box, impl_->colour(ground), size / 5);
  if (impl_->high()) impl_->ring(box, size / 5, kHighOutline, impl_->colour(Colour::Ink));
  const float sign = size * 0.62F;
  impl_->icon(icon, x + (size - sign) / 2, y + (size - sign) / 2, sign,
              impl_->colour(Colour::White), 3.4F);
}

}  // namespace bianmin::ui
