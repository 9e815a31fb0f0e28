// Reading matter of any length on pages that never scroll: blocks are measured, put into columns,
// and columns into pages. A block is never divided.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/screens/layout.h"

namespace bianmin::screens {

struct Block {
  float height = 0;        // at the width that Flow gives for its ground
  bool on_sheet = true;    // on a white panel; otherwise on the paper
  bool with_next = false;  // a heading: never the last of a column
  bool ruled = false;      // a hairline above it, unless it is the first on its panel
  bool new_sheet = false;  // begins a panel of its own
  bool starred = false;    // shows a star, which the page's footnote explains
  float gap = 16;          // above it, unless it is the first on its panel
  std::function<Result(const ui::Rect&)> draw;
};

class Flow {
 public:
  // `columns` in landscape; one in portrait and in large text.
  Flow(ui::Ui& ui, const ui::Rect& area, int columns = 1);

  // Width for words on a panel and on the paper.
  float sheetWidth() const;
  float paperWidth() const { return column_width_; }

  void add(Block block) { blocks_.push_back(std::move(block)); }
  void add(std::vector<Block> blocks);

  // What the star means: at the foot of every page that shows one. Where none does, it takes no
  // room.
  void footnote(Block block) { footnote_ = std::move(block); }
  // Whether any of the blocks shows a star.
  bool starred() const;

  // Height that all the blocks take in one column.
  float height() const;
  // Pages at the area given, with room for the pager when there is more than one.
  int pages() const;
  // Puts the pager there instead of below the blocks.
  void pagerAt(const ui::Rect& box) { pager_box_ = box; }
  // Draws a page (a number beyond the last shows the last) and, with more than one, the pager.
  Result draw(int page);

 private:
  struct Placed {
    const Block* block;
    ui::Rect box;
    bool rule;
  };
  struct Page {
    std::vector<Placed> blocks;
    std::vector<ui::Rect> sheets;
  };
  class Layouter;

  std::vector<Page> layOut(float height) const;
  std::vector<Page> layOut() const;
  void drawFootnote(const Page& page, int count) const;

  ui::Ui& ui_;
  ui::Rect area_;
  int columns_;
  float column_width_;
  std::vector<Block> blocks_;
  std::optional<ui::Rect> pager_box_;
  std::optional<Block> footnote_;
};

}  // namespace bianmin::screens
