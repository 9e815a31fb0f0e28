// QR codes on paper: whole dots, as large as a telephone wants them and the width bears.
#include <algorithm>

#include "kiosk/documents/sheet.h"

namespace bianmin {
namespace {

// Five dots are 0.6 mm, which every telephone reads; four are the least.
constexpr int kModule = 5;
constexpr int kLargeModule = 6;
constexpr int kSmall = 25;  // modules of a code that may be drawn larger
constexpr int kBeside = 16;
constexpr int kCaptionLeast = 220;  // narrower words beside a code would be a ladder

int moduleFor(const QrBits& bits, int width) {
  const int fits = width / (bits.size + 2 * kQrQuietZone);
  return std::max(1, std::min(bits.size <= kSmall ? kLargeModule : kModule, fits));
}

Set captionSet(const TypeScale& type) { return {.size = type.note, .line = 1.45}; }

}  // namespace

// Level M mends more; level L is taken where only its fewer modules can be large enough.
Sheet::Code Sheet::codeFor(const std::string& payload, int width) const {
  Code code{qrBits(payload, QrLevel::M), 0};
  if (code.bits.size > 0) code.module = moduleFor(code.bits, width);
  if (code.module >= kModule) return code;
  Code lower{qrBits(payload, QrLevel::L), 0};
  lower.module = moduleFor(lower.bits, width);
  return lower.module > code.module ? lower : code;
}

void Sheet::drawCode(const Code& code, int x, int y) {
  const int inset = kQrQuietZone * code.module;
  draw([code, x = x + inset, y = y + inset](cairo_t* cr) {
    const QrBits& bits = code.bits;
    for (int row = 0; row < bits.size; ++row) {
      for (int column = 0; column < bits.size; ++column) {
        if (!bits.black(column, row)) continue;
        cairo_rectangle(cr, x + column * code.module, y + row * code.module, code.module,
                        code.module);
      }
    }
    cairo_fill(cr);
  });
}

int Sheet::codeCellHeight(const CodeOnPaper& wanted, int width) {
  const Code code = codeFor(wanted.payload, width);
  const int beside = width - code.side() - kBeside;
  if (beside >= kCaptionLeast) {
    return std::max(code.side(), heightOf(wanted.caption_markup, captionSet(type_), beside));
  }
  return code.side() + heightOf(wanted.caption_markup, {.size = type_.note}, width);
}

void Sheet::codeCell(const CodeOnPaper& wanted, int x, int y, int width) {
  const Code code = codeFor(wanted.payload, width);
  const int beside = width - code.side() - kBeside;
  if (beside >= kCaptionLeast) {
    const Set set = captionSet(type_);
    const int words = heightOf(wanted.caption_markup, set, beside);
    const int height = std::max(code.side(), words);
    drawCode(code, x, y + (height - code.side()) / 2);
    place(wanted.caption_markup, set, x + width - beside, y + (height - words) / 2, beside);
    return;
  }
  drawCode(code, x + (width - code.side()) / 2, y);
  const Set below{.size = type_.note, .align = Align::Centre};
  place(wanted.caption_markup, below, x, y + code.side(), width);
}

void Sheet::codes(const std::vector<CodeOnPaper>& codes) {
  std::vector<CodeOnPaper> shown;
  for (const CodeOnPaper& code : codes) {
    if (qrBits(code.payload, QrLevel::L).size > 0) shown.push_back(code);
  }
  if (shown.empty()) return;
  if (!is_page_) {
    for (const CodeOnPaper& code : shown) {
      codeCell(code, left_, y_, contentWidth());
      y_ += codeCellHeight(code, contentWidth());
      close();
    }
    return;
  }
  const int step = contentWidth() / static_cast<int>(std::max<std::size_t>(2, shown.size()));
  const int width = step - kBeside;
  int height = 0;
  for (const CodeOnPaper& code : shown) height = std::max(height, codeCellHeight(code, width));
  int x = left_;
  for (const CodeOnPaper& code : shown) {
    codeCell(code, x, y_ + (height - codeCellHeight(code, width)) / 2, width);
    x += step;
  }
  y_ += height;
  close();
}

}  // namespace bianmin
