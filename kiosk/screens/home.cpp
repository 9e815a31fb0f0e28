#include <algorithm>

#include "kiosk/screens/layout.h"
#include "kiosk/screens/screens.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

constexpr std::size_t kMostCards = 6;

std::vector<Action> homeActions() {
  return {
      {"home.ticket", std::string(tr("home.ticket")), std::string(tr("home.ticket.line")), "ticket",
       true, event::OpenTickets{}},
      {"home.progress", std::string(tr("home.progress")), std::string(tr("home.progress.line")),
       "progress", false, event::OpenProgress{}},
      {"home.help", std::string(tr("home.help")), std::string(tr("home.help.line")), "help", false,
       event::OpenHelp{}},
  };
}

// A card has its tile above its words; where rooms are low, and in large text, it becomes a row.
Result homeCard(ui::Ui& ui, const ui::Rect& box, const HomeCard& card) {
  const std::string id = "home.card." + card.id;
  const ui::Colour tile = ui::tileColour(card.tile);
  const bool as_card = !isLarge(ui) && box.h >= 230;
  const bool touched = as_card ? ui.card(id, box, card.icon, tile, card.title, card.line)
                               : ui.row(id, box, card.icon, tile, card.title, card.line);
  if (touched) return event::OpenCard{card.id};
  return std::nullopt;
}

Result cards(ui::Ui& ui, const ui::Rect& box, const std::vector<HomeCard>& all) {
  const int count = static_cast<int>(std::min(all.size(), kMostCards));
  if (count == 0) return std::nullopt;
  const int across = isLarge(ui) ? (isWide(ui) ? 2 : 1) : (isWide(ui) && count > 4 ? 3 : 2);
  const int down = (count + across - 1) / across;
  Result result;
  for (int i = 0; i < count; ++i) {
    const ui::Rect row = rowOf(box, i / across, down);
    const Result touched =
        homeCard(ui, columnOf(row, i % across, across), all[static_cast<std::size_t>(i)]);
    if (touched) result = touched;
  }
  return result;
}

}  // namespace

std::optional<Event> drawHome(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  const Catalogue& catalogue = *model.place.catalogue;
  const std::vector<Action> actions = homeActions();
  Result result = actionKeys(ui, rest, actions);
  heading(ui, rest, "home.title", tr("home.title"));
  const std::string count = trf("home.all.line", catalogue.matters.size());
  const ui::Rect all = takeBottom(rest, isLarge(ui) ? 128 : 120, kKeyGap);
  if (ui.row("home.all", all, "grid", ui::Colour::Act, tr("home.all"),
             isLarge(ui) ? std::string_view() : std::string_view(count))) {
    result = event::OpenAllServices{};
  }
  const Result touched = cards(ui, rest, catalogue.cards);
  return touched ? touched : result;
}

}  // namespace bianmin::screens
