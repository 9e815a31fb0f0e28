#include <algorithm>

#include "kiosk/screens/layout.h"
#include "kiosk/screens/screens.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {

std::optional<Event> drawTicketGroups(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  heading(ui, rest, "tickets.title", tr("tickets.title"), tr("tickets.line"));
  const std::vector<QueueGroup>& groups = model.place.catalogue->groups;
  const int across = isWide(ui) ? 2 : 1;
  const int down = isWide(ui) ? (isLarge(ui) ? 2 : 3) : (isLarge(ui) ? 4 : 6);
  const int each = across * down;
  const int count = static_cast<int>(groups.size());
  const int pages = std::max(1, (count + each - 1) / each);
  const int page = std::clamp(model.session.page, 0, pages - 1);
  Result result;
  if (pages > 1) result = pager(ui, takeBottom(rest, pagerHeight()), page, pages);
  const float height = std::min(rowOf(rest, 0, down).h, isLarge(ui) ? 240.0F : 190.0F);
  for (int i = page * each; i < std::min(count, (page + 1) * each); ++i) {
    const QueueGroup& group = groups[static_cast<std::size_t>(i)];
    const int place = i - page * each;
    ui::Rect box = columnOf(rest, place % across, across);
    box.y += static_cast<float>(place / across) * (height + kKeyGap);
    box.h = height;
    const std::string line = trf("tickets.group.line", group.letter);
    if (ui.row("group." + group.letter, box, "ticket", ui::Colour::Act, group.name, line)) {
      result = event::TakeTicket{group.letter, {}};
    }
  }
  return result;
}

}  // namespace bianmin::screens
