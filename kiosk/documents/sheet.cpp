#include "kiosk/documents/sheet.h"

#include <algorithm>
#include <numbers>
#include <stdexcept>
#include <utility>

#include "kiosk/documents/canvas.h"

namespace bianmin {
namespace {

constexpr int kNarrowest = 320;
constexpr int kRule = 3;
constexpr int kBoxRadius = 10;
constexpr int kBoxPadding = 14;
constexpr int kTop = 24;
constexpr int kColumnGap = 16;
constexpr int kCaptionLeast = 220;  // narrower words beside a code would be a ladder

// Rare characters of names are in the HanaMin fonts; Noto covers the rest.
constexpr const char* kFamilies = "Noto Sans CJK SC, HanaMinA, HanaMinB";

PangoAlignment pango(Align align) {
  switch (align) {
    case Align::Left:
      return PANGO_ALIGN_LEFT;
    case Align::Centre:
      return PANGO_ALIGN_CENTER;
    case Align::Right:
      return PANGO_ALIGN_RIGHT;
  }
  return PANGO_ALIGN_LEFT;
}

PangoContext* newContext() {
  PangoContext* context = pango_font_map_create_context(pango_cairo_font_map_get_default());
  pango_context_set_language(context, pango_language_from_string("zh-cn"));
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  return context;
}

void insert(PangoAttrList* list, PangoAttribute* attribute) {
  attribute->start_index = PANGO_ATTR_INDEX_FROM_TEXT_BEGINNING;
  attribute->end_index = PANGO_ATTR_INDEX_TO_TEXT_END;
  pango_attr_list_insert_before(list, attribute);
}

void roundedPath(cairo_t* cr, double x, double y, double w, double h, double r) {
  constexpr double kQuarter = std::numbers::pi / 2;
  cairo_new_sub_path(cr);
  cairo_arc(cr, x + w - r, y + r, r, -kQuarter, 0);
  cairo_arc(cr, x + w - r, y + h - r, r, 0, kQuarter);
  cairo_arc(cr, x + r, y + h - r, r, kQuarter, 2 * kQuarter);
  cairo_arc(cr, x + r, y + r, r, 2 * kQuarter, 3 * kQuarter);
  cairo_close_path(cr);
}

}  // namespace

TypeScale typeScale(int width_dots) {
  if (width_dots < kNarrowest) throw std::invalid_argument("paper: narrower than 320 dots");
  if (width_dots >= 560) return {};
  return {.body = 24,
          .note = 24,
          .heading = 27,
          .strong = 28,
          .subject = 30,
          .line = 28,
          .title = 34,
          .call = 38,
          .figure = 46,
          .code = 60,
          .number = 150,
          .label = 104,
          .margin = 10};
}

std::string plain(const std::string& text) {
  char* escaped = g_markup_escape_text(text.data(), static_cast<gssize>(text.size()));
  std::string markup = keepNumbersWhole(escaped);
  g_free(escaped);
  return markup;
}

std::string strong(const std::string& text) { return "<b>" + plain(text) + "</b>"; }

std::string sized(const std::string& text, int px) {
  return "<span weight=\"bold\" size=\"" + std::to_string(px * PANGO_SCALE * 3 / 4) + "\">" +
         plain(text) + "</span>";
}

Sheet::Sheet(int width_dots)
    : width_(width_dots),
      type_(typeScale(width_dots)),
      left_(type_.margin),
      right_(width_dots - type_.margin),
      y_(kTop),
      context_(newContext()),
      font_(pango_font_description_new()) {
  pango_font_description_set_family_static(font_, kFamilies);
  // Sizes in markup are points; at 96 a point is 4/3 px.
  pango_cairo_context_set_resolution(context_, 96);
}

Sheet::~Sheet() {
  for (PangoLayout* layout : layouts_) g_object_unref(layout);
  pango_font_description_free(font_);
  g_object_unref(context_);
}

PangoLayout* Sheet::shape(const std::string& markup, const Set& set, int width) {
  PangoLayout* layout = pango_layout_new(context_);
  layouts_.push_back(layout);
  pango_font_description_set_absolute_size(font_, set.size * PANGO_SCALE);
  pango_font_description_set_weight(font_, set.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout, font_);
  pango_layout_set_markup(layout, markup.data(), static_cast<int>(markup.size()));
  PangoAttrList* attributes = pango_attr_list_copy(pango_layout_get_attributes(layout));
  if (attributes == nullptr) attributes = pango_attr_list_new();
  const int line = static_cast<int>(set.size * set.line * PANGO_SCALE);
  insert(attributes, pango_attr_line_height_new_absolute(line));
  if (set.letter_gap != 0) {
    insert(attributes, pango_attr_letter_spacing_new(set.letter_gap * PANGO_SCALE));
  }
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout, pango(set.align));
  if (width > 0) pango_layout_set_width(layout, width * PANGO_SCALE);
  return layout;
}

