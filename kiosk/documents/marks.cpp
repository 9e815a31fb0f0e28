// What stands on a paper besides words: rules, frames, places to sign, tick and stamp.
#include "kiosk/documents/marks.h"

#include <algorithm>
#include <array>
#include <numbers>

#include "kiosk/documents/sheet.h"

namespace bianmin {
namespace {

constexpr int kBoxRadius = 10;

void dashed(cairo_t* cr) {
  constexpr std::array kDashes = {8.0, 6.0};
  cairo_set_dash(cr, kDashes.data(), static_cast<int>(kDashes.size()), 0);
}

void strokeTick(cairo_t* cr, double x, double y, double side) {
  cairo_move_to(cr, x + side * 0.2, y + side * 0.55);
  cairo_line_to(cr, x + side * 0.42, y + side * 0.78);
  cairo_line_to(cr, x + side * 0.82, y + side * 0.24);
  cairo_stroke(cr);
}

void strokeCross(cairo_t* cr, double x, double y, double side) {
  cairo_move_to(cr, x + side * 0.25, y + side * 0.25);
  cairo_line_to(cr, x + side * 0.75, y + side * 0.75);
  cairo_move_to(cr, x + side * 0.75, y + side * 0.25);
  cairo_line_to(cr, x + side * 0.25, y + side * 0.75);
  cairo_stroke(cr);
}

}  // namespace

void roundedPath(cairo_t* cr, double x, double y, double w, double h, double r) {
  constexpr double kQuarter = std::numbers::pi / 2;
  cairo_new_sub_path(cr);
  cairo_arc(cr, x + w - r, y + r, r, -kQuarter, 0);
  cairo_arc(cr, x + w - r, y + h - r, r, 0, kQuarter);
  cairo_arc(cr, x + r, y + h - r, r, kQuarter, 2 * kQuarter);
  cairo_arc(cr, x + r, y + r, r, 2 * kQuarter, 3 * kQuarter);
  cairo_close_path(cr);
}

void Sheet::line(int x, int y, int width) {
  draw([x, y, width](cairo_t* cr) {
    cairo_rectangle(cr, x, y, width, kRule);
    cairo_fill(cr);
  });
}

void Sheet::rule() {
  gap(14);
  line(left_, y_, contentWidth());
  y_ += kRule;
  block_.separator = gathering_ == 0;
  close();
  gap(14);
}

void Sheet::dashes() {
  static constexpr int kDash = 6;
  static constexpr int kSpace = 3;
  gap(16);
  draw([x = left_, y = y_, end = right_](cairo_t* cr) {
    for (int at = x; at < end; at += kDash + kSpace) {
      cairo_rectangle(cr, at, y, std::min(kDash, end - at), kRule);
    }
    cairo_fill(cr);
  });
  y_ += kRule;
  block_.separator = gathering_ == 0;
  close();
  gap(16);
}

void Sheet::beginGroup() { ++gathering_; }

void Sheet::endGroup() {
  --gathering_;
  close();
}

void Sheet::beginBox() {
  gap(12);
  beginGroup();
  box_top_ = y_;
  y_ += 10 + kRule;
  left_ += kBoxPadding + kRule;
  right_ -= kBoxPadding + kRule;
}

void Sheet::endBox() {
  left_ -= kBoxPadding + kRule;
  right_ += kBoxPadding + kRule;
  y_ += 10 + kRule;
  draw([x = left_, y = box_top_, w = contentWidth(), h = y_ - box_top_](cairo_t* cr) {
    roundedPath(cr, x + kRule / 2.0, y + kRule / 2.0, w - kRule, h - kRule, kBoxRadius);
    cairo_set_line_width(cr, kRule);
    cairo_stroke(cr);
  });
  endGroup();
}

void Sheet::check(std::optional<bool> given, const std::string& markup) {
  const int side = type_.body * 9 / 10;
  const int indent = type_.body * 3 / 2;
  const int top = y_ + type_.body / 4;
  draw([x = left_, top, side, given](cairo_t* cr) {
    cairo_set_line_width(cr, kRule);
    cairo_rectangle(cr, x + kRule / 2.0, top + kRule / 2.0, side - kRule, side - kRule);
    cairo_stroke(cr);
    if (given) (*given ? strokeTick : strokeCross)(cr, x, top, side);
  });
  y_ += place(markup, {.size = type_.body}, left_ + indent, y_, contentWidth() - indent).height;
  close();
}

void Sheet::signatureRow(std::span<const std::string> captions) {
  constexpr int kBetween = 24;
  const int count = static_cast<int>(captions.size());
  const int width = (contentWidth() - (count - 1) * kBetween) / std::max(1, count);
  y_ += type_.body * 5 / 2;
  int below = 0;
  for (int i = 0; i < count; ++i) {
    const int x = left_ + i * (width + kBetween);
    line(x, y_, width);
    const std::string caption = plain(captions[static_cast<std::size_t>(i)]);
    below = std::max(below, place(caption, {.size = type_.body}, x, y_ + kRule + 6, width).height);
  }
  y_ += kRule + 6 + below;
}

void Sheet::signatures(const std::vector<std::string>& captions) {
  const std::span<const std::string> all(captions);
  const std::size_t a_row = is_page_ ? all.size() : 2;
  for (std::size_t i = 0; i < all.size(); i += a_row) {
    signatureRow(all.subspan(i, std::min(a_row, all.size() - i)));
  }
  close();
}

int Sheet::stampHeight() const { return type_.body * 8; }

void Sheet::signaturesWithStamp(const std::vector<std::string>& captions, const std::string& seal) {
  beginGroup();
  const int top = y_;
  if (is_page_) {
    const int beside = type_.body * 12;
    right_ -= beside;
    for (const std::string& caption : captions) signatures({caption});
    right_ += beside;
    stamp(seal, top + type_.body);
    y_ = std::max(y_, top + type_.body + stampHeight());
  } else {
    signatures(captions);
    stamp(seal, y_ + kBoxPadding);
    y_ += kBoxPadding + stampHeight();
  }
  endGroup();
}

void Sheet::blankLines(int count) {
  for (int i = 0; i < count; ++i) {
    y_ += type_.body * 2;
    line(left_, y_ - kRule, contentWidth());
    close();
  }
}

void Sheet::stamp(const std::string& caption, int y) {
  const int width = type_.body * 10;
  const int height = stampHeight();
  const int x = right_ - width;
  draw([x, y, width, height](cairo_t* cr) {
    cairo_save(cr);
    dashed(cr);
    cairo_set_line_width(cr, kRule);
    roundedPath(cr, x + kRule / 2.0, y + kRule / 2.0, width - kRule, height - kRule, kBoxRadius);
    cairo_stroke(cr);
    cairo_restore(cr);
  });
  const Set set{.size = type_.body, .align = Align::Centre};
  place(plain(caption), set, x, y + height - heightOf(plain(caption), set, width) - 12, width);
}

}  // namespace bianmin
