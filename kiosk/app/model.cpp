#include "kiosk/app/model.h"

namespace bianmin {

std::string_view toName(ScreenId screen) {
  switch (screen) {
    case ScreenId::Idle:
      return "idle";
    case ScreenId::Home:
      return "home";
    case ScreenId::Services:
      return "services";
    case ScreenId::Find:
      return "find";
    case ScreenId::LifeEvents:
      return "life-events";
    case ScreenId::Guide:
      return "guide";
    case ScreenId::Question:
      return "question";
    case ScreenId::CheckResult:
      return "check-result";
    case ScreenId::TicketGroups:
      return "ticket-groups";
    case ScreenId::Ticket:
      return "ticket";
    case ScreenId::Form:
      return "form";
    case ScreenId::Review:
      return "review";
    case ScreenId::Submitted:
      return "submitted";
    case ScreenId::ProgressAsk:
      return "progress-ask";
    case ScreenId::Progress:
      return "progress";
    case ScreenId::Rate:
      return "rate";
    case ScreenId::Help:
      return "help";
    case ScreenId::Privacy:
      return "privacy";
    case ScreenId::CadreWho:
      return "cadre-who";
    case ScreenId::CadrePin:
      return "cadre-pin";
    case ScreenId::CadreUnlock:
      return "cadre-unlock";
    case ScreenId::Worklist:
      return "worklist";
    case ScreenId::FindWork:
      return "find-work";
    case ScreenId::Work:
      return "work";
    case ScreenId::Reveal:
      return "reveal";
    case ScreenId::Check:
      return "check";
    case ScreenId::FollowWhy:
      return "follow-why";
    case ScreenId::CheckDate:
      return "check-date";
    case ScreenId::MoveAsk:
      return "move-ask";
    case ScreenId::Notices:
      return "notices";
    case ScreenId::Notice:
      return "notice";
  }
  return "";
}

Session restingSession(const Place& place) {
  Session session;
  session.screen = place.start_at_home ? ScreenId::Home : ScreenId::Idle;
  session.display = place.start_large ? Display::Large : Display::Normal;
  return session;
}

}  // namespace bianmin
