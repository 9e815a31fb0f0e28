#include "kiosk/screens/layout.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"
#include "sync/domain/pickup_code.h"

namespace bianmin::screens {
namespace {

constexpr std::size_t kCode = 7;
constexpr std::size_t kTail = 4;

void problem(const ProgressState& progress, ui::Ui& ui, ui::Rect& rest) {
  if (!progress.not_found && !progress.code_wrong) return;
  const bool missing = progress.not_found;
  noteAtTop(ui, rest, "ask.problem",
            {.kind = missing ? ui::NoteKind::Warn : ui::NoteKind::Bad,
             .title = std::string(tr(missing ? "ask.not_found" : "ask.code_wrong")),
             .line = std::string(tr(missing ? "ask.not_found.line" : "ask.code_wrong.line")),
             .icon = {}});
}

// What is asked now, and what was typed.
void asked(const ProgressState& progress, ui::Ui& ui, ui::Rect& rest) {
  const bool tail = progress.asking_tail;
  stepLine(ui, rest, "ask.progress", tail ? 2 : 1, 2, {});
  const bool trouble = progress.not_found || progress.code_wrong;
  heading(ui, rest, "ask.title", tr(tail ? "ask.tail" : "ask.code"),
          trouble ? std::string_view() : tr(tail ? "ask.tail.line" : "ask.code.line"));
  const bool wrong = progress.code_wrong && !tail;
  const Secret shown = tail ? progress.id_tail : grouped(progress.code.view(), {4, 3});
  ui.field("ask.answer", takeTop(rest, 136), shown.view(), {},
           wrong ? ui::Ui::FieldState::Wrong : ui::Ui::FieldState::Active);
  problem(progress, ui, rest);
}

Result lookUp(const ProgressState& progress, ui::Ui& ui, const ui::Rect& box) {
  if (progress.searching) {
    primaryHint(ui, box, "ask.searching", tr("ask.searching"));
    return std::nullopt;
  }
  const bool tail = progress.asking_tail;
  const std::size_t typed = tail ? progress.id_tail.size() : progress.code.size();
  const std::size_t whole = tail ? kTail : kCode;
  if (typed < whole || !tail) {
    const std::string words = progress.code_wrong ? std::string(tr("form.correct_first"))
                                                  : trf("ask.missing", whole - typed);
    primaryHint(ui, box, "ask.missing", words);
    return std::nullopt;
  }
  if (ui.key("ask.look_up", box, tr("ask.look_up"), {.primary = true, .icon = "progress"})) {
    return event::LookUp{};
  }
  return std::nullopt;
}

Result keys(const ProgressState& progress, ui::Ui& ui, const ui::Rect& box) {
  const char typed =
      progress.asking_tail ? ui.keypad(box, 'X') : ui.letterPad(box, pickupAlphabet(), 6);
  if (typed == '\0') return std::nullopt;
  return event::Key{typed};
}

}  // namespace

std::optional<Event> drawProgressAsk(const Model& model, ui::Ui& ui) {
  const ProgressState& progress = model.session.progress;
  ui::Rect rest = workArea(ui);
  ui::Rect pad;
  ui::Rect primary;
  if (isWide(ui)) {
    pad = takeRight(rest, progress.asking_tail ? 620 : 1000, 40);
    primary = takeBottom(pad, kKeyHeight, 20);
    asked(progress, ui, rest);
    if (progress.asking_tail) pad = takeBottom(pad, std::min(pad.h, 654.0F), 0);
  } else {
    primary = takeBottom(rest, kKeyHeight);
    asked(progress, ui, rest);
    pad = takeBottom(rest, std::min(rest.h, progress.asking_tail ? 654.0F : 744.0F), 0);
  }
  const Result typed = keys(progress, ui, pad);
  const Result touched = lookUp(progress, ui, primary);
  return touched ? touched : typed;
}

}  // namespace bianmin::screens
