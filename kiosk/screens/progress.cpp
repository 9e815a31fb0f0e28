#include "kiosk/app/view.h"
#include "kiosk/guide/steps.h"
#include "kiosk/screens/blocks.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"
#include "sync/domain/pickup_code.h"

namespace bianmin::screens {
namespace {

ui::StepState stateOf(StepPhase phase) {
  switch (phase) {
    case StepPhase::Done:
      return ui::StepState::Done;
    case StepPhase::Now:
      return ui::StepState::Now;
    case StepPhase::Coming:
      return ui::StepState::Coming;
  }
  return ui::StepState::Coming;
}

// The date of what is done; of the rest, in words, how far it is.
std::string atRight(const ProgressStep& step, const Date& today) {
  switch (step.phase) {
    case StepPhase::Done:
      return step.date ? dateWords(*step.date, DateStyle::Short, today) : std::string();
    case StepPhase::Now:
      return std::string(tr("progress.now"));
    case StepPhase::Coming:
      return std::string(tr("progress.coming"));
  }
  return {};
}

void title(const Model& model, ui::Ui& ui, ui::Rect& rest, const Matter& matter) {
  constexpr float kTile = 96;
  const std::string code =
      trf("progress.code", groupedPickupCode(model.session.progress.code.view()));
  const float width = rest.w - kTile - 24;
  const float name = ui.textHeight(matter.name, ui::Role::H2, ui::Weight::Bold, width);
  const float line = ui.textHeight(code, ui::Role::Cap, ui::Weight::Regular, width);
  ui::Rect box = takeTop(rest, std::max(kTile, name + line), 20);
  ui.tile(matter.icon, ui::tileColour(matter.tile), box.x, box.y + (box.h - kTile) / 2, kTile);
  takeLeft(box, kTile, 24);
  ui.text("progress.title", takeTop(box, name, 0),
          {.value = matter.name, .role = ui::Role::H2, .weight = ui::Weight::Bold});
  ui.text("progress.code", box, {.value = code, .role = ui::Role::Cap, .colour = ui::Colour::Ink2});
}

ui::Colour groundOf(ui::NoteKind kind) {
  switch (kind) {
    case ui::NoteKind::Info:
      return ui::Colour::Tint;
    case ui::NoteKind::Ok:
      return ui::Colour::OkTint;
    case ui::NoteKind::Warn:
      return ui::Colour::WarnTint;
    case ui::NoteKind::Bad:
      return ui::Colour::BadTint;
  }
  return ui::Colour::Tint;
}

// What is so now, large, and what the resident has to do.
Block headBlock(ui::Ui& ui, float width, const ProgressHead& head, DossierStatus status) {
  constexpr float kIcon = 88;
  const float room = width - 32 - kIcon - 28 - 32;
  const float now = ui.textHeight(head.now, ui::Role::H2, ui::Weight::Bold, room);
  const float todo = ui.textHeight(head.todo, ui::Role::Lead, ui::Weight::Regular, room);
  Block block;
  block.on_sheet = false;
  block.height = now + todo + 56;
  block.draw = [&ui, head, status, now, room](const ui::Rect& box) -> Result {
    ui.panel("progress.head", box, groundOf(statusKind(status)));
    ui.icon(statusIcon(status), box.x + 32, box.y + (box.h - kIcon) / 2, kIcon, ui::Colour::Act);
    ui::Rect text{box.x + 32 + kIcon + 28, box.y + 28, room, box.h - 48};
    ui.text("progress.head.now", takeTop(text, now, 0),
            {.value = head.now, .role = ui::Role::H2, .weight = ui::Weight::Bold});
    ui.text("progress.head.todo", text, {.value = head.todo, .role = ui::Role::Lead});
    return std::nullopt;
  };
  return block;
}

Flow historyFlow(const Model& model, ui::Ui& ui, const ui::Rect& area, const Matter& matter) {
  const std::vector<StatusChange>& history = model.session.progress.found->history;
  const ProgressHead head = progressHead(matter, history, *model.place.calendar);
  Flow flow(ui, area, 2);
  if (const std::optional<Note> note = printNote(model, "paper")) {
    flow.add(noteBlock(ui, flow.paperWidth(), "progress.printed", *note));
  }
  if (!history.empty()) {
    flow.add(headBlock(ui, flow.paperWidth(), head, history.back().status));
  }
  if (mayPrintStatus(model) && model.session.print != PrintState::Printing) {
    flow.add(rowBlock(ui, "progress.print", "print", tr("progress.print"),
                      tr("progress.print.line"), event::PrintStatus{}));
  }
  const std::vector<ProgressStep> steps = progressSteps(matter, history);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    StepWords words{static_cast<int>(i) + 1, steps[i].title, steps[i].detail,
                    atRight(steps[i], model.now.date)};
    flow.add(timelineBlock(ui, flow.sheetWidth(), "progress." + std::to_string(i), std::move(words),
                           stateOf(steps[i].phase), i + 1 == steps.size()));
  }
  if (head.due) {
    const std::string due = trf(head.due->provisional ? "progress.due.provisional" : "progress.due",
                                dateWords(head.due->date, DateStyle::Short, model.now.date));
    Block block = iconLine(ui, flow.sheetWidth(), "progress.due", "cal", due, {});
    block.new_sheet = true;
    flow.add(std::move(block));
  }
  return flow;
}

std::vector<Action> actionsOf(const Model& model) {
  std::vector<Action> actions;
  if (mayRate(model)) {
    actions.push_back(
        {"progress.rate", std::string(tr("progress.rate")), {}, "heart", false, event::OpenRate{}});
  }
  actions.push_back(
      {"progress.more", std::string(tr("submitted.more")), {}, "grid", false, event::GoHome{}});
  actions.push_back(
      {"progress.done", std::string(tr("submitted.done")), {}, "check", true, event::End{}});
  return actions;
}

}  // namespace

std::optional<Event> drawProgress(const Model& model, ui::Ui& ui) {
  const auto& found = model.session.progress.found;
  const Matter* matter = found ? model.place.catalogue->find(found->matter) : nullptr;
  if (matter == nullptr) return std::nullopt;
  ui::Rect rest = workArea(ui);
  const Result result = actionRow(ui, rest, actionsOf(model));
  title(model, ui, rest, *matter);
  Flow flow = historyFlow(model, ui, rest, *matter);
  const Result touched = flow.draw(model.session.page);
  return touched ? touched : result;
}

}  // namespace bianmin::screens
