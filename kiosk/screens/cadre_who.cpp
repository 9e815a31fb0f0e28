#include "kiosk/screens/rows.h"
#include "kiosk/screens/screens.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

// What a technician types, as in the manual.
constexpr std::string_view kCommand = "bianminctl cadre add --name 姓名 --post 职务";

void nobody(ui::Ui& ui, ui::Rect& rest) {
  noteAtTop(ui, rest, "who.nobody",
            {.kind = ui::NoteKind::Info,
             .title = std::string(tr("who.nobody")),
             .line = std::string(tr("who.nobody.line")),
             .icon = "person"});
  const float height = ui.textHeight(kCommand, ui::Role::H3, ui::Weight::Bold, rest.w);
  ui.text("who.command", takeTop(rest, height),
          {.value = kCommand, .role = ui::Role::H3, .align = ui::Align::Centre});
}

Result people(const Model& model, ui::Ui& ui, const ui::Rect& rest) {
  const std::vector<Cadre>& all = model.session.cadre.entry.people;
  std::vector<RowWords> rows;
  for (std::size_t i = 0; i < all.size(); ++i) {
    rows.push_back({"who." + std::to_string(i), "person", ui::Colour::Ink, all[i].name, all[i].post,
                    event::ChooseCadre{i}});
  }
  return pagedRows(ui, rest, model.session.page, rows);
}

}  // namespace

std::optional<Event> drawCadreWho(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  heading(ui, rest, "who.title", tr("who.title"), tr("who.line"));
  const SignInState& entry = model.session.cadre.entry;
  switch (entry.listing) {
    case Loading::No:
    case Loading::Running:
      primaryHint(ui, takeTop(rest, 112), "who.loading", tr("work.loading"));
      return std::nullopt;
    case Loading::Failed:
      noteAtTop(ui, rest, "who.failed",
                {.kind = ui::NoteKind::Bad,
                 .title = std::string(tr("who.failed")),
                 .line = std::string(tr("who.failed.line")),
                 .icon = {}});
      return std::nullopt;
    case Loading::Done:
      break;
  }
  if (!entry.people.empty()) return people(model, ui, rest);
  nobody(ui, rest);
  return std::nullopt;
}

}  // namespace bianmin::screens
