#include <array>

#include "kiosk/screens/blocks.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

Flow helpFlow(const Model& model, ui::Ui& ui, const ui::Rect& area) {
  const Place& place = model.place;
  Flow flow(ui, area, 2);
  const float width = flow.sheetWidth();
  flow.add(panelTitle(ui, width, "help.people", "person", tr("help.people")));
  const auto row = [&](std::string id, std::string_view name, const std::string& value) {
    if (!value.empty()) flow.add(nameValue(ui, width, std::move(id), name, value));
  };
  row("help.duty", tr("help.duty"), place.duty_person);
  row("help.phone", tr("help.phone"), place.help_phone);
  row("help.where", tr("help.where"), place.address);
  row("help.hours", tr("help.hours"), place.hours);
  Block use = panelTitle(ui, width, "help.use", "touch", tr("help.use"));
  use.new_sheet = true;
  flow.add(std::move(use));
  const std::array<std::pair<std::string_view, std::string_view>, 4> lines = {{
      {"help.use.keys", tr("help.use.keys")},
      {"help.use.large", tr("help.use.large")},
      {"help.use.back", tr("help.use.back")},
      {"help.use.end", tr("help.use.end")},
  }};
  for (const auto& [id, words] : lines) {
    flow.add(paragraph(ui, width, std::string(id), {.value = words}));
  }
  return flow;
}

}  // namespace

std::optional<Event> drawHelp(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  const std::array<Action, 3> actions = {
      Action{"help.card", std::string(tr("help.card")), {}, "print", false, event::PrintCard{}},
      Action{
          "help.privacy", std::string(tr("help.privacy")), {}, "lock", false, event::OpenPrivacy{}},
      Action{"help.home", std::string(tr("help.home")), {}, "grid", false, event::GoHome{}},
  };
  const Result result = actionRow(ui, rest, actions);
  heading(ui, rest, "help.title", tr("help.title"), tr("help.line"));
  if (const std::optional<Note> note = printNote(model, "paper")) {
    noteAtBottom(ui, rest, "help.print", *note);
  }
  const Result touched = helpFlow(model, ui, rest).draw(model.session.page);
  return touched ? touched : result;
}

}  // namespace bianmin::screens
