#include "kiosk/screens/screens.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"
#include "sync/domain/pickup_code.h"

namespace bianmin::screens {
namespace {

constexpr std::size_t kCode = 7;

void asked(const WorkState& work, ui::Ui& ui, ui::Rect& rest) {
  const bool trouble = work.code_wrong || work.not_found;
  heading(ui, rest, "find.title", tr("ask.code"), trouble ? std::string_view() : tr("find.line"));
  const Secret shown = grouped(work.code.view(), {4, 3});
  ui.field("find.answer", takeTop(rest, 136), shown.view(), {},
           work.code_wrong ? ui::Ui::FieldState::Wrong : ui::Ui::FieldState::Active);
  if (trouble) {
    noteAtTop(ui, rest, "find.problem",
              {.kind = work.not_found ? ui::NoteKind::Warn : ui::NoteKind::Bad,
               .title = std::string(tr(work.not_found ? "find.none" : "ask.code_wrong")),
               .line = std::string(tr(work.not_found ? "find.none.line" : "ask.code_wrong.line")),
               .icon = {}});
    return;
  }
  const std::string words = work.opening == Loading::Running
                                ? std::string(tr("ask.searching"))
                                : trf("ask.missing", kCode - work.code.size());
  primaryHint(ui, takeTop(rest, ui.lineHeight(ui::Role::Lead)), "find.hint", words);
}

}  // namespace

std::optional<Event> drawFindWork(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  ui::Rect pad;
  if (isWide(ui)) {
    pad = takeRight(rest, 1000, 40);
  } else {
    pad = takeBottom(rest, 744);
  }
  asked(model.session.cadre.work, ui, rest);
  const char typed = ui.letterPad(pad, pickupAlphabet(), 6);
  if (typed == '\0') return std::nullopt;
  return event::Key{typed};
}

}  // namespace bianmin::screens
