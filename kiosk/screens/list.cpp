#include "kiosk/screens/list.h"

#include <algorithm>

#include "kiosk/guide/validity.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

constexpr float kLeastRow = 140;
constexpr float kLeastRowLarge = 170;
constexpr float kMostRow = 190;
constexpr float kMostRowLarge = 240;
constexpr int kMostRows = 6;  // more choices than that nobody compares
constexpr int kMostRowsLarge = 4;
constexpr float kTwoColumns = 1300;

}  // namespace

ListGrid listGrid(const ui::Ui& ui, const ui::Rect& area) {
  ListGrid grid;
  grid.across = area.w >= kTwoColumns ? 2 : 1;
  const float least = isLarge(ui) ? kLeastRowLarge : kLeastRow;
  const int most = (isLarge(ui) ? kMostRowsLarge : kMostRows) / grid.across;
  const auto room = static_cast<int>((area.h + kKeyGap) / (least + kKeyGap));
  grid.down = std::clamp(room, 1, most);
  grid.row_height = std::min(rowOf(area, 0, grid.down).h, isLarge(ui) ? kMostRowLarge : kMostRow);
  return grid;
}

int listPages(const ListGrid& grid, int count) {
  return std::max(1, (count + grid.each() - 1) / grid.each());
}

Result listPage(const ui::Rect& area, const ListGrid& grid, int page, int count,
                const std::function<Result(int, const ui::Rect&)>& row) {
  Result result;
  const int first = std::clamp(page, 0, listPages(grid, count) - 1) * grid.each();
  for (int i = first; i < std::min(count, first + grid.each()); ++i) {
    ui::Rect box = columnOf(area, (i - first) % grid.across, grid.across);
    box.y += static_cast<float>((i - first) / grid.across) * (grid.row_height + kKeyGap);
    box.h = grid.row_height;
    const Result touched = row(i, box);
    if (touched) result = touched;
  }
  return result;
}

Result matterRow(const Model& model, ui::Ui& ui, const ui::Rect& box, const Matter& matter,
                 std::string_view line) {
  const Validity validity = validityOn(matter, model.now.date);
  if (line.empty()) line = matter.line;
  if (validity == Validity::Expired) line = tr("services.expired");
  if (validity == Validity::NotYet) line = tr("services.not_yet");
  const ui::Colour tile = ui::tileColour(matter.tile);
  if (ui.row("matter." + matter.id, box, matter.icon, tile, matter.name, line)) {
    return event::OpenMatter{matter.id};
  }
  return std::nullopt;
}

}  // namespace bianmin::screens
