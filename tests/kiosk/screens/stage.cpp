#include "tests/kiosk/screens/stage.h"

#include <stb/stb_image_write.h>

#include <algorithm>
#include <array>
#include <utility>

#include "kiosk/screens/screens.h"

namespace bianmin::stage {

std::vector<Layout> layouts() {
  struct Form {
    const char* name;
    int width, height;
  };
  constexpr std::array kForms = {Form{"portrait", 1080, 1920}, Form{"landscape", 1920, 1080},
                                 Form{"compact", 1280, 800}};
  std::vector<Layout> all;
  for (const Form& form : kForms) {
    for (const bool large : {false, true}) {
      for (const bool high : {false, true}) {
        std::string name = form.name;
        if (large) name += "-large";
        if (high) name += "-black";
        all.push_back({std::move(name), form.width, form.height,
                       large ? ui::TextSize::Large : ui::TextSize::Normal,
                       high ? ui::Contrast::High : ui::Contrast::Normal});
      }
    }
  }
  return all;
}

namespace {

// Touches count at once: each frame here is a second later.
ui::KitOptions kitOptions() {
  ui::KitOptions options;
  options.settle_ms = 0;
  return options;
}

}  // namespace

Stage::Stage(Layout layout) : layout_(std::move(layout)), kit_(kitOptions()) {
  pixels_.resize(static_cast<std::size_t>(layout_.width * layout_.height));
}

Display Stage::display() const {
  const bool large = layout_.size == ui::TextSize::Large;
  if (layout_.contrast == ui::Contrast::High) {
    return large ? Display::LargeHighContrast : Display::HighContrast;
  }
  return large ? Display::Large : Display::Normal;
}

float Stage::scale() const {
  return static_cast<float>(std::min(layout_.width, layout_.height)) / 1080.0F;
}

std::vector<Event> Stage::frame(const Model& model, ui::Pointer pointer) {
  now_ += 1'000;
  ui::FrameInput input;
  input.width = layout_.width;
  input.height = layout_.height;
  input.text_size = layout_.size;
  input.contrast = layout_.contrast;
  input.pointer = pointer;
  input.now_ms = now_;
  std::vector<Event> events = draw(model, kit_.begin(input));
  kit_.end();
  return events;
}

const ui::WidgetTree& Stage::show(const Model& model) {
  // A dialog is known to the kit from the frame before.
  frame(model, {});
  frame(model, {});
  return kit_.tree();
}

std::vector<Event> Stage::tap(const Model& model, const ui::Rect& box) {
  const float x = (box.x + box.w / 2) * scale();
  const float y = (box.y + box.h / 2) * scale();
  show(model);
  frame(model, {x, y, false});
  frame(model, {x, y, true});
  std::vector<Event> events = frame(model, {x, y, false});
  frame(model, {});
  return events;
}

std::uint32_t Stage::colourAt(float x, float y) {
  kit_.render(pixels_.data(), layout_.width * 4);
  const auto column = static_cast<int>(x * scale());
  const auto row = static_cast<int>(y * scale());
  return pixels_[static_cast<std::size_t>(row * layout_.width + column)] & 0xFFFFFFU;
}

void Stage::save(const std::string& path) {
  kit_.render(pixels_.data(), layout_.width * 4);
  std::vector<unsigned char> bytes;
  bytes.reserve(pixels_.size() * 3);
  for (const std::uint32_t pixel : pixels_) {
    for (const int shift : {16, 8, 0}) bytes.push_back(static_cast<unsigned char>(pixel >> shift));
  }
  stbi_write_png_compression_level = 3;
  stbi_write_png(path.c_str(), layout_.width, layout_.height, 3, bytes.data(), layout_.width * 3);
}

std::string wordsOf(const ui::WidgetTree& tree) {
  std::string words;
  for (const ui::Widget& widget : tree.widgets) {
    words.append(widget.id).append("=").append(widget.label).append("\n");
  }
  return words;
}

}  // namespace bianmin::stage
