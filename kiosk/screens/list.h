// Rows of things to choose from, on pages that never scroll.
#pragma once

#include <functional>

#include "kiosk/screens/layout.h"

namespace bianmin::screens {

// How many rows stand beside and below each other in `area`, at the page's size of text.
struct ListGrid {
  int across = 1, down = 1;
  float row_height = 0;
  int each() const { return across * down; }
};
ListGrid listGrid(const ui::Ui& ui, const ui::Rect& area);

// Draws the rows of a page (a number beyond the last shows the last). `row` draws the `index`th.
Result listPage(const ui::Rect& area, const ListGrid& grid, int page, int count,
                const std::function<Result(int index, const ui::Rect&)>& row);
int listPages(const ListGrid& grid, int count);

// One matter as a row; says when its guide is out of date. `line` in the place of its own words.
Result matterRow(const Model& model, ui::Ui& ui, const ui::Rect& box, const Matter& matter,
                 std::string_view line = {});

}  // namespace bianmin::screens
