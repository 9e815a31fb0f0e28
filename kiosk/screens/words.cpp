#include "kiosk/screens/words.h"

#include <array>

#include "kiosk/app/view.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

// What to do without the paper.
std::string problemLine(const Model& model, std::string_view kind) {
  if (kind == "ticket") return trf("print.ticket.without", model.session.ticket.number);
  if (kind == "notice") return std::string(tr("print.notice.without"));
  if (kind == "paper") return std::string(tr("print.paper.without"));
  return std::string(tr("print.receipt.without"));
}

std::string_view printingTitle(std::string_view kind) {
  if (kind == "ticket") return tr("print.ticket.printing");
  if (kind == "notice") return tr("print.notice.printing");
  if (kind == "paper") return tr("print.printing");
  if (kind == "guide") return tr("print.guide.printing");
  return tr("print.receipt.printing");
}

// The whole guide stands in for a notice where there is A4. A ticket's words point down at its
// slot.
std::string_view kindPrinted(const Model& model, std::string_view kind) {
  const Session& s = model.session;
  if (kind == "notice" && s.paper && std::holds_alternative<GuidePaper>(*s.paper)) return "guide";
  return kind == "ticket" && s.print_on_page ? "paper" : kind;
}

std::string_view doneTitle(std::string_view kind) {
  if (kind == "guide") return tr("print.guide.done");
  if (kind == "ticket") return tr("print.ticket.done");
  if (kind == "notice") return tr("print.notice.done");
  if (kind == "paper") return tr("print.paper.done");
  return tr("print.receipt.done");
}

}  // namespace

std::string weekdayWords(const Date& date) {
  if (!date.ok()) return {};
  const std::array<std::string_view, 7> names = {
      tr("date.sunday"),   tr("date.monday"), tr("date.tuesday"), tr("date.wednesday"),
      tr("date.thursday"), tr("date.friday"), tr("date.saturday")};
  return std::string(names[std::chrono::weekday(std::chrono::sys_days(date)).c_encoding()]);
}

std::string clockWords(int minute_of_day) {
  return fmt::format("{:02}:{:02}", minute_of_day / 60, minute_of_day % 60);
}

std::string_view paperFormWords(PaperForm form) {
  switch (form) {
    case PaperForm::Original:
      return tr("paper.original");
    case PaperForm::Copy:
      return tr("paper.copy");
    case PaperForm::OriginalAndCopy:
      return tr("paper.original_and_copy");
  }
  return {};
}

Secret grouped(std::string_view digits, std::initializer_list<std::size_t> groups) {
  Secret words;
  for (const std::size_t size : groups) {
    if (digits.empty()) break;
    const bool last = &size == groups.end() - 1;
    const std::string_view group = last ? digits : digits.substr(0, size);
    if (!words.empty()) words.append(" ");
    words.append(group);
    digits.remove_prefix(group.size());
  }
  return words;
}

std::string hintWords(const FieldHint& hint) {
  return hint.what.empty() ? trf(hint.key, hint.n) : trf(hint.key, hint.what);
}

std::string_view statusIcon(DossierStatus status) {
  switch (status) {
    case DossierStatus::Received:
    case DossierStatus::Accepted:
      return "progress";
    case DossierStatus::SupplementRequested:
    case DossierStatus::NotAccepted:
    case DossierStatus::Refused:
      return "form";
    case DossierStatus::Investigating:
    case DossierStatus::Objection:
      return "people";
    case DossierStatus::PublicNotice:
      return "horn";
    case DossierStatus::Suspended:
      return "clock";
    case DossierStatus::Approved:
    case DossierStatus::Closed:
    case DossierStatus::Delivered:
    case DossierStatus::Archived:
      return "check";
    case DossierStatus::Withdrawn:
      return "exit";
  }
  return {};
}

ui::NoteKind statusKind(DossierStatus status) {
  switch (status) {
    case DossierStatus::SupplementRequested:
    case DossierStatus::NotAccepted:
    case DossierStatus::Objection:
    case DossierStatus::Suspended:
    case DossierStatus::Refused:
      return ui::NoteKind::Warn;
    case DossierStatus::Approved:
    case DossierStatus::Closed:
    case DossierStatus::Delivered:
    case DossierStatus::Archived:
      return ui::NoteKind::Ok;
    case DossierStatus::Received:
    case DossierStatus::Accepted:
    case DossierStatus::Investigating:
    case DossierStatus::PublicNotice:
    case DossierStatus::Withdrawn:
      return ui::NoteKind::Info;
  }
  return ui::NoteKind::Info;
}

std::string dueWords(const std::optional<WorkDue>& due) {
  if (!due) return {};
  if (due->days < 0) return trf("due.late", -due->days);
  if (due->days == 0) return std::string(tr("due.today"));
  return trf("due.left", due->days);
}

std::string dueLamp(const WorkDue& due) {
  switch (due.kind) {
    case WorkDue::Kind::Late:
      return "lamp-bad";
    case WorkDue::Kind::Soon:
      return "lamp-warn";
    case WorkDue::Kind::Ok:
      return "lamp-ok";
  }
  return {};
}

std::string_view paperStateWords(PaperState state) {
  switch (state) {
    case PaperState::Handed:
      return tr("check.handed");
    case PaperState::Missing:
      return tr("check.not_here");
    case PaperState::Follows:
      return tr("check.later");
  }
  return {};
}

Note moveFailed() {
  return {
      ui::NoteKind::Bad, std::string(tr("move.failed")), std::string(tr("move.failed.line")), {}};
}

std::optional<Note> printNote(const Model& model, std::string_view kind) {
  const std::string_view printed = kindPrinted(model, kind);
  const std::string said(tr(printKey(model)));
  const std::string take(tr(model.session.print_on_page ? "print.take_it.page" : "print.take_it"));
  switch (model.session.print) {
    case PrintState::None:
      return std::nullopt;
    case PrintState::Printing:
      return Note{ui::NoteKind::Info, std::string(printingTitle(printed)), take, "print"};
    case PrintState::Done: {
      const bool near_end = model.session.print_problem == PrinterStatus::NearEnd;
      return Note{ui::NoteKind::Ok, near_end ? said : std::string(doneTitle(printed)), take, {}};
    }
    case PrintState::Failed:
      return Note{ui::NoteKind::Warn, said, problemLine(model, kind), {}};
    case PrintState::Unsure:
      return Note{ui::NoteKind::Warn, said, std::string(tr("print.unsure.line")), {}};
  }
  return std::nullopt;
}

}  // namespace bianmin::screens
