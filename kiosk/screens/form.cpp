#include <array>

#include "kiosk/screens/form_input.h"
#include "kiosk/screens/form_members.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

Result nextKey(ui::Ui& ui, const ui::Rect& box, std::string_view words, bool check) {
  if (ui.key("form.next", box, words, {.primary = true, .icon = check ? "check" : "chev"})) {
    return event::NextField{};
  }
  return std::nullopt;
}

// 跳过 and 下一步, or in its place what is still missing.
Result onwards(const Model& model, ui::Ui& ui, const ui::Rect& box, const Field& field,
               bool last_page) {
  ui::Rect rest = box;
  Result result;
  if (maySkip(model)) {
    const float width =
        std::max(240.0F, ui.textWidth(tr("form.skip"), ui::Role::H3, ui::Weight::Bold) + 56);
    if (ui.key("form.skip", takeLeft(rest, width, kKeyGap), tr("form.skip"))) {
      result = event::SkipField{};
    }
  }
  if (field.kind == FieldKind::Several && !last_page) {
    primaryHint(ui, rest, "form.hint", tr("review.read_on"));
    return result;
  }
  if (field.kind == FieldKind::Several) {
    const bool any = shownAnswer(model)->view().find('1') != std::string_view::npos;
    const Result next = nextKey(ui, rest, tr(any ? "form.chosen" : "form.none"), any);
    return next ? next : result;
  }
  if (fieldReady(model)) {
    const bool editing = model.session.form.editing && !model.session.form.inside;
    const Result next = nextKey(ui, rest, tr(editing ? "form.changed" : "form.next"), editing);
    return next ? next : result;
  }
  const FieldHint hint = fieldHint(model);
  const std::string words = hint.wrong ? std::string(tr("form.correct_first")) : hintWords(hint);
  primaryHint(ui, rest, "form.hint", words);
  return result;
}

// Whose answer it is: the list's number, and the name where it is short enough to stand beside.
std::string whose(const Model& model) {
  const FormState& form = model.session.form;
  if (!form.inside) return {};
  constexpr std::size_t kShortName = 8;
  const Field& members = formMatter(model)->form->fields[form.index];
  const std::string_view name = personName(members, form.people[form.index][form.inside->person]);
  const std::size_t number = form.inside->person + 1;
  if (name.empty() || characterCount(name) > kShortName) return trf("form.member", number);
  return trf("form.member.named", number, name);
}

struct Line {
  std::string id, words;
  ui::Role role;
  ui::Weight weight;
  ui::Colour colour;
  float gap;
};

float heightOf(ui::Ui& ui, const Line& line, float width) {
  return ui.textHeight(line.words, line.role, line.weight, width) + line.gap;
}

// The head of a question in `most` px: first the example is left out, then the help, then the
// question is set smaller.
void question(const Model& model, ui::Ui& ui, ui::Rect& rest, const Field& field, float most) {
  using enum ui::Role;
  constexpr auto kBold = ui::Weight::Bold;
  constexpr auto kPlain = ui::Weight::Regular;
  const bool several = field.kind == FieldKind::Several && field.help.empty();
  const std::string help = several ? std::string(tr("form.several")) : field.help;
  const std::string example = field.example.empty() ? "" : trf("form.example", field.example);
  std::array<Line, 4> lines = {Line{"form.member", whose(model), Lead, kBold, ui::Colour::Act, 4},
                               Line{"form.question", field.question, H1, kBold, ui::Colour::Ink, 4},
                               Line{"form.question.line", help, Lead, kPlain, ui::Colour::Ink2, 0},
                               Line{"form.example", example, Lead, kPlain, ui::Colour::Ink2, 0}};
  const auto total = [&] {
    float height = 16;
    for (const Line& line : lines) {
      if (!line.words.empty()) height += heightOf(ui, line, rest.w);
    }
    return height;
  };
  if (total() > most) lines[3].words.clear();
  if (total() > most) lines[2].words.clear();
  if (total() > most) lines[1].role = H3;
  for (const Line& line : lines) {
    if (line.words.empty()) continue;
    const float height = ui.textHeight(line.words, line.role, line.weight, rest.w);
    ui.text(line.id, takeTop(rest, height, line.gap),
            {.value = line.words, .role = line.role, .weight = line.weight, .colour = line.colour});
  }
  takeTop(rest, 16, 0);
}

}  // namespace

std::optional<Event> drawForm(const Model& model, ui::Ui& ui) {
  const Matter* matter = formMatter(model);
  const Field* field = currentField(model);
  if (matter == nullptr || field == nullptr) return std::nullopt;
  if (onMemberList(model)) return drawMembers(model, ui);
  ui::Rect rest = workArea(ui);
  ui::Rect keys;
  ui::Rect next;
  if (isWide(ui)) {
    keys = takeRight(rest, inputWidth(ui, field->kind), 40);
    next = takeBottom(keys, kKeyHeight, 20);
  } else {
    next = takeBottom(rest, kKeyHeight);
  }
  const FormStep at = formStep(model);
  stepLine(ui, rest, "form.progress", at.step, at.of, matter->name);
  const float below = isWide(ui) ? 0 : leastInputHeight(ui, *field) + kGap;
  question(model, ui, rest, *field, rest.h - below - answerHeight(model, ui, rest.w, *field));
  answerBox(model, ui, rest, *field);
  if (isWide(ui)) {
    const float height = inputHeight(ui, *field, keys.h);
    keys = takesChoices(field->kind) ? keys : takeBottom(keys, height, 0);
  } else {
    keys = takeBottom(rest, inputHeight(ui, *field, rest.h), 0);
  }
  const Result typed = inputKeys(model, ui, keys, *field);
  const bool last_page = model.session.page + 1 >= inputPages(ui, keys, *field);
  const Result touched = onwards(model, ui, next, *field, last_page);
  return touched ? touched : typed;
}

}  // namespace bianmin::screens
