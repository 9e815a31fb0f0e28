// What can be opened from where.
#include <algorithm>

#include "kiosk/app/flow.h"
#include "kiosk/app/work_view.h"

namespace bianmin::flow {
namespace {

// Screens that are only read: from them the resident may turn to something else. Where something is
// being filled in, 返回 and 结束 are the ways out.
bool onReading(const Flow& f) {
  switch (f.session().screen) {
    case ScreenId::Home:
    case ScreenId::Services:
    case ScreenId::Guide:
    case ScreenId::TicketGroups:
    case ScreenId::Submitted:
    case ScreenId::Progress:
    case ScreenId::Help:
    case ScreenId::Privacy:
      return true;
    case ScreenId::Ticket:
      return !busy(f);
    case ScreenId::Idle:
    case ScreenId::Form:
    case ScreenId::Review:
    case ScreenId::ProgressAsk:
    case ScreenId::Rate:
    case ScreenId::CadreWho:
    case ScreenId::CadrePin:
    case ScreenId::CadreUnlock:
    case ScreenId::Worklist:
    case ScreenId::FindWork:
    case ScreenId::Work:
    case ScreenId::Reveal:
    case ScreenId::Check:
    case ScreenId::CheckDate:
    case ScreenId::MoveAsk:
      return false;
  }
  return false;
}

void openGuide(const Flow& f, const std::string& matter) {
  const auto& catalogue = f.model.place.catalogue;
  if (!catalogue || catalogue->find(matter) == nullptr) return;
  open(f, ScreenId::Guide);
  f.session().matter = matter;
}

}  // namespace

void on(const Flow& f, const event::OpenCard& e) {
  const auto& catalogue = f.model.place.catalogue;
  if (!f.on(ScreenId::Home) || !catalogue) return;
  const auto card = std::ranges::find(catalogue->cards, e.card, &HomeCard::id);
  if (card == catalogue->cards.end()) return;
  if (card->matters.size() == 1) return openGuide(f, card->matters.front());
  open(f, ScreenId::Services);
  f.session().card = e.card;
}

void on(const Flow& f, const event::OpenAllServices&) {
  if (!onReading(f)) return;
  open(f, ScreenId::Services);
  f.session().card.clear();
}

void on(const Flow& f, const event::OpenMatter& e) {
  if (f.on(ScreenId::Home) || f.on(ScreenId::Services)) openGuide(f, e.matter);
}

void on(const Flow& f, const event::OpenTickets&) {
  if (onReading(f)) open(f, ScreenId::TicketGroups);
}

void on(const Flow& f, const event::OpenProgress&) {
  if (!onReading(f) || f.on(ScreenId::Progress) || busy(f)) return;
  leaveProgress(f);
  open(f, ScreenId::ProgressAsk);
}

void on(const Flow& f, const event::OpenHelp&) {
  if (signedIn(f.model)) return;
  if (!f.on(ScreenId::Idle) && !f.on(ScreenId::Help) && !busy(f)) open(f, ScreenId::Help);
}

void on(const Flow& f, const event::OpenPrivacy&) {
  if (signedIn(f.model)) return;
  if (!f.on(ScreenId::Idle) && !f.on(ScreenId::Privacy) && !busy(f)) open(f, ScreenId::Privacy);
}

}  // namespace bianmin::flow
