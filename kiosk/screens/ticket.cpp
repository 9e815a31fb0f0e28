#include <array>

#include "kiosk/app/view.h"
#include "kiosk/guide/paper_builder.h"
#include "kiosk/screens/blocks.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

const Matter* ticketMatter(const Model& model) {
  return model.place.catalogue->find(model.session.ticket.matter);
}

bool printTrouble(const Model& model) {
  const PrintState state = model.session.print;
  return state == PrintState::Failed || state == PrintState::Unsure;
}

// One sentence and the way on, while there is no number.
Result withoutNumber(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  const bool failed = model.session.ticket.kind == TicketState::Kind::Failed;
  std::vector<Action> actions;
  if (failed) {
    const TicketState& ticket = model.session.ticket;
    actions.push_back(
        {"ticket.home", std::string(tr("ticket.home")), {}, "grid", false, event::GoHome{}});
    actions.push_back({"ticket.retry",
                       std::string(tr("ticket.retry")),
                       {},
                       "refresh",
                       true,
                       event::TakeTicket{ticket.group, ticket.matter}});
  }
  Result result = actionRow(ui, rest, actions);
  heading(ui, rest, "ticket.title", tr(failed ? "ticket.failed" : "ticket.asking"));
  noteAtTop(ui, rest, "ticket.note",
            {.kind = failed ? ui::NoteKind::Bad : ui::NoteKind::Info,
             .title = std::string(tr(failed ? "ticket.failed.title" : "ticket.asking.title")),
             .line = std::string(tr(failed ? "ticket.failed.line" : "ticket.asking.line")),
             .icon = failed ? "" : "ticket"});
  return result;
}

std::vector<Action> ticketActions(const Model& model) {
  std::vector<Action> actions;
  if (printTrouble(model)) {
    actions.push_back(
        {"ticket.again", std::string(tr("print.again")), {}, "print", false, event::PrintAgain{}});
  } else if (ticketMatter(model) != nullptr) {
    actions.push_back(
        {"ticket.bring", std::string(tr("ticket.bring.key")), {}, "form", false, event::Back{}});
  } else {
    actions.push_back(
        {"ticket.home", std::string(tr("ticket.home")), {}, "grid", false, event::GoHome{}});
  }
  const std::string done = printTrouble(model) ? trf("ticket.noted", model.session.ticket.number)
                                               : std::string(tr("ticket.done"));
  actions.push_back({"ticket.done", done, {}, "check", true, event::End{}});
  return actions;
}

void number(const Model& model, ui::Ui& ui, const ui::Rect& box) {
  const float line = ui.lineHeight(ui::Role::TicketNumber);
  const float caption = ui.lineHeight(ui::Role::H3);
  ui::Rect rest = box;
  takeTop(rest, std::max(0.0F, (box.h - line - caption) / 2), 0);
  ui.text("ticket.caption", takeTop(rest, caption, 0),
          {.value = tr(printTrouble(model) ? "ticket.yours.queued" : "ticket.yours"),
           .role = ui::Role::H3,
           .colour = ui::Colour::Ink2,
           .align = ui::Align::Centre});
  ui.text("ticket.number", takeTop(rest, line, 0),
          {.value = model.session.ticket.number,
           .role = ui::Role::TicketNumber,
           .weight = ui::Weight::Bold,
           .align = ui::Align::Centre});
}

// How many are before, in a panel of its own: words at the left, the figure at the right.
void ahead(const Model& model, ui::Ui& ui, ui::Rect& rest) {
  const ui::Rect panel = takeTop(rest, 168);
  ui.panel("ticket.ahead.panel", panel);
  ui::Rect inner = panel.inset(32, 12);
  const int count = model.session.ticket.ahead;
  const std::string figure = count > 0 ? trf("ticket.ahead", count) : std::string();
  const float width = ui.textWidth(figure, ui::Role::Figure, ui::Weight::Bold);
  if (count > 0) {
    middleText(ui, "ticket.ahead", takeRight(inner, width + 8, 16),
               {.value = figure,
                .role = ui::Role::Figure,
                .weight = ui::Weight::Bold,
                .align = ui::Align::Right});
  }
  middleText(ui, "ticket.ahead.words", inner,
             {.value = tr(count > 0 ? "ticket.ahead.words" : "ticket.ahead.none"),
              .role = count > 0 ? ui::Role::Lead : ui::Role::H3,
              .colour = ui::Colour::Ink});
}

std::string bringWords(const Matter& matter) {
  std::string words;
  for (const std::string& thing : thingsToBring(matter)) {
    if (!words.empty()) words.append(tr("list.comma"));
    words.append(thing);
  }
  return words;
}

void details(const Model& model, ui::Ui& ui, const ui::Rect& rest) {
  Flow flow(ui, rest);
  const float width = flow.sheetWidth();
  const QueueGroup* group = model.place.catalogue->group(model.session.ticket.group);
  if (group != nullptr) {
    flow.add(nameValue(ui, width, "ticket.group", tr("ticket.group"), group->name));
  }
  if (const Matter* matter = ticketMatter(model)) {
    flow.add(nameValue(ui, width, "ticket.matter", tr("ticket.matter"), matter->name));
    const std::string things = bringWords(*matter);
    Block bring = nameValue(ui, width, "ticket.bring", tr("ticket.bring"), things);
    if (!things.empty() && flow.height() + bring.height + 60 <= rest.h) flow.add(std::move(bring));
  }
  if (flow.height() <= rest.h) flow.draw(0);
}

}  // namespace

std::optional<Event> drawTicket(const Model& model, ui::Ui& ui) {
  if (model.session.ticket.kind != TicketState::Kind::Issued) return withoutNumber(model, ui);
  ui::Rect rest = workArea(ui);
  if (ticketReturns(model)) {
    const std::string words = trf("ticket.returns", kTicketShown.count());
    const float height = ui.textHeight(words, ui::Role::Cap, ui::Weight::Regular, rest.w);
    ui.text("ticket.returns", takeBottom(rest, height, 12),
            {.value = words,
             .role = ui::Role::Cap,
             .colour = ui::Colour::Ink2,
             .align = ui::Align::Centre});
  }
  const Result result = actionRow(ui, rest, ticketActions(model));
  ui::Rect left = rest;
  ui::Rect right = rest;
  if (isWide(ui)) {
    left = columnOf(rest, 0, 2, 48);
    right = columnOf(rest, 1, 2, 48);
    left.w += 96;
    right.x += 96;
    right.w -= 96;
  } else {
    left = takeTop(right, 500, 12);
  }
  number(model, ui, left);
  if (const std::optional<Note> note = printNote(model, "ticket")) {
    noteAtTop(ui, right, "ticket.print", *note);
  }
  ahead(model, ui, right);
  details(model, ui, right);
  return result;
}

}  // namespace bianmin::screens
