// The two questions before something is done with a request: why an answer is to be read in full,
// and whether a move was really made.
#include <array>

#include "kiosk/app/work_view.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

Result reasons(ui::Ui& ui, const ui::Rect& box) {
  const std::array<std::string_view, kRevealReasons> words = {
      tr("reveal.call"), tr("reveal.compare"), tr("reveal.town"), tr("reveal.correct")};
  const int across = isWide(ui) ? 2 : 1;
  const int down = kRevealReasons / across;
  const float height = std::min(220.0F, rowOf(box, 0, down).h);
  Result result;
  for (int i = 0; i < kRevealReasons; ++i) {
    ui::Rect place = columnOf(box, i % across, across);
    place.y += static_cast<float>(i / across) * (height + kKeyGap);
    place.h = height;
    if (ui.choice("reveal." + std::to_string(i), place, words[static_cast<std::size_t>(i)],
                  false)) {
      result = event::ChooseReason{i};
    }
  }
  return result;
}

std::string_view moveQuestion(MoveKind kind) {
  return kind == MoveKind::Delivered ? tr("move.delivered") : tr("move.carried");
}

std::string aboutWhat(const Model& model) {
  const Matter* matter = workMatter(model);
  const WorkRow& row = model.session.cadre.work.open->row;
  std::string words = matter == nullptr ? std::string(tr("work.other")) : matter->name;
  if (!row.applicant.empty()) words.append("　").append(row.applicant);
  return words;
}

}  // namespace

std::optional<Event> drawReveal(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  heading(ui, rest, "reveal.title", tr("reveal.title"), tr("reveal.line"));
  const Loading state = model.session.cadre.work.revealing;
  if (state == Loading::Running) {
    primaryHint(ui, takeTop(rest, 112), "reveal.reading", tr("work.loading"));
    return std::nullopt;
  }
  if (state == Loading::Failed) {
    noteAtTop(ui, rest, "reveal.failed",
              {.kind = ui::NoteKind::Bad,
               .title = std::string(tr("reveal.failed")),
               .line = std::string(tr("reveal.failed.line")),
               .icon = {}});
  }
  return reasons(ui, rest);
}

std::optional<Event> drawMoveAsk(const Model& model, ui::Ui& ui) {
  const WorkState& work = model.session.cadre.work;
  if (!work.open) return std::nullopt;
  ui::Rect rest = workArea(ui);
  Result result;
  if (model.session.recording == Saving::Running) {
    primaryHint(ui, takeBottom(rest, kKeyHeight), "move.saving", tr("move.saving"));
  } else {
    const std::array<Action, 2> actions = {
        Action{"move.no", std::string(tr("move.no")), {}, "back", false, event::Back{}},
        Action{"move.yes", std::string(tr("move.yes")), {}, "check", true, event::ConfirmMove{}},
    };
    result = actionRow(ui, rest, actions);
  }
  heading(ui, rest, "move.title", moveQuestion(work.asked_move), aboutWhat(model));
  if (model.session.recording == Saving::Failed) noteAtTop(ui, rest, "move.failed", moveFailed());
  return result;
}

}  // namespace bianmin::screens
