#include <array>

#include "kiosk/screens/layout.h"
#include "kiosk/screens/screens.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

// Five grades of one size, none chosen beforehand: to rate is free, and so is each answer.
Result grades(ui::Ui& ui, const ui::Rect& box) {
  const std::array<std::string_view, 5> words = {tr("rate.5"), tr("rate.4"), tr("rate.3"),
                                                 tr("rate.2"), tr("rate.1")};
  Result result;
  const float height = std::min(200.0F, rowOf(box, 0, 5).h);
  for (int i = 0; i < 5; ++i) {
    const int stars = 5 - i;
    const ui::Rect place{box.x, box.y + static_cast<float>(i) * (height + kKeyGap), box.w, height};
    if (ui.choice("rate." + std::to_string(stars), place, words[static_cast<std::size_t>(i)],
                  false)) {
      result = event::Rate{stars};
    }
  }
  return result;
}

Result thanks(ui::Ui& ui, ui::Rect& rest) {
  const std::array<Action, 2> actions = {
      Action{"rate.more", std::string(tr("submitted.more")), {}, "grid", false, event::GoHome{}},
      Action{"rate.end", std::string(tr("submitted.done")), {}, "check", true, event::End{}},
  };
  const Result result = actionRow(ui, rest, actions);
  heading(ui, rest, "rate.title", tr("rate.title"));
  noteAtTop(ui, rest, "rate.thanks",
            {.kind = ui::NoteKind::Ok,
             .title = std::string(tr("rate.thanks")),
             .line = std::string(tr("rate.thanks.line")),
             .icon = {}});
  return result;
}

}  // namespace

std::optional<Event> drawRate(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  const Session& session = model.session;
  if (session.rated) return thanks(ui, rest);
  ui::Rect keys = rest;
  if (isWide(ui)) {
    keys = takeRight(rest, rest.w * 0.5F, 40);
  }
  heading(ui, rest, "rate.title", tr("rate.title"), tr("rate.line"));
  if (session.rating == Saving::Running) {
    primaryHint(ui, takeTop(rest, 112), "rate.saving", tr("rate.saving"));
    return std::nullopt;
  }
  if (session.rating == Saving::Failed) {
    noteAtTop(ui, rest, "rate.failed",
              {.kind = ui::NoteKind::Bad,
               .title = std::string(tr("rate.failed")),
               .line = std::string(tr("rate.failed.line")),
               .icon = {}});
  }
  return grades(ui, isWide(ui) ? keys : rest);
}

}  // namespace bianmin::screens
