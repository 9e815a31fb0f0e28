#include <algorithm>

#include "kiosk/app/view.h"
#include "kiosk/screens/list.h"
#include "kiosk/screens/screens.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

// Below the list of all: other ways to a service. Beside the pager where the page is low.
struct Ways {
  std::vector<Action> actions;

  explicit Ways(const Model& model) {
    const bool all = listedCard(model) == nullptr && listedEvent(model) == nullptr;
    if (!all) return;
    actions.push_back(
        {"services.find", std::string(tr("home.find")), {}, "find", false, event::OpenFind{}});
    if (model.place.catalogue->events.empty()) return;
    actions.push_back({"services.events",
                       std::string(tr("services.events")),
                       {},
                       "people",
                       false,
                       event::OpenLifeEvents{}});
  }

  float width() const { return 400 * static_cast<float>(actions.size()); }

  Result draw(ui::Ui& ui, const ui::Rect& box) const {
    Result result;
    for (std::size_t i = 0; i < actions.size(); ++i) {
      const ui::Rect place = columnOf(box, static_cast<int>(i), static_cast<int>(actions.size()));
      const Action& action = actions[i];
      if (ui.key(action.id, place, action.label, {.icon = action.icon})) result = action.event;
    }
    return result;
  }
};

std::string_view titleOf(const Model& model) {
  if (const HomeCard* card = listedCard(model)) return card->title;
  if (const LifeEvent* event = listedEvent(model)) return event->title;
  return tr("services.title");
}

}  // namespace

std::optional<Event> drawServices(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  heading(ui, rest, "services.title", titleOf(model), tr("services.line"));
  if (model.place.loading) {
    noteAtTop(ui, rest, "services.loading",
              {ui::NoteKind::Info, std::string(tr("services.loading")),
               std::string(tr("services.loading.line")), "clock"});
    return std::nullopt;
  }
  const std::vector<const Matter*> matters = listedMatters(model);
  const int count = static_cast<int>(matters.size());
  const Ways ways(model);
  Result result;
  ui::Rect strip{};
  const bool wide = isWide(ui);
  if (!ways.actions.empty()) {
    strip = takeBottom(rest, wide ? pagerHeight() : kKeyHeight, kKeyGap);
    result = ways.draw(ui, wide ? takeRight(strip, ways.width(), kGap) : strip);
  }
  const bool shared = wide && !ways.actions.empty();
  if (listPages(listGrid(ui, rest), count) > 1 && !shared) strip = takeBottom(rest, pagerHeight());
  const ListGrid grid = listGrid(ui, rest);
  const int pages = listPages(grid, count);
  const int page = std::clamp(model.session.page, 0, pages - 1);
  if (const Result turned = pager(ui, strip, page, pages)) result = turned;
  const Result touched = listPage(rest, grid, page, count, [&](int i, const ui::Rect& box) {
    return matterRow(model, ui, box, *matters[static_cast<std::size_t>(i)]);
  });
  return touched ? touched : result;
}

std::optional<Event> drawLifeEvents(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  heading(ui, rest, "events.title", tr("home.events"), tr("events.line"));
  const std::vector<LifeEvent>& events = model.place.catalogue->events;
  const int count = static_cast<int>(events.size());
  Result result;
  ui::Rect strip{};
  if (listPages(listGrid(ui, rest), count) > 1) strip = takeBottom(rest, pagerHeight());
  const ListGrid grid = listGrid(ui, rest);
  const int pages = listPages(grid, count);
  const int page = std::clamp(model.session.page, 0, pages - 1);
  result = pager(ui, strip, page, pages);
  const Result touched = listPage(rest, grid, page, count, [&](int i, const ui::Rect& box) {
    const LifeEvent& one = events[static_cast<std::size_t>(i)];
    const std::string line = trf("events.count", one.matters.size());
    Result opened;
    if (ui.row("event." + one.id, box, one.icon, ui::tileColour(one.tile), one.title, line)) {
      opened = event::OpenLifeEvent{one.id};
    }
    return opened;
  });
  return touched ? touched : result;
}

}  // namespace bianmin::screens
