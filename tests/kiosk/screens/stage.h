// A kit without a window: draws a model in one layout and tells what was shown.
#pragma once

#include <string>
#include <vector>

#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/ui/frame.h"

namespace bianmin::stage {

struct Layout {
  std::string name;  // "portrait-large"
  int width = 0, height = 0;
  ui::TextSize size = ui::TextSize::Normal;
  ui::Contrast contrast = ui::Contrast::Normal;
};

std::vector<Layout> layouts();

class Stage {
 public:
  explicit Stage(Layout layout);

  // One frame without a finger on it.
  const ui::WidgetTree& show(const Model& model);
  // A finger goes down and up in the middle of a widget; what the screen said.
  std::vector<Event> tap(const Model& model, const ui::Rect& box);
  // Only after show(): the colour 0xRRGGBB at a place in logical px.
  std::uint32_t colourAt(float x, float y);
  void save(const std::string& path);

  // What the model says in this layout.
  Display display() const;
  const Layout& layout() const { return layout_; }

 private:
  std::vector<Event> frame(const Model& model, ui::Pointer pointer);
  float scale() const;

  Layout layout_;
  ui::Kit kit_;
  std::int64_t now_ = 10'000;
  std::vector<std::uint32_t> pixels_;
};

// What differs from page to page, for going through all of them.
std::string wordsOf(const ui::WidgetTree& tree);

}  // namespace bianmin::stage
