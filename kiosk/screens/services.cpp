#include <algorithm>

#include "kiosk/screens/layout.h"
#include "kiosk/screens/screens.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

const HomeCard* shownCard(const Model& model) {
  const std::vector<HomeCard>& cards = model.place.catalogue->cards;
  const auto found = std::find_if(cards.begin(), cards.end(), [&](const HomeCard& card) {
    return card.id == model.session.card;
  });
  return found == cards.end() ? nullptr : &*found;
}

std::vector<const Matter*> shownMatters(const Model& model) {
  std::vector<const Matter*> matters;
  const Catalogue& catalogue = *model.place.catalogue;
  if (const HomeCard* card = shownCard(model)) {
    for (const std::string& id : card->matters) {
      if (const Matter* matter = catalogue.find(id)) matters.push_back(matter);
    }
    return matters;
  }
  for (const Matter& matter : catalogue.matters) matters.push_back(&matter);
  return matters;
}

}  // namespace

std::optional<Event> drawServices(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  const HomeCard* card = shownCard(model);
  heading(ui, rest, "services.title", card ? std::string_view(card->title) : tr("services.title"),
          tr("services.line"));
  const std::vector<const Matter*> matters = shownMatters(model);
  const int across = isWide(ui) ? 2 : 1;
  const int down = isLarge(ui) ? (isWide(ui) ? 2 : 4) : (isWide(ui) ? 3 : 6);
  const int each = across * down;
  const int count = static_cast<int>(matters.size());
  const int pages = std::max(1, (count + each - 1) / each);
  const int page = std::clamp(model.session.page, 0, pages - 1);
  Result result;
  if (pages > 1) result = pager(ui, takeBottom(rest, pagerHeight()), page, pages);
  const float height = std::min(rowOf(rest, 0, down).h, isLarge(ui) ? 240.0F : 190.0F);
  for (int i = page * each; i < std::min(count, (page + 1) * each); ++i) {
    const Matter& matter = *matters[static_cast<std::size_t>(i)];
    const int place = i - page * each;
    ui::Rect box = columnOf(rest, place % across, across);
    const int row = place / across;
    box.y += static_cast<float>(row) * (height + kKeyGap);
    box.h = height;
    if (ui.row("matter." + matter.id, box, matter.icon, ui::tileColour(matter.tile), matter.name,
               matter.line)) {
      result = event::OpenMatter{matter.id};
    }
  }
  return result;
}

}  // namespace bianmin::screens
