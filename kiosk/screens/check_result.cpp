// What the answers suggest. Never that somebody is not eligible: those who examine a request
// decide.
#include <algorithm>
#include <utility>

#include "kiosk/app/view.h"
#include "kiosk/guide/eligibility.h"
#include "kiosk/screens/blocks.h"
#include "kiosk/screens/list.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

std::string words(std::string_view key) { return std::string(tr(key)); }

Action ticketAction(const Matter& matter) {
  return {"guide.ticket",
          words("guide.ticket"),
          words("guide.ticket.line"),
          "ticket",
          true,
          event::TakeTicket{matter.queue_group, matter.id}};
}

std::vector<Action> nextActions(const Model& model, ui::Ui& ui, const Matter& matter) {
  std::vector<Action> actions{ticketAction(matter)};
  if (mayApply(model)) {
    actions.push_back({"guide.form", words("guide.form"), words("guide.form.line"), "help", false,
                       event::OpenForm{}});
  }
  actions.push_back({"result.guide", words("result.guide"), words("result.guide.line"), "form",
                     false, event::OpenMatter{matter.id}});
  const std::string print = words(isLarge(ui) ? "guide.print.short" : "guide.print");
  actions.push_back(
      {"guide.print", print, words("guide.print.line"), "print", false, event::PrintNotice{}});
  return actions;
}

void addList(Flow& flow, ui::Ui& ui, const std::string& id, std::string_view icon,
             std::string_view title, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  const float width = flow.sheetWidth();
  flow.add(panelTitle(ui, width, id, icon, title));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Block line = paragraph(ui, width, id + "." + std::to_string(i),
                           {.value = lines[i], .role = ui::Role::Lead});
    line.ruled = i > 0;
    flow.add(std::move(line));
  }
}

Note likelyNote(Likely likely) {
  switch (likely) {
    case Likely::Possible:
      return {ui::NoteKind::Ok, words("result.possible"), words("result.possible.line"), {}};
    case Likely::PossiblyNot:
      return {
          ui::NoteKind::Warn, words("result.possibly_not"), words("result.possibly_not.line"), {}};
    case Likely::Unknown:
      break;
  }
  return {ui::NoteKind::Info, words("result.unknown"), words("result.unknown.line"), {}};
}

Flow eligibilityFlow(const Model& model, ui::Ui& ui, const ui::Rect& area, const Matter& matter) {
  const Eligibility result = checkEligibility(matter, model.session.selfcheck.answers);
  Flow flow(ui, area, 1);
  if (const std::optional<Note> note = printNote(model, "notice")) {
    flow.add(noteBlock(ui, flow.paperWidth(), "guide.note", *note));
  } else {
    flow.add(noteBlock(ui, flow.paperWidth(), "result.note", likelyNote(result.likely)));
  }
  addList(flow, ui, "result.why", "form", tr("result.why"), result.reasons);
  addList(flow, ui, "result.unclear", "help", tr("result.unclear"), result.unclear);
  std::string last = words("result.may_apply");
  if (result.to_verify) last.append(tr("guide.local_counts"));
  Block block = paragraph(ui, flow.sheetWidth(), "result.may_apply", {.value = last});
  block.new_sheet = true;
  flow.add(std::move(block));
  return flow;
}

Result drawEligibility(const Model& model, ui::Ui& ui, const Matter& matter) {
  ui::Rect rest = workArea(ui);
  const std::vector<Action> actions = nextActions(model, ui, matter);
  const Result result = actionKeys(ui, rest, actions);
  heading(ui, rest, "result.title", matter.name, tr("result.line"));
  const Result touched = eligibilityFlow(model, ui, rest, matter).draw(model.session.page);
  return touched ? touched : result;
}

// A row that leads to a guide, as a block.
Block suggestion(const Model& model, ui::Ui& ui, const Matter& matter, std::string_view line) {
  Block block;
  block.on_sheet = false;
  block.gap = kKeyGap;
  block.height = isLarge(ui) ? 200.0F : 180.0F;
  block.draw = [&model, &ui, &matter, words = std::string(line)](const ui::Rect& box) {
    return matterRow(model, ui, box, matter, words);
  };
  return block;
}

// What to do at once stands in a note above the row that leads on.
void addRoute(Flow& flow, const Model& model, ui::Ui& ui, std::size_t index, const Route& route) {
  const Matter* to = model.place.catalogue->find(route.to);
  if (route.urgent || to == nullptr) {
    const std::string title = words(route.urgent ? "triage.urgent" : "triage.elsewhere");
    const std::string& said = route.advice.empty() ? route.ask : route.advice;
    flow.add(noteBlock(ui, flow.paperWidth(), "triage.note." + std::to_string(index),
                       {route.urgent ? ui::NoteKind::Warn : ui::NoteKind::Info, title, said,
                        route.urgent ? "" : "help"}));
  }
  if (to != nullptr) flow.add(suggestion(model, ui, *to, route.urgent ? "" : route.advice));
}

Result drawTriage(const Model& model, ui::Ui& ui, const Matter& matter) {
  ui::Rect rest = workArea(ui);
  const std::vector<std::size_t> routes = suggestedRoutes(matter, model.session.selfcheck.answers);
  std::vector<Action> actions{ticketAction(matter)};
  if (cutShortAt(model.session.selfcheck)) {
    actions.push_back({"triage.more", words("triage.more"), words("triage.more.line"), "progress",
                       false, event::AskOn{}});
  }
  actions.push_back({"result.help", words("home.help"), words("home.help.line"), "help", false,
                     event::OpenHelp{}});
  const Result result = actionKeys(ui, rest, actions);
  heading(ui, rest, "triage.title", tr(routes.empty() ? "triage.nothing" : "triage.title"),
          tr("result.line"));
  Flow flow(ui, rest, 1);
  if (routes.empty()) {
    flow.add(noteBlock(
        ui, flow.paperWidth(), "triage.window",
        {ui::NoteKind::Info, words("triage.window"), words("triage.window.line"), "person"}));
  }
  std::vector<std::string> shown;  // two questions may lead to the same guide
  bool to_verify = false;
  for (const std::size_t i : routes) {
    const Route& route = matter.routes[i];
    to_verify = to_verify || route.certainty == Certainty::ToVerify;
    const bool again = !route.to.empty() && std::ranges::find(shown, route.to) != shown.end();
    if (again) continue;
    shown.push_back(route.to);
    addRoute(flow, model, ui, i, route);
  }
  if (to_verify) {
    Block line = paragraph(ui, flow.paperWidth(), "triage.local",
                           {.value = tr("guide.local_counts"), .colour = ui::Colour::Ink2});
    line.on_sheet = false;
    flow.add(std::move(line));
  }
  const Result touched = flow.draw(model.session.page);
  return touched ? touched : result;
}

}  // namespace

std::optional<Event> drawCheckResult(const Model& model, ui::Ui& ui) {
  const Matter* matter = checkedMatter(model);
  if (matter == nullptr) return std::nullopt;
  return model.session.selfcheck.kind == SelfCheck::Kind::Triage
             ? drawTriage(model, ui, *matter)
             : drawEligibility(model, ui, *matter);
}

}  // namespace bianmin::screens
