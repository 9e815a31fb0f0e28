#include "kiosk/screens/flow.h"

#include <algorithm>

namespace bianmin::screens {
namespace {
constexpr float kPadX = 32;
constexpr float kPadY = 28;
constexpr float kEndless = 1e6F;
}  // namespace

// Walks down the columns and on to new pages; one use.
class Flow::Layouter {
 public:
  Layouter(const Flow& flow, float height) : flow_(flow), height_(height), pages_(1) {}

  void place(const Block& block, float needed) {
    if (used_ > 0 && used_ + spaceAbove(block) + needed + (block.on_sheet ? kPadY : 0) > height_) {
      nextColumn();
    }
    const bool opens = block.on_sheet && (!sheet_open_ || block.new_sheet);
    if (sheet_open_ && (!block.on_sheet || opens)) closeSheet();
    const float above = spaceAbove(block);
    if (opens) openSheet();
    const bool rule = block.ruled && block.on_sheet && !opens;
    used_ += opens ? 0 : above;
    const float pad = block.on_sheet ? kPadX : 0;
    pages_.back().blocks.push_back(
        {&block, {x() + pad, top() + used_, flow_.column_width_ - 2 * pad, block.height}, rule});
    used_ += block.height;
  }

  std::vector<Page> finish() {
    if (sheet_open_) closeSheet();
    return std::move(pages_);
  }

  float used() const { return used_; }

 private:
  float x() const {
    return flow_.area_.x + static_cast<float>(column_) * (flow_.column_width_ + kGap);
  }
  float top() const { return flow_.area_.y; }

  float spaceAbove(const Block& block) const {
    if (used_ <= 0) return block.on_sheet ? kPadY : 0;
    if (!block.on_sheet) return (sheet_open_ ? kPadY : 0) + (sheet_open_ ? kGap : block.gap);
    if (!sheet_open_) return kGap + kPadY;
    if (block.new_sheet) return kPadY + kGap + kPadY;
    return block.ruled ? 2 * block.gap : block.gap;
  }

  void openSheet() {
    if (used_ > 0) used_ += kGap;
    sheet_top_ = used_;
    used_ += kPadY;
    sheet_open_ = true;
  }

  void closeSheet() {
    used_ += kPadY;
    pages_.back().sheets.push_back(
        {x(), top() + sheet_top_, flow_.column_width_, used_ - sheet_top_});
    sheet_open_ = false;
  }

  void nextColumn() {
    if (sheet_open_) closeSheet();
    used_ = 0;
    if (++column_ < flow_.columns_) return;
    column_ = 0;
    pages_.emplace_back();
  }

  const Flow& flow_;
  float height_;
  std::vector<Page> pages_;
  int column_ = 0;
  float used_ = 0;
  float sheet_top_ = 0;
  bool sheet_open_ = false;
};

Flow::Flow(ui::Ui& ui, const ui::Rect& area, int columns)
    : ui_(ui),
      area_(area),
      columns_(isWide(ui) && !isLarge(ui) ? columns : 1),
      column_width_(columnOf(area, 0, columns_, kGap).w) {}

float Flow::sheetWidth() const { return column_width_ - 2 * kPadX; }

void Flow::add(std::vector<Block> blocks) {
  for (Block& block : blocks) blocks_.push_back(std::move(block));
}

std::vector<Flow::Page> Flow::layOut(float height) const {
  Layouter layouter(*this, height);
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    float needed = blocks_[i].height;
    for (std::size_t j = i; j + 1 < blocks_.size() && blocks_[j].with_next; ++j) {
      needed += blocks_[j + 1].gap + blocks_[j + 1].height;
      if (!blocks_[j].on_sheet && blocks_[j + 1].on_sheet) needed += kGap + 2 * kPadY;
    }
    layouter.place(blocks_[i], needed);
  }
  return layouter.finish();
}

std::vector<Flow::Page> Flow::layOut() const {
  const float height = area_.h - (footnote_ && starred() ? footnote_->height + kGap : 0);
  std::vector<Page> pages = layOut(height);
  if (pages.size() > 1 && !pager_box_) pages = layOut(height - pagerHeight() - kGap);
  return pages;
}

bool Flow::starred() const { return std::ranges::any_of(blocks_, &Block::starred); }

// Always at the same place, however full the page is.
void Flow::drawFootnote(const Page& page, int count) const {
  const auto has_star = [](const Placed& placed) { return placed.block->starred; };
  if (!footnote_ || std::ranges::none_of(page.blocks, has_star)) return;
  ui::Rect rest = area_;
  if (count > 1 && !pager_box_) takeBottom(rest, pagerHeight(), kGap);
  footnote_->draw(takeBottom(rest, footnote_->height, 0));
}

float Flow::height() const {
  const std::vector<Page> pages = layOut(kEndless);
  float bottom = area_.y;
  for (const Placed& placed : pages.front().blocks) bottom = std::max(bottom, placed.box.bottom());
  for (const ui::Rect& sheet : pages.front().sheets) bottom = std::max(bottom, sheet.bottom());
  return bottom - area_.y;
}

int Flow::pages() const { return static_cast<int>(layOut().size()); }

Result Flow::draw(int page) {
  const std::vector<Page> pages = layOut();
  const int count = static_cast<int>(pages.size());
  const int shown = std::clamp(page, 0, count - 1);
  const Page& now = pages[static_cast<std::size_t>(shown)];
  for (std::size_t i = 0; i < now.sheets.size(); ++i) {
    // Named by its place: two flows may stand beside each other.
    const ui::Rect& sheet = now.sheets[i];
    ui_.panel("sheet." + std::to_string(static_cast<int>(sheet.x)) + "." + std::to_string(i),
              sheet);
  }
  Result result;
  for (const Placed& placed : now.blocks) {
    if (placed.rule) ui_.hairline(placed.box.x, placed.box.y - placed.block->gap, placed.box.w);
    const Result touched = placed.block->draw(placed.box);
    if (touched) result = touched;
  }
  drawFootnote(now, count);
  ui::Rect rest = area_;
  const ui::Rect box = pager_box_ ? *pager_box_ : takeBottom(rest, pagerHeight());
  const Result turned = pager(ui_, box, shown, count);
  return turned ? turned : result;
}

}  // namespace bianmin::screens
