#include "kiosk/documents/sheet.h"

#include <algorithm>
#include <utility>

#include "kiosk/documents/marks.h"

namespace bianmin {
namespace {

constexpr int kColumnGap = 16;

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

// Dots want strokes on whole dots; a page is drawn at any resolution.
PangoContext* newContext(bool is_page) {
  PangoContext* context = pango_font_map_create_context(pango_cairo_font_map_get_default());
  pango_context_set_language(context, pango_language_from_string("zh-cn"));
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options,
                                    is_page ? CAIRO_HINT_STYLE_NONE : CAIRO_HINT_STYLE_SLIGHT);
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

}  // namespace

Sheet::Sheet(int width, TypeScale type, bool is_page)
    : width_(width),
      is_page_(is_page),
      type_(type),
      left_(type_.margin),
      right_(width - type_.margin),
      context_(newContext(is_page)),
      font_(pango_font_description_new()) {
  pango_font_description_set_family_static(font_, kFamilies);
  // Sizes in markup are points; at 96 a point is 4/3 px.
  pango_cairo_context_set_resolution(context_, 96);
}

Sheet::Sheet(int width_dots) : Sheet(width_dots, rollType(width_dots), false) {}

Sheet Sheet::page() { return {kPageWidth, pageType(), true}; }

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
  draw([layout, x, y](cairo_t* cr) {
    cairo_move_to(cr, x, y);
    pango_cairo_show_layout(cr, layout);
  });
  return placed;
}

void Sheet::close() {
  if (gathering_ > 0) return;
  block_.height = y_;
  blocks_.push_back(std::move(block_));
  block_ = Block{};
  y_ = 0;
}

void Sheet::gap(int dots) {
  if (gathering_ > 0) {
    y_ += dots;
  } else {
    block_.before += dots;
  }
}

void Sheet::text(const std::string& markup, const Set& set) {
  y_ += place(markup, set, left_, y_, contentWidth()).height;
  close();
}

void Sheet::heading(const std::string& markup) {
  gap(is_page_ ? 20 : 10);
  block_.with_next = gathering_ == 0;
  text(markup, {.size = type_.heading, .bold = true, .line = 1.35});
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

int Sheet::heightOf(const std::string& markup, const Set& set, int width) {
  int height = 0;
  pango_layout_get_pixel_size(shape(markup, set, width), nullptr, &height);
  return height;
}

int Sheet::labelColumn(const std::vector<std::pair<std::string, std::string>>& rows) {
  int column = type_.label;
  for (const auto& [label, markup] : rows) {
    const int wanted = naturalWidth(plain(label), {.size = type_.body}) + kColumnGap;
    if (wanted <= contentWidth() / 3) column = std::max(column, wanted);
  }
  return column;
}

void Sheet::row(const std::string& label, const std::string& markup, int column) {
  const Set set{.size = type_.body};
  const int gone = naturalWidth(plain(label), set);
  const int x = gone < column ? column : gone + kColumnGap;
  if (markup.empty()) {
    y_ += place(plain(label), set, left_, y_, contentWidth()).height + kColumnGap / 2;
    const int room = contentWidth() - x;
    line(left_ + x, y_ - kColumnGap / 2, is_page_ ? room / 2 : room);
  } else if (gone >= column && x + naturalWidth(markup, set) > contentWidth()) {
    y_ += place(plain(label), set, left_, y_, contentWidth()).height;
    y_ += place(markup, set, left_ + column, y_, contentWidth() - column).height;
  } else {
    place(plain(label), set, left_, y_, 0);
    y_ += place(markup, set, left_ + x, y_, contentWidth() - x).height;
  }
  close();
}

void Sheet::rows(const std::vector<std::pair<std::string, std::string>>& labels_and_markup) {
  const int column = labelColumn(labels_and_markup);
  for (const auto& [label, markup] : labels_and_markup) row(label, markup, column);
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
  close();
}

void Sheet::hanging(const std::string& bullet, int indent, const std::string& markup,
                    const Set& set) {
  place(plain(bullet), set, left_, y_, indent);
  y_ += place(markup, set, left_ + indent, y_, contentWidth() - indent).height;
  close();
}

int Sheet::unknownCharacters() const {
  int unknown = 0;
  for (PangoLayout* layout : layouts_) unknown += pango_layout_get_unknown_glyphs_count(layout);
  return unknown;
}

}  // namespace bianmin
