#include <array>

#include "kiosk/screens/blocks.h"
#include "kiosk/screens/screens.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

struct Part {
  std::string_view id, icon, title, words;
};

// What the law on personal information asks to be told: who, what, why, how long, which rights.
std::array<Part, 6> parts(const std::string& who, const std::string& withdraw) {
  return {{
      {"privacy.who", "person", tr("privacy.who"), who},
      {"privacy.what", "idcard", tr("privacy.what"), tr("privacy.what.words")},
      {"privacy.why", "form", tr("privacy.why"), tr("privacy.why.words")},
      {"privacy.long", "clock", tr("privacy.long"), tr("privacy.long.words")},
      {"privacy.rights", "check", tr("privacy.rights"), tr("privacy.rights.words")},
      {"privacy.withdraw", "back", tr("privacy.withdraw"), withdraw},
  }};
}

}  // namespace

std::optional<Event> drawPrivacy(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  heading(ui, rest, "privacy.title", tr("privacy.title"));
  const std::string who = trf("privacy.who.words", model.place.hall, model.place.privacy_contact);
  const std::string withdraw = trf("privacy.withdraw.words", model.place.privacy_contact);
  Flow flow(ui, rest, 2);
  for (const Part& part : parts(who, withdraw)) {
    Block title = panelTitle(ui, flow.sheetWidth(), std::string(part.id), part.icon, part.title);
    title.new_sheet = true;
    flow.add(std::move(title));
    flow.add(
        paragraph(ui, flow.sheetWidth(), std::string(part.id) + ".words", {.value = part.words}));
  }
  return flow.draw(model.session.page);
}

}  // namespace bianmin::screens
