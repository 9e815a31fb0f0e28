#include <algorithm>

#include "kiosk/screens/layout.h"
#include "kiosk/screens/notices.h"
#include "kiosk/screens/screens.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

constexpr std::size_t kMostCards = 6;
constexpr int kMostEvents = 4;

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
  const bool as_card = !isLarge(ui) && box.h >= 220;
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

// Everything by its name: the list of all, and looking for it with letters.
Result doors(ui::Ui& ui, const ui::Rect& box) {
  Result result;
  if (ui.row("home.all", columnOf(box, 0, 2), "grid", ui::Colour::Act, tr("home.all"), {})) {
    result = event::OpenAllServices{};
  }
  if (ui.row("home.find", columnOf(box, 1, 2), "find", ui::Colour::Act, tr("home.find"), {})) {
    result = event::OpenFind{};
  }
  return result;
}

struct EventKey {
  std::string id;
  std::string_view icon, title;
  Event event;
};

// As many as stand in one row with their words whole; the last place leads to the others.
struct EventRow {
  std::vector<EventKey> keys;
  bool icons = true;

  EventRow(ui::Ui& ui, float width, const std::vector<LifeEvent>& events) {
    const int count = static_cast<int>(events.size());
    for (int most = std::min(count, kMostEvents); most >= 2; --most) {
      fill(events, most);
      for (const bool with_icons : {true, false}) {
        icons = with_icons;
        if (fits(ui, width)) return;
      }
    }
    keys.clear();
  }

  bool fits(ui::Ui& ui, float width) const {
    const float each = columnOf({0, 0, width, 0}, 0, static_cast<int>(keys.size())).w;
    return std::ranges::all_of(keys, [&](const EventKey& key) {
      const float words = ui.textWidth(key.title, ui::Role::Lead, ui::Weight::Bold);
      return words + (icons ? 44 + 12 : 0) + 44 <= each;
    });
  }

 private:
  void fill(const std::vector<LifeEvent>& events, int most) {
    const bool all = static_cast<std::size_t>(most) == events.size();
    keys.clear();
    for (int i = 0; i < (all ? most : most - 1); ++i) {
      const LifeEvent& one = events[static_cast<std::size_t>(i)];
      keys.push_back({"home.event." + one.id, one.icon, one.title, event::OpenLifeEvent{one.id}});
    }
    if (!all)
      keys.push_back({"home.events", "people", tr("home.events.more"), event::OpenLifeEvents{}});
  }
};

Result eventKeys(ui::Ui& ui, const ui::Rect& box, const EventRow& row) {
  Result result;
  const int count = static_cast<int>(row.keys.size());
  for (int i = 0; i < count; ++i) {
    const EventKey& key = row.keys[static_cast<std::size_t>(i)];
    const ui::KeyStyle style{.icon = row.icons ? key.icon : std::string_view(),
                             .role = ui::Role::Lead};
    if (ui.key(key.id, columnOf(box, i, count), key.title, style)) result = key.event;
  }
  return result;
}

// What happened at home: above the keys in portrait, a line in landscape. Low pages and large text
// have no room; there the list of all services leads to it.
Result lifeEvents(ui::Ui& ui, ui::Rect& rest, const std::vector<LifeEvent>& events) {
  if (events.empty() || isLarge(ui) || ui.shape() == ui::Shape::Compact) return std::nullopt;
  const float label = isWide(ui) ? 130.0F : 0.0F;  // two lines of three characters
  const EventRow row(ui, rest.w - label, events);
  if (row.keys.empty()) return std::nullopt;
  ui::Rect box = takeBottom(rest, isWide(ui) ? 92.0F : 108.0F, isWide(ui) ? kKeyGap : 12);
  const ui::Text words{.value = tr("home.events"),
                       .role = isWide(ui) ? ui::Role::Body : ui::Role::Lead,
                       .weight = ui::Weight::Bold};
  if (isWide(ui)) {
    middleText(ui, "home.events.title", takeLeft(box, label - kKeyGap, kKeyGap), words);
  } else {
    ui.text("home.events.title", takeBottom(rest, ui.lineHeight(ui::Role::Lead)), words);
  }
  return eventKeys(ui, box, row);
}

}  // namespace

std::optional<Event> drawHome(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  const Catalogue& catalogue = *model.place.catalogue;
  const std::vector<Action> actions = homeActions();
  Result result = actionKeys(ui, rest, actions);
  if (const Result touched = noticesHeading(model, ui, rest, "home", tr("home.title"))) {
    result = touched;
  }
  if (const Result touched = lifeEvents(ui, rest, catalogue.events)) result = touched;
  const float door = isLarge(ui) ? 128.0F : (isWide(ui) ? 100.0F : 120.0F);
  if (const Result touched = doors(ui, takeBottom(rest, door, kKeyGap))) result = touched;
  const Result touched = cards(ui, rest, catalogue.cards);
  return touched ? touched : result;
}

}  // namespace bianmin::screens
