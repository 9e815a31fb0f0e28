// What the widgets share: scale, colours, presses, the tree. Only for the kit's own .cpp files.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/painter.h"
#include "kiosk/ui/theme.h"
#include "kiosk/ui/typeset.h"
#include "kiosk/ui/ui.h"

namespace bianmin::ui {

// How the body of a key is drawn.
struct KeyBody {
  bool primary = false;
  bool selected = false;
  bool held = false;
  float radius = 20;
  float foot = 10;  // height of the lower edge
};

// What stands on a key: icon, then a word with a line below it, on the left or in the middle.
struct KeyWords {
  std::string_view icon = {}, label = {}, sub = {};
  float size = 40, sub_size = 28;  // of the two lines
  float icon_size = 56, gap = 20;
  float padding = 24;
  std::uint32_t colour = 0, sub_colour = 0;
  bool left = false;
};

struct Press {
  bool tapped = false;
  bool held = false;  // the finger is on it
};

// A number of logical px to type, and the height of its line.
struct Style {
  float size = 32;
  float line = 45;
  bool bold = false;
  Colour colour = Colour::Ink;
};

struct Ui::Impl {
  explicit Impl(Masks& masks) : painter(masks), type(painter) {}

  void startFrame(int width, int height, float px_per_mm, TextSize size, Contrast how);

  // Overwrites every text that is still held.
  void forget();

  // --- scale ---
  int px(float logical) const;
  int fontPx(float logical) const;
  RectPx px(const Rect& box) const;
  Rect logical(const RectPx& box) const;
  bool high() const { return contrast == Contrast::High; }
  bool large() const { return text_size == TextSize::Large; }
  float barHeight() const { return shape == Shape::Portrait ? 148.0F : 128.0F; }
  std::uint32_t colour(Colour c) const { return rgb(c, contrast); }
  // A size that is no role's: `normal`, or `big` in large text.
  float sized(float normal, float big) const { return large() ? big : normal; }
  float sizeOf(Role role) const { return fontSize(role, text_size); }

  // --- text ---
  Run run(std::string_view value, float size, float line, bool bold, std::uint32_t ink) const;
  Run run(const Text& text) const;
  float width(const Run& run) { return type.width(run) / scale; }
  float height(const Run& run, float width);
  Drawn put(const Rect& box, const Run& run, const Placing& placing);
  Drawn put(const Rect& box, std::span<const Run> runs, const Placing& placing);

  // --- the tree ---
  Widget& add(std::string_view id, WidgetRole role, std::string_view label, const Rect& box);
  void note(Widget& widget, const Drawn& drawn) const;

  // --- pressing ---
  Press press(std::string_view id, const Rect& box);

  // --- shapes, logical px ---
  void fill(const Rect& box, std::uint32_t ink, float radius = 0);
  void ring(const Rect& box, float radius, float stroke, std::uint32_t ink);
  // stroke 0: what suits the size.
  void icon(std::string_view name, float x, float y, float size, std::uint32_t ink,
            float stroke = 0);
  void lamp(std::string_view name, float x, float y, float size);
  // Draws the body; returns where its words stand.
  Rect keyBody(const Rect& box, const KeyBody& body);
  void keyWords(Widget& widget, const Rect& area, KeyWords words);
  // Colours of the words on such a body.
  std::uint32_t wordColour(const KeyBody& body, Colour otherwise) const;
  // A key with one sign in the middle, as on pads.
  bool signKey(std::string_view id, const Rect& box, std::string_view sign, float size,
               float radius);
  bool deleteKey(std::string_view id, const Rect& box, float icon_size, float size, float radius,
                 Colour ink);

  Painter painter;
  Typesetter type;
  WidgetTree tree;
  std::vector<std::uint32_t> ids;  // hashes of those in the tree
  std::vector<Run> runs;           // scratch of richText()
  std::string label;               // scratch

  float scale = 1;  // k: px a logical px
  Rect canvas;
  Shape shape = Shape::Portrait;
  TextSize text_size = TextSize::Normal;
  Contrast contrast = Contrast::Normal;
  std::string dialog_before, dialog_now;  // ids; empty: none
  bool behind_dialog = false;             // what is drawn now lies below a dialog
};

}  // namespace bianmin::ui
