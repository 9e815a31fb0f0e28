// Papers: one after the other to the printer, and what the screen says of its own.
#include <algorithm>
#include <utility>

#include "kiosk/app/flow.h"
#include "kiosk/app/view.h"

namespace bianmin::flow {
namespace {

PrintState stateAfter(PrintResult::Kind kind) {
  switch (kind) {
    case PrintResult::Kind::Done:
      return PrintState::Done;
    case PrintResult::Kind::NotStarted:
      return PrintState::Failed;
    case PrintResult::Kind::Unsure:
      return PrintState::Unsure;
  }
  return PrintState::Failed;
}

// A second copy says that it is one, so that nobody hands in or is called for both.
void markReprint(Paper& paper) {
  if (auto* ticket = std::get_if<TicketPaper>(&paper)) ticket->reprint = true;
  if (auto* receipt = std::get_if<ReceiptPaper>(&paper)) receipt->reprint = true;
}

}  // namespace

PaperPlace paperPlace(const Model& model) {
  const Place& place = model.place;
  PaperPlace paper{place.hall, place.terminal, place.agent, place.public_url, model.now};
  paper.region = place.village;
  paper.agent_of = place.agent_village;
  const auto agent = std::ranges::find(place.staff, place.agent, &StaffMember::name);
  if (agent != place.staff.end()) paper.agent_phone = agent->phone;
  paper.address = place.address;
  paper.hours = place.hours;
  return paper;
}

void print(const Flow& f, Paper paper) {
  Session& s = f.session();
  s.print = PrintState::Printing;
  s.print_problem = PrinterStatus::Ready;
  s.print_shown = ++s.print_count;
  s.print_on_page = goesOnPage(paper, f.model.place.prints_roll, f.model.place.prints_pages);
  s.paper = paper;
  s.print_jobs.push_back({s.print_shown, std::move(paper)});
  if (s.print_jobs.size() == 1) f.perform(effect::PrintPaper{s.print_jobs.front().paper});
}

void forgetPaper(const Flow& f) {
  Session& s = f.session();
  s.print = PrintState::None;
  s.print_problem = PrinterStatus::Ready;
  s.print_shown = 0;
  s.print_on_page = false;
  s.paper.reset();
}

void on(const Flow& f, const event::PrintNotice&) {
  const Matter* matter = guideMatter(f.model);
  if ((!f.on(ScreenId::Guide) && !f.on(ScreenId::CheckResult)) || matter == nullptr) return;
  if (f.session().print == PrintState::Printing) return;
  const PaperPlace place = paperPlace(f.model);
  // On a page there is room for the whole guide; a roll gets what has to be brought.
  if (f.model.place.prints_pages) {
    const Agency* agency = f.model.place.catalogue->agencyOf(matter->id);
    return print(f, guidePaper(place, *matter, agency));
  }
  print(f, noticePaper(place, *matter));
}

void on(const Flow& f, const event::PrintAgain&) {
  Session& s = f.session();
  if (!s.paper || s.print == PrintState::None || s.print == PrintState::Printing) return;
  Paper paper = *s.paper;
  // After NotStarted nothing is on paper, so the next try is still the first copy.
  if (s.print != PrintState::Failed) markReprint(paper);
  print(f, std::move(paper));
}

void on(const Flow& f, const event::Printed& e) {
  Session& s = f.session();
  if (s.print_jobs.empty()) return;
  const std::uint32_t finished = s.print_jobs.front().id;
  s.print_jobs.erase(s.print_jobs.begin());
  if (e.result.status != PrinterStatus::Unknown) f.model.printer = e.result.status;
  if (finished == s.print_shown) {
    s.print = stateAfter(e.result.kind);
    s.print_problem = e.result.status;
    s.print_on_page = e.result.page;
  }
  if (!s.print_jobs.empty()) f.perform(effect::PrintPaper{s.print_jobs.front().paper});
}

void on(const Flow& f, const event::PrinterChanged& e) { f.model.printer = e.status; }

}  // namespace bianmin::flow
