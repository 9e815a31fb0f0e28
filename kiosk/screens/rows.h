// Rows to choose from, on pages: as many as there is room for, at most six.
#pragma once

#include <span>
#include <string>

#include "kiosk/screens/layout.h"

namespace bianmin::screens {

struct RowWords {
  std::string id, icon;
  ui::Colour colour = ui::Colour::Ink;
  std::string title, line;
  Event event;
};

// One column in portrait, two in landscape; fills `rest`.
Result pagedRows(ui::Ui& ui, ui::Rect rest, int page, std::span<const RowWords> rows);

}  // namespace bianmin::screens