Sheet::Placed Sheet::place(const std::string& markup, const Set& set, int x, int y, int width) {
  PangoLayout* layout = shape(markup, set, width);
  Placed placed;
  pango_layout_get_pixel_size(layout, &placed.width, &placed.height);
  draws_.push_back([layout, x, y](cairo_t* cr) {
    cairo_move_to(cr, x, y);
    pango_cairo_show_layout(cr, layout);
  });
  return placed;
}

void Sheet::text(const std::string& markup, const Set& set) {
  y_ += place(markup, set, left_, y_, contentWidth()).height;
}

void Sheet::fittedLine(const std::string& text, Set set) {
  const int natural = naturalWidth(plain(text), set);
  if (natural > contentWidth()) set.size = set.size * (contentWidth() - 2) / natural;
  this->text(plain(text), set);
}

int Sheet::naturalWidth(const std::string& markup, const Set& set) {
  int width = 0;
  pango_layout_get_pixel_size(shape(markup, set, 0), &width, nullptr);
  return width;
}

int Sheet::labelColumn(const std::vector<std::pair<std::string, std::string>>& rows) {
  int column = type_.label;
  for (const auto& [label, markup] : rows) {
    const int wanted = naturalWidth(plain(label), {.size = type_.body}) + kColumnGap;
    if (wanted <= contentWidth() / 3) column = std::max(column, wanted);
  }
  return column;
}

void Sheet::rows(const std::vector<std::pair<std::string, std::string>>& labels_and_markup) {
  const Set set{.size = type_.body};
  const int column = labelColumn(labels_and_markup);
  for (const auto& [label, markup] : labels_and_markup) {
    const int gone = naturalWidth(plain(label), set);
    const int x = gone < column ? column : gone + kColumnGap;
    if (gone >= column && x + naturalWidth(markup, set) > contentWidth()) {
      text(plain(label), set);
      y_ += place(markup, set, left_ + column, y_, contentWidth() - column).height;
      continue;
    }
    place(plain(label), set, left_, y_, 0);
    y_ += place(markup, set, left_ + x, y_, contentWidth() - x).height;
  }
}

void Sheet::together(const std::vector<std::string>& parts, const std::string& between,
                     const Set& set) {
  std::string line;
  for (const std::string& part : parts) {
    const std::string longer = line.empty() ? part : line + between + part;
    if (line.empty() || naturalWidth(longer, set) <= contentWidth()) {
      line = longer;
      continue;
    }
    text(line, set);
    line = part;
  }
  text(line, set);
}

void Sheet::ends(const std::string& left_markup, const std::string& right_markup) {
  const Set set{.size = type_.body};
  const int right_width = std::min(naturalWidth(right_markup, set) + 1, contentWidth() / 2);
  const Set at_right{.size = type_.body, .align = Align::Right};
  const int a = place(right_markup, at_right, right_ - right_width, y_, right_width).height;
  const int b =
      place(left_markup, set, left_, y_, contentWidth() - right_width - kColumnGap).height;
  y_ += std::max(a, b);
}

