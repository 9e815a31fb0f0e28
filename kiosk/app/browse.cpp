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
    case ScreenId::LifeEvents:
    case ScreenId::Guide:
    case ScreenId::CheckResult:
    case ScreenId::TicketGroups:
    case ScreenId::Submitted:
    case ScreenId::Progress:
    case ScreenId::Help:
    case ScreenId::Privacy:
      return true;
    case ScreenId::Notices:
    case ScreenId::Notice:
      return !signedIn(f.model);
    case ScreenId::Ticket:
      return !busy(f);
    case ScreenId::Idle:
    case ScreenId::Find:
    case ScreenId::Question:
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
    case ScreenId::FollowWhy:
    case ScreenId::CheckDate:
    case ScreenId::MoveAsk:
      return false;
  }
  return false;
}

// The list of a card, of a life event, or of all: at most one of the ids is not empty.
void openList(const Flow& f, std::string card, std::string life_event) {
  open(f, ScreenId::Services);
  f.session().card = std::move(card);
  f.session().life_event = std::move(life_event);
}

// A card of one matter opens its guide. Before the matters are there, its list says so and waits.
void openCard(const Flow& f, const HomeCard& card) {
  const bool one = card.matters.size() == 1 && !f.model.place.loading;
  if (one) return openGuide(f, card.matters.front());
  openList(f, card.id, {});
}

}  // namespace

void openGuide(const Flow& f, const std::string& matter) {
  const auto& catalogue = f.model.place.catalogue;
  if (!catalogue || catalogue->find(matter) == nullptr) return;
  open(f, ScreenId::Guide);
  f.session().matter = matter;
}

void on(const Flow& f, const event::OpenCard& e) {
  const auto& catalogue = f.model.place.catalogue;
  if (!f.on(ScreenId::Home) || !catalogue) return;
  const auto card = std::ranges::find(catalogue->cards, e.card, &HomeCard::id);
  if (card != catalogue->cards.end()) openCard(f, *card);
}

void on(const Flow& f, const event::OpenAllServices&) {
  if (!onReading(f)) return;
  openList(f, {}, {});
}

void on(const Flow& f, const event::OpenFind&) {
  if (!onReading(f)) return;
  open(f, ScreenId::Find);
  f.session().find = FindState{};
}

void on(const Flow& f, const event::OpenLifeEvents&) {
  if (onReading(f)) open(f, ScreenId::LifeEvents);
}

void on(const Flow& f, const event::OpenLifeEvent& e) {
  const auto& catalogue = f.model.place.catalogue;
  if (!(f.on(ScreenId::Home) || f.on(ScreenId::LifeEvents)) || !catalogue) return;
  const auto found = std::ranges::find(catalogue->events, e.event, &LifeEvent::id);
  if (found != catalogue->events.end()) openList(f, {}, e.event);
}

void on(const Flow& f, const event::OpenMatter& e) {
  const bool suggested = f.on(ScreenId::CheckResult);
  if (!suggested && !f.on(ScreenId::Home) && !f.on(ScreenId::Services) && !f.on(ScreenId::Find)) {
    return;
  }
  // 返回 leads back to what the answers suggested, also from another guide than theirs.
  if (suggested && e.matter != f.session().matter) forgetBack(f, ScreenId::Guide);
  openGuide(f, e.matter);
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
