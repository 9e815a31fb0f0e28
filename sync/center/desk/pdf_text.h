// One text, set by Pango in a column: its lines, and where each lies in it. All lengths in points.
#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <vector>

namespace bianmin::center::desk {

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
using PangoContextPtr = std::unique_ptr<PangoContext, Unref>;
using PangoLayoutPtr = std::unique_ptr<PangoLayout, Unref>;

struct TextStyle {
  double size = 14;
  bool bold = false;
  PangoAlignment align = PANGO_ALIGN_LEFT;
};

struct TextLine {
  PangoLayoutLine* line = nullptr;  // of the layout; lives as long as it
  double x = 0;
  double top = 0, baseline = 0, bottom = 0;
};

// A context whose units are points, with fonts that have Chinese. One thread at a time.
PangoContextPtr makeTextContext();

class PdfText {
 public:
  PdfText(PangoContext* context, const std::string& text, const TextStyle& style, double width);
  double height() const { return lines_.empty() ? 0 : lines_.back().bottom; }
  const std::vector<TextLine>& lines() const { return lines_; }

 private:
  PangoLayoutPtr layout_;
  std::vector<TextLine> lines_;
};

}  // namespace bianmin::center::desk
