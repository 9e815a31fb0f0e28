#include <array>

#include "kiosk/app/view.h"
#include "kiosk/app/work_view.h"
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
    case ScreenId::Find:
      return screens::drawFind;
    case ScreenId::LifeEvents:
      return screens::drawLifeEvents;
    case ScreenId::Guide:
      return screens::drawGuide;
    case ScreenId::Question:
      return screens::drawQuestion;
    case ScreenId::CheckResult:
      return screens::drawCheckResult;
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
    case ScreenId::CadreWho:
      return screens::drawCadreWho;
    case ScreenId::CadrePin:
      return screens::drawCadrePin;
    case ScreenId::CadreUnlock:
      return screens::drawCadreUnlock;
    case ScreenId::Worklist:
      return screens::drawWorklist;
    case ScreenId::FindWork:
      return screens::drawFindWork;
    case ScreenId::Work:
      return screens::drawWork;
    case ScreenId::Reveal:
      return screens::drawReveal;
    case ScreenId::Check:
      return screens::drawCheck;
    case ScreenId::FollowWhy:
      return screens::drawFollowWhy;
    case ScreenId::CheckDate:
      return screens::drawCheckDate;
    case ScreenId::MoveAsk:
      return screens::drawMoveAsk;
    case ScreenId::Notices:
      return screens::drawNotices;
    case ScreenId::Notice:
      return screens::drawNotice;
  }
  return nullptr;
}

// A cadre's name stands in the band, so that everybody sees whose pages these are.
void drawStaffBand(const Model& model, ui::Ui& ui) {
  const Cadre& who = *model.session.cadre.who;
  const std::string name = who.post.empty() ? who.name : who.name + " " + who.post;
  const std::string time = screens::clockWords(model.now.minute_of_day);
  ui.band({.place = model.place.hall, .date = name, .time = time});
}

std::optional<Event> drawBand(const Model& model, ui::Ui& ui) {
  if (signedIn(model)) {
    drawStaffBand(model, ui);
    return std::nullopt;
  }
  const Date& day = model.now.date;
  std::string date = dateWords(day, DateStyle::Short, day);
  date.append(" ").append(screens::weekdayWords(day));
  const std::string time = screens::clockWords(model.now.minute_of_day);
  const bool home = model.session.screen == ScreenId::Home;
  ui.band({.place = model.place.hall, .date = date, .time = time, .entry = home});
  if (home && ui.bandEntry("home.cadre", tr("who.title"))) return event::OpenCadre{};
  return std::nullopt;
}

// A finished task has no way back into it: its number or code is already given.
bool mayGoBack(ScreenId screen) {
  return screen != ScreenId::Idle && screen != ScreenId::Home && screen != ScreenId::Ticket &&
         screen != ScreenId::Submitted && screen != ScreenId::Worklist;
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

// Each key has one place for ever; the third is kept for reading aloud, and is 查件 for staff.
std::optional<Event> drawBar(const Model& model, ui::Ui& ui) {
  const ScreenId screen = model.session.screen;
  if (screen == ScreenId::Idle) {
    drawIdleBar(ui);
    return std::nullopt;
  }
  const bool staff = signedIn(model);
  const bool help = !staff && screen != ScreenId::Home && screen != ScreenId::Help;
  const bool find = staff && screen != ScreenId::FindWork;
  using Key = ui::Ui::BarKey;
  const std::string_view display = nextDisplayKey(model);
  const bool to_black = display == "bar.contrast";
  const std::array<Key, 5> keys = {
      mayGoBack(screen) ? Key{"bar.back", tr("bar.back"), "back"} : Key{},
      Key{"bar.display", tr(display), to_black ? "contrast" : "zi"},
      find ? Key{"bar.find", tr("bar.find"), "scan"} : Key{},
      help ? Key{"bar.help", tr("bar.help"), "help"} : Key{},
      Key{"bar.end", staff ? tr("bar.sign_out") : tr("bar.end"), "exit"},
  };
  switch (ui.bar(keys)) {
    case 0:
      return event::Back{};
    case 1:
      return event::NextDisplay{};
    case 2:
      return event::OpenFindWork{};
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
  keep(drawBand(model, ui));
  keep(drawBar(model, ui));
  if (model.session.asking_still_there) keep(screens::drawStillThere(model, ui));
  return events;
}

}  // namespace bianmin
