// The questions before something is done with a request: why an answer is to be read in full, why
// papers may follow, whether a move was really made, and how the result came to the resident.
#include <algorithm>
#include <array>
#include <span>

#include "kiosk/app/work_view.h"
#include "kiosk/guide/paper_builder.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

// One below the other, or two by two where there is width; the index of the one that is touched.
std::optional<int> choices(ui::Ui& ui, const ui::Rect& box, const std::string& id,
                           std::span<const std::string> words, std::optional<int> chosen) {
  const int across = isWide(ui) ? 2 : 1;
  const int count = static_cast<int>(words.size());
  const int down = (count + across - 1) / across;
  const float height = std::min(220.0F, rowOf(box, 0, down).h);
  std::optional<int> touched;
  for (int i = 0; i < count; ++i) {
    ui::Rect place = columnOf(box, i % across, across);
    place.y += static_cast<float>(i / across) * (height + kKeyGap);
    place.h = height;
    if (ui.choice(id + "." + std::to_string(i), place, words[static_cast<std::size_t>(i)],
                  chosen == i)) {
      touched = i;
    }
  }
  return touched;
}

// Why something is done that is noted.
Result reasons(ui::Ui& ui, const ui::Rect& box, const std::string& id,
               std::span<const std::string> words) {
  const std::optional<int> touched = choices(ui, box, id, words, std::nullopt);
  return touched ? Result(event::ChooseReason{*touched}) : std::nullopt;
}

// How the result came to the resident.
Result ways(ui::Ui& ui, const ui::Rect& box, const std::optional<DeliveryWay>& asked) {
  std::array<std::string, kDeliveryWays.size()> words;
  std::optional<int> chosen;
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i] = deliveryWords(kDeliveryWays[i]);
    if (asked == kDeliveryWays[i]) chosen = static_cast<int>(i);
  }
  const std::optional<int> touched = choices(ui, box, "way", words, chosen);
  if (!touched) return std::nullopt;
  return event::ChooseWay{kDeliveryWays[static_cast<std::size_t>(*touched)]};
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
  const std::string what = workLabel(model, model.session.cadre.work.asked_field);
  heading(ui, rest, "reveal.title",
          trf("reveal.title", what.empty() ? std::string(tr("work.answer")) : what),
          tr("reveal.line"));
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
  const std::array<std::string, kRevealReasons> words = {
      std::string(tr("reveal.call")), std::string(tr("reveal.compare")),
      std::string(tr("reveal.town")), std::string(tr("reveal.correct"))};
  return reasons(ui, rest, "reveal", words);
}

std::optional<Event> drawFollowWhy(const Model& model, ui::Ui& ui) {
  const Matter* matter = workMatter(model);
  if (matter == nullptr) return std::nullopt;
  ui::Rect rest = workArea(ui);
  const CheckCount count = countPapers(*matter, model.session.cadre.work.check);
  heading(ui, rest, "follow.title", trf("follow.title", count.follows), tr("follow.line"));
  const std::array<std::string, kFollowReasons> words = {
      std::string(tr("follow.issued")), std::string(tr("follow.travel")),
      std::string(tr("follow.urgent")), std::string(tr("follow.promised"))};
  return reasons(ui, rest, "follow", words);
}

std::optional<Event> drawMoveAsk(const Model& model, ui::Ui& ui) {
  const WorkState& work = model.session.cadre.work;
  if (!work.open) return std::nullopt;
  ui::Rect rest = workArea(ui);
  const bool delivered = work.asked_move == MoveKind::Delivered;
  const bool saving = model.session.recording == Saving::Running;
  Result result;
  if (saving || (delivered && !work.asked_way)) {
    primaryHint(ui, takeBottom(rest, kKeyHeight), saving ? "move.saving" : "move.choose",
                saving ? tr("move.saving") : tr("move.choose"));
  } else {
    const std::array<Action, 2> actions = {
        Action{"move.no", std::string(tr("move.no")), {}, "back", false, event::Back{}},
        Action{"move.yes", std::string(tr("move.yes")), {}, "check", true, event::ConfirmMove{}},
    };
    result = actionRow(ui, rest, actions);
  }
  const bool failed = model.session.recording == Saving::Failed;
  // The ways tell by themselves what is asked; both have no room on a small screen.
  if (!failed || !delivered)
    heading(ui, rest, "move.title", moveQuestion(work.asked_move), aboutWhat(model));
  if (failed) noteAtTop(ui, rest, "move.failed", moveFailed());
  if (!delivered || saving) return result;
  const Result chosen = ways(ui, rest, work.asked_way);
  return chosen ? chosen : result;
}

}  // namespace bianmin::screens