void Sheet::hanging(const std::string& bullet, int indent, const std::string& markup,
                    const Set& set) {
  place(plain(bullet), set, left_, y_, indent);
  y_ += place(markup, set, left_ + indent, y_, contentWidth() - indent).height;
}

void Sheet::qr(const std::string& payload, const std::string& caption_markup) {
  QrBits bits = qrBits(payload);
  if (bits.size == 0) return;
  const int modules = bits.size + 2 * kQrQuietZone;
  // Five dots are 0.6 mm, which every telephone reads; a very long text gets what there is.
  const int module = std::max(1, std::min(bits.size <= 25 ? 6 : 5, contentWidth() / modules));
  const int side = modules * module;
  const int beside = contentWidth() - side - kColumnGap;
  const int inset = kQrQuietZone * module;
  const int top = y_;
  if (beside >= kCaptionLeast) {
    const Set set{.size = type_.note, .line = 1.45};
    int words = 0;
    pango_layout_get_pixel_size(shape(caption_markup, set, beside), nullptr, &words);
    const int height = std::max(side, words);
    drawQr(std::move(bits), left_ + inset, top + (height - side) / 2 + inset, module);
    place(caption_markup, set, right_ - beside, top + (height - words) / 2, beside);
    y_ += height;
    return;
  }
  drawQr(std::move(bits), left_ + (contentWidth() - side) / 2 + inset, top + inset, module);
  y_ += side;
  text(caption_markup, {.size = type_.note, .align = Align::Centre});
}

void Sheet::drawQr(QrBits bits, int x, int y, int module) {
  draws_.push_back([bits = std::move(bits), x, y, module](cairo_t* cr) {
    for (int row = 0; row < bits.size; ++row) {
      for (int column = 0; column < bits.size; ++column) {
        if (!bits.black(column, row)) continue;
        cairo_rectangle(cr, x + column * module, y + row * module, module, module);
      }
    }
    cairo_fill(cr);
  });
}

void Sheet::rule() {
  y_ += 14;
  draws_.push_back([x = left_, y = y_, w = contentWidth()](cairo_t* cr) {
    cairo_rectangle(cr, x, y, w, kRule);
    cairo_fill(cr);
  });
  y_ += kRule + 14;
}

void Sheet::dashes() {
  static constexpr int kDash = 6;
  static constexpr int kSpace = 3;
  y_ += 16;
  draws_.push_back([x = left_, y = y_, end = right_](cairo_t* cr) {
    for (int at = x; at < end; at += kDash + kSpace) {
      cairo_rectangle(cr, at, y, std::min(kDash, end - at), kRule);
    }
    cairo_fill(cr);
  });
  y_ += kRule + 16;
}

void Sheet::beginBox() {
  y_ += 12;
  box_top_ = y_;
  y_ += 10 + kRule;
  left_ += kBoxPadding + kRule;
  right_ -= kBoxPadding + kRule;
}

void Sheet::endBox() {
  left_ -= kBoxPadding + kRule;
  right_ += kBoxPadding + kRule;
  y_ += 10 + kRule;
  draws_.push_back([x = left_, y = box_top_, w = contentWidth(), h = y_ - box_top_](cairo_t* cr) {
    roundedPath(cr, x + kRule / 2.0, y + kRule / 2.0, w - kRule, h - kRule, kBoxRadius);
    cairo_set_line_width(cr, kRule);
    cairo_stroke(cr);
  });
}

int Sheet::unknownCharacters() const {
  int unknown = 0;
  for (PangoLayout* layout : layouts_) unknown += pango_layout_get_unknown_glyphs_count(layout);
  return unknown;
}

Bitmap Sheet::finish() {
  Canvas canvas(width_, y_ + kTop);
  for (const Draw& draw : draws_) draw(canvas.cairo());
  return canvas.threshold();
}

}  // namespace bianmin
