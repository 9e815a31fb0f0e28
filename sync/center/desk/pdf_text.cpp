#include "sync/center/desk/pdf_text.h"

namespace bianmin::center::desk {
namespace {

// By fontconfig; the second one for the letters that the first lacks.
constexpr const char* kFonts = "Noto Sans CJK SC, HanaMinA, HanaMinB, sans-serif";
constexpr float kLineHeight = 1.5F;
constexpr double kDotsAnInch = 72;

double points(int units) { return static_cast<double>(units) / PANGO_SCALE; }

struct FreeFont {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
struct FreeIter {
  void operator()(PangoLayoutIter* iter) const { pango_layout_iter_free(iter); }
};

}  // namespace

PangoContextPtr makeTextContext() {
  PangoContextPtr context(pango_font_map_create_context(pango_cairo_font_map_get_default()));
  pango_cairo_context_set_resolution(context.get(), kDotsAnInch);
  // Letters where the page wants them, not where a screen's dots lie.
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  pango_context_set_language(context.get(), pango_language_from_string("zh-cn"));
  return context;
}

PdfText::PdfText(PangoContext* context, const std::string& text, const TextStyle& style,
                 double width)
    : layout_(pango_layout_new(context)) {
  const std::unique_ptr<PangoFontDescription, FreeFont> font(
      pango_font_description_from_string(kFonts));
  pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
  pango_font_description_set_weight(font.get(),
                                    style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout_.get(), font.get());
  pango_layout_set_width(layout_.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout_.get(), style.align);
  pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
  const std::unique_ptr<PangoLayoutIter, FreeIter> iter(pango_layout_get_iter(layout_.get()));
  // Fonts differ in the height of their lines; a paper's lines do not.
  const double step = style.size * kLineHeight;
  double top = 0;
  do {
    PangoRectangle box;
    pango_layout_iter_get_line_extents(iter.get(), nullptr, &box);
    lines_.push_back({pango_layout_iter_get_line_readonly(iter.get()), points(box.x), top,
                      top + step * 0.72, top + step});
    top += step;
  } while (pango_layout_iter_next_line(iter.get()) != 0);
}

}  // namespace bianmin::center::desk
