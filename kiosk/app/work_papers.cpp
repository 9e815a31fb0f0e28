// Papers about one request: a cadre's after a move, and a resident's from the progress screen.
#include <algorithm>
#include <set>
#include <utility>

#include "kiosk/app/flow.h"
#include "kiosk/app/view.h"
#include "kiosk/app/work_view.h"
#include "kiosk/guide/dates.h"

namespace bianmin::flow {
namespace {

// The first answer of a kind; "" when the form has none.
std::string_view answerOf(const Model& model, FieldKind kind) {
  const WorkCase& open = *model.session.cadre.work.open;
  for (std::size_t i = 0; i < open.fields.size(); ++i) {
    const Field* field = workField(model, i);
    if (field != nullptr && field->kind == kind) return open.fields[i].second;
  }
  return {};
}

// Masked, and by whom: from the request that a cadre has before him.
RequestInput requestOf(const Model& model) {
  const WorkRow& row = model.session.cadre.work.open->row;
  RequestInput request;
  request.code = row.code;
  request.token = model.session.cadre.work.open->token;
  request.applicant = row.applicant;
  request.id_number = answerOf(model, FieldKind::IdNumber);
  request.phone = answerOf(model, FieldKind::Phone);
  request.handled_by = model.session.cadre.who->name;
  request.post = model.session.cadre.who->post;
  return request;
}

// A question's answer as the store masks it. Of people only how many they are: each of their
// answers has a row, "members.0.name"; nobody at all has one row with the question's own id.
std::string maskedRow(const WorkCase& open, const Field& field) {
  const auto own =
      std::ranges::find(open.fields, field.id, &std::pair<std::string, std::string>::first);
  if (field.kind != FieldKind::Members) {
    return own == open.fields.end() ? std::string() : own->second;
  }
  if (own != open.fields.end()) return "0";
  std::set<std::string> people;
  const std::string head = field.id + ".";
  for (const auto& [id, value] : open.fields) {
    if (id.starts_with(head)) people.insert(id.substr(0, id.find('.', head.size())));
  }
  return people.empty() ? std::string() : std::to_string(people.size());
}

ReceiptPaper receiptOf(const Flow& f, const Matter& matter, const Move& move) {
  static const WorkCalendar kNoCalendar;
  const WorkCase& open = *f.session().cadre.work.open;
  std::vector<std::string> rows;
  if (matter.form) {
    for (const Field& field : matter.form->fields) rows.push_back(maskedRow(open, field));
  }
  const std::vector<std::string_view> answers(rows.begin(), rows.end());
  std::vector<std::string> agreed;
  for (const auto& [id, given] : open.consents) {
    if (given) agreed.push_back(id);
  }
  const auto& calendar = f.model.place.calendar;
  ReceiptInput input{open.row.code, open.token, answers, agreed};
  input.papers = move.papers;
  input.handled_by = f.session().cadre.who->name;
  return receiptPaper(paperPlace(f.model), matter, calendar ? *calendar : kNoCalendar, input);
}

bool any(const Move& move, PaperState state) {
  return std::ranges::find(move.papers, state, &CheckedPaper::state) != move.papers.end();
}

const Agency* agencyOf(const Model& model, const Matter& matter) {
  return model.place.catalogue->agencyOf(matter.id);
}

// What was decided, as the county told it last; nothing when it told of no decision.
std::optional<DecisionInput> decisionOf(const std::vector<StatusChange>& history) {
  for (auto change = history.rbegin(); change != history.rend(); ++change) {
    const auto before = std::next(change);
    // Words to the resident repeat the status; the decision itself stands before them.
    if (before != history.rend() && before->status == change->status) continue;
    DecisionInput input;
    if (change->status == DossierStatus::NotAccepted) {
      input.kind = DecisionPaper::Kind::NotAccepted;
    } else if (change->status == DossierStatus::Refused) {
      input.kind = DecisionPaper::Kind::Refused;
    } else if (change->status != DossierStatus::Approved) {
      continue;
    }
    input.reason = change->note;
    input.date = localDate(change->at);
    return input;
  }
  return std::nullopt;
}

// Accepted, and not decided: the receipt that says by when.
bool underWay(DossierStatus status) {
  return status == DossierStatus::Accepted || status == DossierStatus::Investigating ||
         status == DossierStatus::PublicNotice || status == DossierStatus::Objection ||
         status == DossierStatus::Suspended;
}

// What made the status what it is now: later words to the resident only repeat it.
const StatusChange& begunNow(const std::vector<StatusChange>& history) {
  std::size_t at = history.size() - 1;
  while (at > 0 && history[at - 1].status == history[at].status) --at;
  return history[at];
}

// The letter about how the found request stands.
std::optional<Paper> statusPaper(const Model& model) {
  if (!mayPrintStatus(model)) return std::nullopt;
  const ProgressState& progress = model.session.progress;
  const Matter* matter = model.place.catalogue->find(progress.found->matter);
  if (matter == nullptr) return std::nullopt;
  RequestInput request;
  request.code = progress.code.view();
  request.token = progress.found->token;
  request.applicant = progress.found->applicant;
  const StatusChange& now = begunNow(progress.found->history);
  const PaperPlace place = paperPlace(model);
  if (now.status == DossierStatus::SupplementRequested) {
    return supplementPaper(place, *matter, request,
                           {{}, now.note, progress.found->papers, progress.found->until});
  }
  if (underWay(now.status)) {
    static const WorkCalendar kNoCalendar;
    const auto& calendar = model.place.calendar;
    ReceiptInput input{request.code, request.token, {}, {}};
    input.papers = progress.found->papers;
    input.history = progress.found->history;
    input.unit = matter->decides.text;
    return receiptPaper(place, *matter, calendar ? *calendar : kNoCalendar, input);
  }
  const auto decision = decisionOf(progress.found->history);
  if (decision) return decisionPaper(place, *matter, request, *decision);
  DecisionInput closed;  // closed without a word on the decision before: as approved
  closed.date = localDate(now.at);
  closed.reason = now.note;
  return decisionPaper(place, *matter, request, closed);
}

// Whose card a resident takes home: the agent's, as the county lists the staff.
StaffMember cardHolder(const Place& place) {
  const std::string& name = place.agent.empty() ? place.duty_person : place.agent;
  const auto found = std::ranges::find(place.staff, name, &StaffMember::name);
  if (found != place.staff.end()) return *found;
  StaffMember holder;
  holder.name = name;
  holder.phone = place.help_phone;
  return holder;
}

}  // namespace

void printAfterMove(const Flow& f, const Move& move) {
  const Matter* matter = workMatter(f.model);
  if (matter == nullptr) return;
  const RequestInput request = requestOf(f.model);
  switch (move.kind) {
    case MoveKind::Checked:
      if (!any(move, PaperState::Missing)) print(f, receiptOf(f, *matter, move));
      // What was promised is on a notice of its own, with its date.
      if (any(move, PaperState::Missing) || any(move, PaperState::Follows)) {
        print(f, noticePaper(paperPlace(f.model), *matter, request, move.papers, move.until));
      }
      return;
    case MoveKind::Carried:
      return;
    case MoveKind::Delivered:
      print(f, deliveryPaper(paperPlace(f.model), *matter, request, move.way));
      return;
  }
}

void on(const Flow& f, const event::PrintMandate&) {
  Session& s = f.session();
  if (s.print == PrintState::Printing) return;
  if (f.on(ScreenId::Submitted) && s.receipt.mandate) return print(f, Paper(*s.receipt.mandate));
  const Matter* matter = workMatter(f.model);
  if (!f.on(ScreenId::Work) || matter == nullptr) return;
  const WorkCase& open = *s.cadre.work.open;
  MandateInput input;
  input.papers = open.papers;
  input.consents = open.consents;
  input.moves = open.moves;
  input.agency = agencyOf(f.model, *matter);
  print(f, mandatePaper(paperPlace(f.model), *matter, requestOf(f.model), input));
}

void on(const Flow& f, const event::PrintStatus&) {
  const Session& s = f.session();
  if (!f.on(ScreenId::Progress) || s.print == PrintState::Printing) return;
  if (std::optional<Paper> paper = statusPaper(f.model)) print(f, std::move(*paper));
}

void on(const Flow& f, const event::PrintCard&) {
  const Place& place = f.model.place;
  if (!f.on(ScreenId::Help) || f.session().print == PrintState::Printing) return;
  print(f, cardPaper(paperPlace(f.model), cardHolder(place)));
}

}  // namespace bianmin::flow
