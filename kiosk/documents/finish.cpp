// From the blocks of a sheet to the strip of a roll and to the pages of a PDF file.
#include <cairo-pdf.h>

#include <algorithm>
#include <span>
#include <stdexcept>
#include <utility>

#include "kiosk/documents/canvas.h"
#include "kiosk/documents/parts.h"
#include "kiosk/documents/sheet.h"

namespace bianmin {
namespace {

constexpr int kEnd = 24;  // white above and below a strip's words
constexpr int kPageTop = 120;
constexpr int kRunningGap = 90;  // between the running head's top and what follows it
constexpr int kFootTop = kPageHeight - 120;
constexpr int kPageBottom = kFootTop - 24;
constexpr double kPointsADot = 72.0 / 25.4 / 8.0;

void drawBlock(cairo_t* cr, const Block& block, double top) {
  cairo_save(cr);
  cairo_translate(cr, 0, top);
  for (const Block::Draw& draw : block.draws) draw(cr);
  cairo_restore(cr);
}

struct PlacedBlock {
  const Block* block;
  int top;
  double scale;
};
using Page = std::vector<PlacedBlock>;

// Puts blocks on pages: a heading goes with what follows it, a table's head stands on each page.
class Pagination {
 public:
  explicit Pagination(std::span<const Block> blocks) {
    begin();
    for (std::size_t i = 0; i < blocks.size();) {
      std::size_t end = i + 1;
      while (end < blocks.size() && blocks[end - 1].with_next) ++end;
      add(blocks.subspan(i, end - i));
      i = end;
    }
  }
  std::vector<Page> take() { return std::move(pages_); }

 private:
  void begin() {
    y_ = pages_.empty() ? kPageTop : kPageTop + kRunningGap;
    pages_.emplace_back();
  }
  bool atTop() const { return pages_.back().empty(); }

  static int heightOf(std::span<const Block> group) {
    int height = 0;
    for (const Block& block : group) height += block.before + block.height;
    return height;
  }

  void add(std::span<const Block> group) {
    if (y_ + heightOf(group) > kPageBottom && !atTop()) begin();
    for (const Block& block : group) put(block);
  }

  void put(const Block& block) {
    if (!atTop() && y_ + block.before + block.height > kPageBottom) begin();
    if (!atTop()) {
      y_ += block.before;
    } else if (block.separator) {
      return;
    } else if (block.head) {
      place(*block.head);
    }
    place(block);
  }

  void place(const Block& block) {
    const int room = kPageBottom - y_;
    const double scale = block.height > room && room > 0 ? double(room) / block.height : 1;
    pages_.back().push_back({&block, y_, scale});
    y_ += static_cast<int>(block.height * scale);
  }

  std::vector<Page> pages_;
  int y_ = 0;
};

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

// Owns the surface and the context that draws on it in dots.
class PdfFile {
 public:
  explicit PdfFile(std::string& bytes)
      : surface_(cairo_pdf_surface_create_for_stream(append, &bytes, kPageWidth * kPointsADot,
                                                     kPageHeight * kPointsADot)),
        cairo_(cairo_create(surface_)) {
    cairo_scale(cairo_, kPointsADot, kPointsADot);
  }
  ~PdfFile() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
  }
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;

  cairo_t* cairo() const { return cairo_; }
  void describe(const std::string& title) {
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, title.c_str());
  }
  // Throws std::runtime_error when something went wrong on the way.
  void finish() {
    cairo_surface_finish(surface_);
    const cairo_status_t status = cairo_surface_status(surface_);
    if (status != CAIRO_STATUS_SUCCESS) {
      throw std::runtime_error(std::string("paper: ") + cairo_status_to_string(status));
    }
  }

 private:
  cairo_surface_t* surface_;
  cairo_t* cairo_;
};

void drawPage(cairo_t* cr, const Page& page) {
  for (const PlacedBlock& placed : page) {
    if (placed.scale == 1) {
      drawBlock(cr, *placed.block, placed.top);
      continue;
    }
    // Smaller than drawn, from the middle of the page.
    cairo_save(cr);
    cairo_translate(cr, kPageWidth * (1 - placed.scale) / 2, placed.top);
    cairo_scale(cr, placed.scale, placed.scale);
    drawBlock(cr, *placed.block, 0);
    cairo_restore(cr);
  }
}

}  // namespace

Bitmap Sheet::finish() const {
  int height = kEnd;
  for (const Block& block : blocks_) height += block.before + block.height;
  Canvas canvas(width_, height + kEnd);
  int y = kEnd;
  for (const Block& block : blocks_) {
    y += block.before;
    drawBlock(canvas.cairo(), block, y);
    y += block.height;
  }
  return canvas.threshold();
}

Block Sheet::edge(const std::string& left_markup, const std::string& right_markup) {
  const Set set{.size = type_.small};
  const Set at_right{.size = type_.small, .align = Align::Right};
  const int half = contentWidth() / 2;
  block_ = Block{};
  block_.height = std::max(place(left_markup, set, left_, 0, half).height,
                           place(right_markup, at_right, left_ + half, 0, half).height);
  return std::exchange(block_, Block{});
}

std::string Sheet::pdf(const PageFrame& frame) {
  const std::vector<Page> pages = Pagination(blocks_).take();
  std::string bytes;
  {
    PdfFile file(bytes);
    file.describe(frame.title);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const std::string count = fill(
          frame.foot, {{"page", std::to_string(i + 1)}, {"pages", std::to_string(pages.size())}});
      if (i > 0) drawBlock(file.cairo(), edge(plain(frame.running), strong(frame.title)), kPageTop);
      drawPage(file.cairo(), pages[i]);
      drawBlock(file.cairo(), edge(plain(frame.hall), count), kFootTop);
      cairo_show_page(file.cairo());
    }
    file.finish();
  }
  return bytes;
}

}  // namespace bianmin
