#include "kiosk/guide/steps.h"

#include <algorithm>
#include <array>

#include "kiosk/text/catalogue.h"
#include "sync/domain/deadline.h"

namespace bianmin {
namespace {

using enum DossierStatus;

std::string words(std::string_view key) { return std::string(tr(key)); }

// How far a state is on the way that every request takes; side ways stand where they leave it.
int rank(DossierStatus status) {
  switch (status) {
    case Received:
    case SupplementRequested:
    case Suspended:  // may be left at any time, so everything after the receipt may still come
      return 0;
    case Accepted:
    case Investigating:
    case PublicNotice:
    case Objection:
      return 1;
    case Approved:
    case Refused:
      return 2;
    case Closed:
    case NotAccepted:
    case Withdrawn:
    case Delivered:
    case Archived:
      return 3;
  }
  return 0;
}

// What every request has ahead of it. Visits and public notices come only with some matters, and
// the county says so when they begin: nothing is promised here that may not happen.
struct Station {
  DossierStatus status;
  int rank;
};
constexpr std::array kStations = {Station{Accepted, 1}, Station{Approved, 2}, Station{Closed, 3}};

NextStep limitStep(const Matter& matter, const WorkCalendar& calendar, const Date& today,
                   DateStyle style) {
  if (!matter.total) return {words("next.result.title"), words("next.result.detail"), {}, false};
  NextStep step;
  step.title = trf("next.limit.title", limitWords(matter.total));
  const Deadline end = calendar.after(today, *matter.total);
  if (!end.date.ok()) return step;
  step.estimate = end.date;
  step.provisional = end.provisional;
  const char* key = end.provisional ? "next.limit.provisional" : "next.limit.estimate";
  step.detail = trf(key, dateWords(end.date, style, today));
  return step;
}

// Coming stations are told neutrally: nobody knows yet whether it will be approved.
ProgressStep comingStep(const Matter& matter, const Station& station) {
  ProgressStep step;
  step.status = station.status;
  const bool decision = station.status == Approved;
  step.title = words(decision ? "status.DECISION.title" : statusKey(station.status, "title"));
  step.detail = decision && matter.total
                    ? trf("status.DECISION.limit", limitWords(matter.total))
                    : words(decision ? "status.DECISION.who" : statusKey(station.status, "who"));
  return step;
}

}  // namespace

std::string statusKey(DossierStatus status, std::string_view part) {
  std::string key = "status.";
  key += toName(status);
  key += '.';
  key += part;
  return key;
}

std::vector<NextStep> nextSteps(const Matter& matter, const WorkCalendar& calendar,
                                const Date& today, std::string_view agent, DateStyle style) {
  std::vector<NextStep> steps(2);
  steps[0].title =
      agent.empty() ? words("next.deliver.title") : trf("next.deliver.title_agent", agent);
  steps[0].detail = words("next.deliver.detail");
  steps[1].title = words("next.accept.title");
  steps[1].detail = words("next.accept.detail");
  steps.push_back(limitStep(matter, calendar, today, style));
  return steps;
}

std::vector<ProgressStep> progressSteps(const Matter& matter, std::span<const StatusChange> history,
                                        std::chrono::minutes offset) {
  std::vector<ProgressStep> steps;
  for (const StatusChange& change : history) {
    ProgressStep step;
    step.status = change.status;
    step.title = words(statusKey(change.status, "title"));
    step.detail = change.note.empty() ? words(statusKey(change.status, "who")) : change.note;
    step.phase = StepPhase::Done;
    step.date = localDate(change.at, offset);
    steps.push_back(std::move(step));
  }
  if (steps.empty()) return steps;
  const DossierStatus last = steps.back().status;
  if (rank(last) == 3) return steps;  // nothing more that the resident has to wait for
  steps.back().phase = StepPhase::Now;
  for (const Station& station : kStations) {
    if (station.rank > rank(last)) steps.push_back(comingStep(matter, station));
  }
  return steps;
}

ProgressHead progressHead(const Matter& matter, std::span<const StatusChange> history,
                          const WorkCalendar& calendar) {
  if (history.empty()) return {};
  const StatusChange& last = history.back();
  ProgressHead head;
  head.now = words(statusKey(last.status, "now"));
  head.todo = words(statusKey(last.status, "todo"));
  const DueDates due = dueDates(matter, history, calendar);
  // The feed may begin after the acceptance.
  const bool unseen = due.clock == ClockState::NotStarted && rank(last.status) == 1;
  if (due.clock != ClockState::Running && !unseen) return head;
  head.due = due.promised ? due.promised : due.statutory;
  if (const Date named = dateFromIso(last.due); named.ok()) {
    head.due = Deadline{named, !calendar.covers(static_cast<int>(named.year()))};
  }
  return head;
}

bool isClosed(std::span<const StatusChange> history) {
  if (history.empty()) return false;
  const DossierStatus last = history.back().status;
  return last == Closed || last == Delivered || last == Archived;
}

}  // namespace bianmin
