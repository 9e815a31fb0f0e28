// Taking a number.
#include "kiosk/app/flow.h"
#include "kiosk/app/view.h"

namespace bianmin::flow {
namespace {

bool mayTake(const Flow& f, const event::TakeTicket& e) {
  const auto& catalogue = f.model.place.catalogue;
  if (!catalogue || catalogue->group(e.group) == nullptr) return false;
  if (!e.matter.empty() && catalogue->find(e.matter) == nullptr) return false;
  const bool again = f.on(ScreenId::Ticket) && f.session().ticket.kind == TicketState::Kind::Failed;
  return f.on(ScreenId::Guide) || f.on(ScreenId::CheckResult) || f.on(ScreenId::TicketGroups) ||
         again;
}

bool asking(const Flow& f) {
  return f.on(ScreenId::Ticket) && f.session().ticket.kind == TicketState::Kind::Asking;
}

}  // namespace

void on(const Flow& f, const event::TakeTicket& e) {
  if (!mayTake(f, e)) return;
  // The screen changes with the first touch, so a second one finds no key to take another number.
  open(f, ScreenId::Ticket);
  f.session().ticket = TicketState{};
  f.session().ticket.matter = e.matter;
  f.session().ticket.group = e.group;
  f.perform(effect::IssueTicket{e.group, e.matter});
}

void on(const Flow& f, const event::TicketIssued& e) {
  if (!asking(f)) return;
  TicketState& ticket = f.session().ticket;
  ticket.kind = TicketState::Kind::Issued;
  ticket.number = e.number;
  ticket.group = e.group;
  ticket.ahead = e.ahead;
  ticket.token = e.token;
  f.session().shown_at = f.model.mono;
  const Catalogue& catalogue = *f.model.place.catalogue;
  const QueueGroup* group = catalogue.group(ticket.group);
  const IssuedNumber issued{ticket.number, group == nullptr ? std::string_view{} : group->name,
                            ticket.ahead, ticket.token};
  print(f, ticketPaper(paperPlace(f.model), issued, catalogue.find(ticket.matter)));
}

void on(const Flow& f, const event::TicketFailed&) {
  if (asking(f)) f.session().ticket.kind = TicketState::Kind::Failed;
}

}  // namespace bianmin::flow
