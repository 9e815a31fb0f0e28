#include "kiosk/screens/rows.h"

#include <algorithm>

namespace bianmin::screens {
namespace {
constexpr int kMostRows = 6;
}  // namespace

Result pagedRows(ui::Ui& ui, ui::Rect rest, int page, std::span<const RowWords> rows) {
  const float least = isLarge(ui) ? 150 : 128;
  const float most = isLarge(ui) ? 220 : 180;
  const int across = isWide(ui) ? 2 : 1;
  const auto down = [&](float height) {
    const int fit = static_cast<int>((height + kKeyGap) / (least + kKeyGap));
    return std::clamp(fit, 1, kMostRows / across);
  };
  const int count = static_cast<int>(rows.size());
  const bool one_page = count <= across * down(rest.h);
  const int each = across * down(one_page ? rest.h : rest.h - pagerHeight() - kGap);
  const int pages = std::max(1, (count + each - 1) / each);
  const int shown = std::clamp(page, 0, pages - 1);
  Result result;
  if (pages > 1) result = pager(ui, takeBottom(rest, pagerHeight()), shown, pages);
  const float height = std::min(rowOf(rest, 0, each / across).h, most);
  for (int i = shown * each; i < std::min(count, (shown + 1) * each); ++i) {
    const RowWords& row = rows[static_cast<std::size_t>(i)];
    const int place = i - shown * each;
    ui::Rect box = columnOf(rest, place % across, across);
    box.y += static_cast<float>(place / across) * (height + kKeyGap);
    box.h = height;
    if (ui.row(row.id, box, row.icon, row.colour, row.title, row.line)) result = row.event;
  }
  return result;
}

}  // namespace bianmin::screens
