#include <algorithm>

#include "kiosk/app/view.h"
#include "kiosk/screens/candidates.h"
#include "kiosk/screens/list.h"
#include "kiosk/screens/screens.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

constexpr float kLetters = 404;
constexpr float kKeyboardHeight = kCandidateHeight + kKeyGap + kLetters;
constexpr float kKeyboardWidth = 944;
constexpr float kFieldHeight = 112;

Note emptyNote() {
  return {ui::NoteKind::Warn,
          std::string(tr("search.empty")),
          std::string(tr("search.empty.line")),
          {}};
}

Note howNote() {
  return {ui::NoteKind::Info, std::string(tr("search.how")), std::string(tr("search.how.line")),
          "pen"};
}

std::string lineOf(const Found& found) {
  return found.through.empty() ? std::string() : trf("search.through", found.through);
}

Result results(const Model& model, ui::Ui& ui, ui::Rect rest) {
  const FindState& find = model.session.find;
  const int count = static_cast<int>(find.found.size());
  if (count == 0) {
    noteAtTop(ui, rest, "find.note", sought(model.session).empty() ? howNote() : emptyNote());
    return std::nullopt;
  }
  ui::Rect strip{};
  if (listPages(listGrid(ui, rest), count) > 1) strip = takeBottom(rest, pagerHeight());
  const ListGrid grid = listGrid(ui, rest);
  const int pages = listPages(grid, count);
  const int page = std::clamp(model.session.page, 0, pages - 1);
  const Result turned = pager(ui, strip, page, pages);
  const Result touched = listPage(rest, grid, page, count, [&](int i, const ui::Rect& box) {
    const Found& found = find.found[static_cast<std::size_t>(i)];
    const Matter* matter = model.place.catalogue->find(found.matter);
    return matter == nullptr ? Result() : matterRow(model, ui, box, *matter, lineOf(found));
  });
  return touched ? touched : turned;
}

// What is typed, the letters that are being made Chinese underlined behind it.
void typedField(const Session& session, ui::Ui& ui, const ui::Rect& box) {
  ui.field("find.typed", box, session.find.typed, session.composing.letters,
           ui::Ui::FieldState::Active);
}

Result typingKeys(const Session& session, ui::Ui& ui, ui::Rect rest) {
  const Result picked = candidateRow(ui, takeTop(rest, kCandidateHeight, kKeyGap), "find",
                                     session.composing, tr("search.pick"));
  if (const char key = ui.keyboard(rest); key != 0) return event::Key{key};
  return picked;
}

}  // namespace

std::optional<Event> drawFind(const Model& model, ui::Ui& ui) {
  ui::Rect rest = workArea(ui);
  ui::Rect keys{};
  if (isWide(ui)) {
    ui::Rect column = takeRight(rest, kKeyboardWidth);
    keys = takeBottom(column, kKeyboardHeight);
    typedField(model.session, ui, takeTop(column, kFieldHeight));
    heading(ui, rest, "find.title", tr("search.title"));
  } else {
    heading(ui, rest, "find.title", tr("search.title"));
    keys = takeBottom(rest, kKeyboardHeight);
    typedField(model.session, ui, takeTop(rest, kFieldHeight));
  }
  const Result touched = results(model, ui, rest);
  const Result typed = typingKeys(model.session, ui, keys);
  return typed ? typed : touched;
}

}  // namespace bianmin::screens
