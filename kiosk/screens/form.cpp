#include "kiosk/screens/form_input.h"
#include "kiosk/screens/screens.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

// 跳过 and 下一步, or in its place what is still missing.
Result onwards(const Model& model, ui::Ui& ui, const ui::Rect& box) {
  ui::Rect rest = box;
  Result result;
  if (maySkip(model)) {
    const float width =
        std::max(240.0F, ui.textWidth(tr("form.skip"), ui::Role::H3, ui::Weight::Bold) + 56);
    if (ui.key("form.skip", takeLeft(rest, width, kKeyGap), tr("form.skip"))) {
      result = event::SkipField{};
    }
  }
  if (fieldReady(model)) {
    const bool editing = model.session.form.editing;
    if (ui.key("form.next", rest, tr(editing ? "form.changed" : "form.next"),
               {.primary = true, .icon = editing ? "check" : "chev"})) {
      result = event::NextField{};
    }
    return result;
  }
  const FieldHint hint = fieldHint(model);
  const std::string words =
      hint.wrong ? std::string(tr("form.correct_first")) : trf(hint.key, hint.n);
  primaryHint(ui, rest, "form.hint", words);
  return result;
}

void question(ui::Ui& ui, ui::Rect& rest, const Field& field) {
  heading(ui, rest, "form.question", field.question, field.help);
}

}  // namespace

std::optional<Event> drawForm(const Model& model, ui::Ui& ui) {
  const Matter* matter = formMatter(model);
  const Field* field = currentField(model);
  if (matter == nullptr || field == nullptr) return std::nullopt;
  ui::Rect rest = workArea(ui);
  ui::Rect keys;
  ui::Rect next;
  if (isWide(ui)) {
    keys = takeRight(rest, inputWidth(ui, field->kind), 40);
    next = takeBottom(keys, kKeyHeight, 20);
  } else {
    next = takeBottom(rest, kKeyHeight);
  }
  stepLine(ui, rest, "form.progress", static_cast<int>(model.session.form.index) + 1,
           static_cast<int>(matter->form->fields.size()) + 1, matter->name);
  question(ui, rest, *field);
  answerBox(model, ui, rest, *field);
  if (isWide(ui)) {
    const float height = inputHeight(ui, *field, keys.h);
    keys = field->kind == FieldKind::Choice ? keys : takeBottom(keys, height, 0);
  } else {
    keys = takeBottom(rest, inputHeight(ui, *field, rest.h), 0);
  }
  const Result typed = inputKeys(model, ui, keys, *field);
  const Result touched = onwards(model, ui, next);
  return touched ? touched : typed;
}

}  // namespace bianmin::screens
