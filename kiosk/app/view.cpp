#include "kiosk/app/view.h"

#include <algorithm>
#include <iterator>

#include "kiosk/app/work_view.h"
#include "kiosk/guide/steps.h"
#include "kiosk/guide/validity.h"

namespace bianmin {

bool atRest(const Model& model) {
  const Session& s = model.session;
  if (s.screen == ScreenId::Idle) return true;
  return model.place.start_at_home && s.screen == ScreenId::Home && !s.begun;
}

bool ticketReturns(const Model& model) {
  const Session& s = model.session;
  return s.screen == ScreenId::Ticket && s.ticket.kind == TicketState::Kind::Issued &&
         s.print != PrintState::Failed && s.print != PrintState::Unsure;
}

std::string sought(const Session& session) {
  std::string words = session.find.typed;
  std::ranges::remove_copy(session.composing.letters, std::back_inserter(words), ' ');
  return words;
}

std::chrono::seconds askAfter(const Model& model) {
  return signedIn(model) ? kCadreAskAfter : kAskAfter;
}

bool countsDown(const Model& model) {
  return model.session.asking_still_there ||
         (model.session.screen == ScreenId::CadrePin && mustWait(model));
}

int secondsLeft(const Model& model) {
  const auto left = model.last_touch + askAfter(model) + kEndAfter - model.mono;
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
  return static_cast<int>(std::clamp<decltype(seconds)>(seconds, 0, kEndAfter.count()));
}

std::vector<const Notice*> noticesNow(const Model& model) {
  std::vector<const Notice*> now;
  for (const Notice& one : signedIn(model) ? model.messages : model.notices) {
    if (one.from <= model.now.date && model.now.date <= one.until) now.push_back(&one);
  }
  std::ranges::stable_sort(now, std::ranges::greater{}, &Notice::id);
  return now;
}

const Matter* guideMatter(const Model& model) {
  return model.place.catalogue ? model.place.catalogue->find(model.session.matter) : nullptr;
}

bool mayApply(const Model& model) {
  const Matter* matter = guideMatter(model);
  return matter != nullptr && matter->form && !matter->form->fields.empty() &&
         validityOn(*matter, model.now.date) == Validity::InForce;
}

const HomeCard* listedCard(const Model& model) {
  const std::vector<HomeCard>& cards = model.place.catalogue->cards;
  const auto found = std::ranges::find(cards, model.session.card, &HomeCard::id);
  return found == cards.end() ? nullptr : &*found;
}

const LifeEvent* listedEvent(const Model& model) {
  const std::vector<LifeEvent>& events = model.place.catalogue->events;
  const auto found = std::ranges::find(events, model.session.life_event, &LifeEvent::id);
  return found == events.end() ? nullptr : &*found;
}

std::vector<const Matter*> listedMatters(const Model& model) {
  const Catalogue& catalogue = *model.place.catalogue;
  const HomeCard* card = listedCard(model);
  const LifeEvent* event = listedEvent(model);
  std::vector<const Matter*> matters;
  if (card == nullptr && event == nullptr) {
    for (const Matter& matter : catalogue.matters) matters.push_back(&matter);
  } else {
    for (const std::string& id : card != nullptr ? card->matters : event->matters) {
      if (const Matter* matter = catalogue.find(id)) matters.push_back(matter);
    }
  }
  std::ranges::stable_partition(matters, [&](const Matter* matter) {
    return validityOn(*matter, model.now.date) != Validity::Expired;
  });
  return matters;
}

const Matter* checkedMatter(const Model& model) {
  return model.place.catalogue ? model.place.catalogue->find(model.session.selfcheck.matter)
                               : nullptr;
}

std::size_t questionCount(const SelfCheck& check, const Matter& matter) {
  return check.kind == SelfCheck::Kind::Triage ? matter.routes.size() : matter.questions.size();
}

std::optional<std::size_t> cutShortAt(const SelfCheck& check) {
  if (check.kind != SelfCheck::Kind::Triage) return std::nullopt;
  for (std::size_t i = check.index + 1; i < check.answers.size(); ++i) {
    if (check.answers[i] == Answer::None) return i;
  }
  return std::nullopt;
}

std::string_view nextDisplayKey(const Model& model) {
  switch (model.session.display) {
    case Display::Normal:
      return "bar.large";
    case Display::Large:
      return "bar.contrast";
    case Display::LargeHighContrast:
    case Display::HighContrast:
      return "bar.normal";
  }
  return "bar.large";
}

std::string_view printKey(const Model& model) {
  const Session& s = model.session;
  switch (s.print) {
    case PrintState::None:
      return {};
    case PrintState::Printing:
      return "print.printing";
    case PrintState::Done:
      return s.print_problem == PrinterStatus::NearEnd ? "print.near_end" : "print.done";
    case PrintState::Unsure:
      return "print.unsure";
    case PrintState::Failed:
      break;
  }
  switch (s.print_problem) {
    case PrinterStatus::OutOfPaper:
      return "print.out_of_paper";
    case PrinterStatus::CoverOpen:
      return "print.cover_open";
    case PrinterStatus::NotFitted:
      return "print.not_fitted";
    case PrinterStatus::Offline:
    case PrinterStatus::Ready:
    case PrinterStatus::NearEnd:
    case PrinterStatus::Unknown:
      return "print.offline";
  }
  return "print.offline";
}

bool mayPrintStatus(const Model& model) {
  const auto& found = model.session.progress.found;
  if (!found || found->history.empty()) return false;
  switch (found->history.back().status) {
    case DossierStatus::SupplementRequested:
    case DossierStatus::NotAccepted:
    case DossierStatus::Approved:
    case DossierStatus::Refused:
    case DossierStatus::Closed:
    case DossierStatus::Delivered:
    case DossierStatus::Archived:
      return true;
    case DossierStatus::Accepted:
    case DossierStatus::Investigating:
    case DossierStatus::PublicNotice:
    case DossierStatus::Objection:
    case DossierStatus::Suspended:
      return std::ranges::find(found->history, DossierStatus::Accepted, &StatusChange::status) !=
             found->history.end();
    case DossierStatus::Received:
    case DossierStatus::Withdrawn:
      return false;
  }
  return false;
}

bool mayRate(const Model& model) {
  const Session& s = model.session;
  return s.progress.found && !s.progress.found->rated && !s.rated && s.rating != Saving::Running &&
         isClosed(s.progress.found->history);
}

}  // namespace bianmin
