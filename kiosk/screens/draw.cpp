#include <array>

#include "kiosk/app/view.h"
#include "kiosk/guide/dates.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"

namespace bianmin {
namespace {

using Draw = std::optional<Event> (*)(const Model&, ui::Ui&);

Draw drawerOf(ScreenId screen) {
  switch (screen) {
    case ScreenId::Idle:
      return screens::drawIdle;
    case ScreenId::Home:
      return screens::drawHome;
    case ScreenId::Services:
      return screens::drawServices;
    case ScreenId::Guide:
      return screens::drawGuide;
    case ScreenId::TicketGroups:
      return screens::drawTicketGroups;
    case ScreenId::Ticket:
      return screens::drawTicket;
    case ScreenId::Form:
      return screens::drawForm;
    case ScreenId::Review:
      return screens::drawReview;
    case ScreenId::Submitted:
      return screens::drawSubmitted;
    case ScreenId::ProgressAsk:
      return screens::drawProgressAsk;
    case ScreenId::Progress:
      return screens::drawProgress;
    case ScreenId::Rate:
      return screens::drawRate;
    case ScreenId::Help:
      return screens::drawHelp;
    case ScreenId::Privacy:
      return screens::drawPrivacy;
  }
  return nullptr;
}

void drawBand(const Model& model, ui::Ui& ui) {
  const Date& day = model.now.date;
  std::string date = dateWords(day, DateStyle::Short, day);
  date.append(" ").append(screens::weekdayWords(day));
  const std::string time = screens::clockWords(model.now.minute_of_day);
  ui.band({.place = model.place.hall, .date = date, .time = time});
}

// A finished task has no way back into it: its number or code is already given.
bool mayGoBack(ScreenId screen) {
  return screen != ScreenId::Idle && screen != ScreenId::Home && screen != ScreenId::Ticket &&
         screen != ScreenId::Submitted;
}

// On the idle screen the bar has no keys; it says that any touch will do.
void drawIdleBar(ui::Ui& ui) {
  ui.bar(std::array<ui::Ui::BarKey, 5>{});
  const ui::Rect content = ui.content();
  const float top = content.bottom();
  screens::middleText(ui, "idle.bar", {content.x, top, content.w, ui.canvas().bottom() - top},
                      {.value = tr("idle.anywhere"),
                       .role = ui::Role::Lead,
                       .colour = ui::Colour::Ink2,
                       .align = ui::Align::Centre});
}

// Each key has one place for ever; the third is kept for reading aloud.
std::optional<Event> drawBar(const Model& model, ui::Ui& ui) {
  const ScreenId screen = model.session.screen;
  if (screen == ScreenId::Idle) {
    drawIdleBar(ui);
    return std::nullopt;
  }
  const bool help = screen != ScreenId::Home && screen != ScreenId::Help;
  using Key = ui::Ui::BarKey;
  const std::string_view display = nextDisplayKey(model);
  const bool to_black = display == "bar.contrast";
  const std::array<Key, 5> keys = {
      mayGoBack(screen) ? Key{"bar.back", tr("bar.back"), "back"} : Key{},
      Key{"bar.display", tr(display), to_black ? "contrast" : "zi"},
      Key{},
      help ? Key{"bar.help", tr("bar.help"), "help"} : Key{},
      Key{"bar.end", tr("bar.end"), "exit"},
  };
  switch (ui.bar(keys)) {
    case 0:
      return event::Back{};
    case 1:
      return event::NextDisplay{};
    case 3:
      return event::OpenHelp{};
    case 4:
      return event::End{};
    default:
      return std::nullopt;
  }
}

}  // namespace

std::vector<Event> draw(const Model& model, ui::Ui& ui) {
  std::vector<Event> events;
  const auto keep = [&events](std::optional<Event> event) {
    if (event) events.push_back(std::move(*event));
  };
  keep(drawerOf(model.session.screen)(model, ui));
  drawBand(model, ui);
  keep(drawBar(model, ui));
  if (model.session.asking_still_there) keep(screens::drawStillThere(model, ui));
  return events;
}

}  // namespace bianmin
