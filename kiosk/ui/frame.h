// One frame of the kit: from a touch and a size to pixels and the tree of what is shown.
//
// The platform owns the window and the clock:
//
//   Ui& ui = kit.begin({.width = w, .height = h, ..., .pointer = p, .now_ms = t});
//   draw(model, ui);
//   kit.end();
//   kit.render(pixels, pitch, &damage);   // only what changed since the last render()
//
// A touch acts on release, so after a frame in which something was tapped the platform draws again
// with the new model. All calls from one thread; one Kit a window.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "kiosk/ui/fonts.h"
#include "kiosk/ui/raster.h"
#include "kiosk/ui/ui.h"

namespace bianmin::ui {

struct KitOptions {
  FontPaths fonts;
  int settle_ms = 300;    // touches that begin this soon after a page change do not count
  int atlas_side = 2048;  // px of a sheet of masks; a power of two
};

struct FrameInput {
  int width = 0, height = 0;  // of the window, px; at most 16383
  float px_per_mm = 0;        // 0: the panel's size is not known
  TextSize text_size = TextSize::Normal;
  Contrast contrast = Contrast::Normal;
  Pointer pointer;
  std::int64_t now_ms = 0;  // monotonic
};

struct DrawResult {
  std::size_t quads = 0;
  bool changed = false;  // render() would touch at least one pixel
};

class Kit {
 public:
  // Throws std::runtime_error when the regular font cannot be opened.
  explicit Kit(KitOptions options = {});
  ~Kit();
  Kit(const Kit&) = delete;
  Kit& operator=(const Kit&) = delete;

  // The reference is good until end().
  Ui& begin(const FrameInput& input);
  const DrawResult& end();

  // Brings `pixels` (XRGB8888, `pitch` bytes a row, as large as the frame) from the last rendered
  // frame to this one; `damage`, if given, receives the changed rectangles.
  void render(std::uint32_t* pixels, int pitch, std::vector<RectPx>* damage = nullptr);
  // The pixels were lost: the next render() paints everything.
  void invalidate();

  const WidgetTree& tree() const;

  // A touch that is down, or begins within the settle time from `now_ms`, is ignored to its end.
  // A dialog that appears or goes does this by itself.
  void pageChanged(std::int64_t now_ms);
  // Wipes what the last session left: tree, quads, glyphs, texts handed to Dear ImGui.
  void forgetText();

  std::span<const Quad> quads() const;
  std::size_t atlasBytes() const;  // in use

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bianmin::ui
