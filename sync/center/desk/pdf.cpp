#include "sync/center/desk/pdf.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <deque>
#include <stdexcept>

#include "sync/center/desk/pdf_text.h"

namespace bianmin::center::desk {
namespace {

// A4 in points, with margins of 25 mm.
constexpr double kWidth = 595.28;
constexpr double kHeight = 841.89;
constexpr double kMargin = 70.87;
constexpr double kColumn = kWidth - 2 * kMargin;
constexpr double kBottom = kHeight - kMargin;
constexpr double kFootTop = kBottom + 14;
// Of the table.
constexpr double kLabel = 110;
constexpr double kPadding = 6;
constexpr double kRule = 0.75;

constexpr TextStyle kNumber{10.5, false, PANGO_ALIGN_RIGHT};
constexpr TextStyle kTitle{22, true, PANGO_ALIGN_CENTER};
constexpr TextStyle kBody{14, false, PANGO_ALIGN_LEFT};
constexpr TextStyle kStrong{14, true, PANGO_ALIGN_LEFT};
constexpr TextStyle kSign{14, false, PANGO_ALIGN_RIGHT};
constexpr TextStyle kFoot{9, false, PANGO_ALIGN_CENTER};

// What stands on a page: a line of a text at a place, or a box.
struct Placed {
  std::size_t page;
  double x, y;
  const TextLine* line;
};
struct Box {
  std::size_t page;
  double x, y, width, height;
};

// First everything gets its place, since a page's foot says how many there are.
class PaperLayout {
 public:
  explicit PaperLayout(const Paper& paper);
  void draw(cairo_t* cairo, const Paper& paper);
  std::size_t pages() const { return page_ + 1; }

 private:
  const PdfText& set(const std::string& text, const TextStyle& style, double width);
  double room() const { return kBottom - y_; }
  void nextPage();
  void gap(double height) { y_ += height; }
  void text(const std::string& words, const TextStyle& style);
  void row(const PaperLine& line);
  void rowPart(const PdfText& text, std::size_t& next, double x, double height);
  void sign(const Paper& paper);

  PangoContextPtr context_ = makeTextContext();
  std::deque<PdfText> texts_;
  std::vector<Placed> placed_;
  std::vector<Box> boxes_;
  std::size_t page_ = 0;
  double y_ = kMargin;
};

PaperLayout::PaperLayout(const Paper& paper) {
  text(paper.number, kNumber);
  gap(12);
  text(paper.title, kTitle);
  gap(14);
  for (const std::string& paragraph : paper.paragraphs) {
    text(paragraph, kBody);
    gap(6);
  }
  gap(6);
  for (const PaperLine& line : paper.lines) row(line);
  sign(paper);
}

const PdfText& PaperLayout::set(const std::string& words, const TextStyle& style, double width) {
  return texts_.emplace_back(context_.get(), words, style, width);
}

void PaperLayout::nextPage() {
  ++page_;
  y_ = kMargin;
}

void PaperLayout::text(const std::string& words, const TextStyle& style) {
  if (words.empty()) return;
  const PdfText& one = set(words, style, kColumn);
  double begin = y_;
  for (const TextLine& line : one.lines()) {
    if (begin + line.bottom > kBottom) {
      nextPage();
      begin = y_ - line.top;
    }
    placed_.push_back({page_, kMargin, begin, &line});
    y_ = begin + line.bottom;
  }
}

// As many lines of a cell as the height takes, from `next` on.
void PaperLayout::rowPart(const PdfText& cell, std::size_t& next, double x, double height) {
  const double first = next < cell.lines().size() ? cell.lines()[next].top : 0;
  for (; next < cell.lines().size(); ++next) {
    const TextLine& line = cell.lines()[next];
    if (line.bottom - first > height) return;
    placed_.push_back({page_, x, y_ + kPadding - first, &line});
  }
}

void PaperLayout::row(const PaperLine& line) {
  const PdfText& label = set(line.label, kStrong, kLabel - 2 * kPadding);
  const PdfText& value = set(line.value, kBody, kColumn - kLabel - 2 * kPadding);
  const double whole = std::max(label.height(), value.height()) + 2 * kPadding;
  const bool longer_than_a_page = whole > kBottom - kMargin;
  const double least = kBody.size * 1.5 + 2 * kPadding;
  if (whole > room() && (!longer_than_a_page || room() < least)) nextPage();
  std::size_t of_label = 0;
  std::size_t of_value = 0;
  while (of_label < label.lines().size() || of_value < value.lines().size()) {
    if (room() < least) nextPage();
    const double from = of_value < value.lines().size() ? value.lines()[of_value].top : 0;
    const double label_from = of_label < label.lines().size() ? label.lines()[of_label].top : 0;
    const double left = std::max(value.height() - from, label.height() - label_from) + 2 * kPadding;
    const double height = std::min(left, room());
    rowPart(label, of_label, kMargin + kPadding, height - 2 * kPadding);
    rowPart(value, of_value, kMargin + kLabel + kPadding, height - 2 * kPadding);
    boxes_.push_back({page_, kMargin, y_, kLabel, height});
    boxes_.push_back({page_, kMargin + kLabel, y_, kColumn - kLabel, height});
    y_ += height;
  }
}

// The seal, the day and the receipt stay together.
void PaperLayout::sign(const Paper& paper) {
  constexpr double kBefore = 40;
  const double lines = kSign.size * 1.5 * 3 + kBefore * 2;
  if (lines > room()) nextPage();
  gap(kBefore);
  text(paper.seal, kSign);
  text(paper.day, kSign);
  if (paper.receipt.empty()) return;
  gap(kBefore);
  text(paper.receipt, kSign);
}

void showLine(cairo_t* cairo, double x, double y, const TextLine& line) {
  cairo_move_to(cairo, x + line.x, y + line.baseline);
  pango_cairo_show_layout_line(cairo, line.line);
}

void PaperLayout::draw(cairo_t* cairo, const Paper& paper) {
  cairo_set_line_width(cairo, kRule);
  for (std::size_t page = 0; page < pages(); ++page) {
    for (const Box& box : boxes_) {
      if (box.page == page) cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
    }
    cairo_stroke(cairo);
    for (const Placed& one : placed_) {
      if (one.page == page) showLine(cairo, one.x, one.y, *one.line);
    }
    std::string foot = paper.number.empty() ? "" : paper.number + "　　";
    foot += "第 " + std::to_string(page + 1) + " 页，共 " + std::to_string(pages()) + " 页";
    const PdfText& foot_text = set(foot, kFoot, kColumn);
    for (const TextLine& line : foot_text.lines()) showLine(cairo, kMargin, kFootTop, line);
    cairo_show_page(cairo);
  }
}

cairo_status_t append(void* to, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

struct DestroyCairo {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

}  // namespace

std::string toPdf(const Paper& paper) {
  PaperLayout layout(paper);
  std::string bytes;
  const std::unique_ptr<cairo_surface_t, DestroyCairo> surface(
      cairo_pdf_surface_create_for_stream(append, &bytes, kWidth, kHeight));
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, paper.title.c_str());
  const std::unique_ptr<cairo_t, DestroyCairo> cairo(cairo_create(surface.get()));
  layout.draw(cairo.get(), paper);
  cairo_surface_finish(surface.get());
  const bool good = cairo_status(cairo.get()) == CAIRO_STATUS_SUCCESS &&
                    cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS;
  if (!good) throw std::runtime_error("a paper could not be drawn as a PDF");
  return bytes;
}

}  // namespace bianmin::center::desk
