#include "kiosk/screens/form_input.h"

#include <algorithm>
#include <array>

#include "kiosk/guide/dates.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

constexpr float kBoxHeight = 136;
constexpr float kBoxPadding = 36;
constexpr float kLine = 48;        // lamp and words about the answer
constexpr float kPadHeight = 654;  // four rows of 150
constexpr float kDigitHeight = 104;
constexpr float kCandidateHeight = 120;
constexpr float kLetterHeight = 116;

bool takesWords(FieldKind kind) {
  switch (kind) {
    case FieldKind::Name:
    case FieldKind::Text:
    case FieldKind::Address:
      return true;
    case FieldKind::IdNumber:
    case FieldKind::Phone:
    case FieldKind::BankCard:
    case FieldKind::Choice:
    case FieldKind::Day:
    case FieldKind::Money:
    case FieldKind::Several:
    case FieldKind::Members:
      return false;
  }
  return false;
}

// Addresses and free words have numbers in them; names have none.
bool takesDigitsToo(FieldKind kind) {
  return kind == FieldKind::Text || kind == FieldKind::Address;
}

void sayAbout(ui::Ui& ui, ui::Rect& rest, std::string_view id, std::string_view lamp,
              std::string_view words, bool bad) {
  const float width = rest.w - kLine - 20;
  const float height = ui.textHeight(words, ui::Role::Lead, ui::Weight::Bold, width);
  const ui::Rect line = takeTop(rest, std::max(kLine, height), 12);
  ui.icon(lamp, line.x, line.y + 2, kLine, ui::Colour::Ink2);
  ui.text(id, {line.x + kLine + 20, line.y, width, line.h},
          {.value = words,
           .role = ui::Role::Lead,
           .weight = ui::Weight::Bold,
           .colour = bad ? ui::Colour::Bad : ui::Colour::Ink});
}

void saysOfAnswer(const Model& model, ui::Ui& ui, ui::Rect& rest, const Field& field,
                  std::string_view answer) {
  const FieldHint hint = fieldHint(model);
  if (hint.wrong) {
    sayAbout(ui, rest, "form.problem", "lamp-bad", trf(hint.key, hint.n), true);
    return;
  }
  if (field.kind != FieldKind::IdNumber) return;
  const Date birth = birthDate(answer, model.now.date);
  if (birth.ok()) {
    sayAbout(ui, rest, "form.birth", "lamp-ok", trf("form.birth", paperDate(birth)), false);
  }
  if (hint.key.empty()) {
    sayAbout(ui, rest, "form.id_right", "lamp-ok", tr("form.id_right"), false);
  }
}

// One line if it fits; a long address is wrapped into a box as high as it needs.
void wordsBox(ui::Ui& ui, ui::Rect& rest, std::string_view answer, std::string_view letters,
              ui::Ui::FieldState state) {
  const float line = ui.textWidth(answer, ui::Role::H2, ui::Weight::Bold) +
                     ui.textWidth(letters, ui::Role::H2, ui::Weight::Bold) + 180;
  if (line <= rest.w) {
    ui.field("form.answer", takeTop(rest, kBoxHeight), answer, letters, state);
    return;
  }
  Secret both(answer);
  both.append(letters);
  const float width = rest.w - 2 * kBoxPadding;
  const float height = ui.textHeight(both.view(), ui::Role::H3, ui::Weight::Bold, width);
  const ui::Rect box = takeTop(rest, std::max(kBoxHeight, height + 48));
  const bool wrong = state == ui::Ui::FieldState::Wrong;
  ui.fill(box, ui::Colour::Sheet, 16);
  ui.outline(box, wrong ? ui::Colour::Bad : ui::Colour::Act, 5, 16);
  const std::array<ui::Text, 2> runs = {
      ui::Text{.value = answer, .role = ui::Role::H3},
      ui::Text{.value = letters, .role = ui::Role::H3, .colour = ui::Colour::Act}};
  ui.richText("form.answer", box.inset(kBoxPadding, (box.h - height) / 2), runs);
}

float widthOf(ui::Ui& ui, std::string_view word, ui::Role role) {
  return std::max(112.0F, ui.textWidth(word, role, ui::Weight::Bold) + 44);
}

// The largest type in which all candidates of the page stand beside each other.
ui::Role candidateRole(ui::Ui& ui, const FormState& form, float room) {
  for (const ui::Role role : {ui::Role::H1, ui::Role::H2, ui::Role::H3}) {
    float sum = 0;
    for (const std::string& word : form.candidates) sum += widthOf(ui, word, role) + 16;
    if (sum <= room) return role;
  }
  return ui::Role::Lead;
}

// More candidates, and those before.
Result turnKeys(ui::Ui& ui, ui::Rect& row, const FormState& form) {
  Result result;
  const float width =
      std::max(124.0F, ui.textWidth(tr("form.more"), ui::Role::Lead, ui::Weight::Bold) + 44);
  if (form.more_candidates) {
    const ui::Rect box = takeRight(row, width, 16);
    if (ui.key("form.more", box, tr("form.more"), {.role = ui::Role::Lead})) {
      result = event::TurnCandidates{1};
    }
  }
  if (form.previous_candidates) {
    const ui::Rect box = takeLeft(row, width, 16);
    if (ui.key("form.previous", box, tr("form.previous"), {.role = ui::Role::Lead})) {
      result = event::TurnCandidates{-1};
    }
  }
  return result;
}

Result candidates(ui::Ui& ui, const ui::Rect& box, const FormState& form) {
  if (form.candidates.empty()) {
    middleText(ui, "form.pinyin", box,
               {.value = tr("form.pinyin"), .role = ui::Role::Body, .colour = ui::Colour::Ink2});
    return std::nullopt;
  }
  ui::Rect row = box;
  Result result = turnKeys(ui, row, form);
  const ui::Role role = candidateRole(ui, form, row.w);
  for (std::size_t i = 0; i < form.candidates.size(); ++i) {
    const float width = widthOf(ui, form.candidates[i], role);
    if (width > row.w + 0.5F) break;
    const ui::Rect key = takeLeft(row, width, 16);
    if (ui.key("form.candidate." + std::to_string(i), key, form.candidates[i], {.role = role})) {
      result = event::PickCandidate{static_cast<int>(i)};
    }
  }
  return result;
}

Result digitRow(ui::Ui& ui, const ui::Rect& box) {
  static constexpr std::string_view kDigits = "1234567890";
  Result result;
  for (int i = 0; i < 10; ++i) {
    const std::string_view digit = kDigits.substr(static_cast<std::size_t>(i), 1);
    if (ui.key("form.digit." + std::string(digit), columnOf(box, i, 10, 16), digit,
               {.role = ui::Role::H2})) {
      result = event::Key{digit.front()};
    }
  }
  return result;
}

Result pinyinKeys(const Model& model, ui::Ui& ui, const ui::Rect& box, FieldKind kind) {
  ui::Rect rest = box;
  Result result = candidates(ui, takeTop(rest, kCandidateHeight, 20), model.session.form);
  if (takesDigitsToo(kind)) {
    const Result digit = digitRow(ui, takeTop(rest, kDigitHeight, 16));
    if (digit) result = digit;
  }
  if (const char letter = ui.keyboard(rest)) result = event::Key{letter};
  return result;
}

Result choiceKeys(const Model& model, ui::Ui& ui, const ui::Rect& box, const Field& field) {
  const std::string_view answer = model.session.form.answers[model.session.form.index].view();
  const int count = static_cast<int>(field.choices.size());
  const float height = std::min(200.0F, rowOf(box, 0, std::max(count, 1)).h);
  Result result;
  for (int i = 0; i < count; ++i) {
    const std::string& choice = field.choices[static_cast<std::size_t>(i)];
    const ui::Rect place{box.x, box.y + static_cast<float>(i) * (height + kKeyGap), box.w, height};
    if (ui.choice("form.choice." + std::to_string(i), place, choice, choice == answer)) {
      result = event::Choose{i};
    }
  }
  return result;
}

}  // namespace

void answerBox(const Model& model, ui::Ui& ui, ui::Rect& rest, const Field& field) {
  const FormState& form = model.session.form;
  const std::string_view answer = form.answers[form.index].view();
  const bool wrong = fieldHint(model).wrong;
  const auto state = wrong ? ui::Ui::FieldState::Wrong : ui::Ui::FieldState::Active;
  switch (field.kind) {
    case FieldKind::Name:
    case FieldKind::Text:
    case FieldKind::Address:
      wordsBox(ui, rest, answer, form.composing, state);
      break;
    case FieldKind::Phone: {
      const bool landline = answer.starts_with('0');
      const Secret shown = landline ? grouped(answer, {4, 8}) : grouped(answer, {3, 4, 4});
      ui.field("form.answer", takeTop(rest, kBoxHeight), shown.view(), {}, state);
      break;
    }
    case FieldKind::BankCard:
      ui.field("form.answer", takeTop(rest, kBoxHeight), grouped(answer, {4, 4, 4, 4, 4}).view(),
               {}, state);
      break;
    case FieldKind::IdNumber:
      ui.idBoxes("form.answer", takeTop(rest, kBoxHeight), answer, wrong);
      break;
    case FieldKind::Day:
    case FieldKind::Money:
    case FieldKind::Several:
    case FieldKind::Members:
    case FieldKind::Choice:
      return;
  }
  saysOfAnswer(model, ui, rest, field, answer);
}

float inputWidth(const ui::Ui& ui, FieldKind kind) {
  if (takesWords(kind)) return 1024;
  if (kind == FieldKind::Choice) return ui.shape() == ui::Shape::Compact ? 720 : 860;
  return isLarge(ui) ? 740 : 620;
}

float inputHeight(ui::Ui&, const Field& field, float most) {
  if (field.kind == FieldKind::Choice) {
    const auto count = static_cast<float>(field.choices.size());
    return std::min(most, count * 200 + (count - 1) * kKeyGap);
  }
  if (!takesWords(field.kind)) return std::min(most, kPadHeight);
  float height = kCandidateHeight + 20 + 3 * kLetterHeight + 2 * 16;
  if (takesDigitsToo(field.kind)) height += kDigitHeight + 16;
  return std::min(most, height);
}

Result inputKeys(const Model& model, ui::Ui& ui, const ui::Rect& box, const Field& field) {
  switch (field.kind) {
    case FieldKind::Name:
    case FieldKind::Text:
    case FieldKind::Address:
      return pinyinKeys(model, ui, box, field.kind);
    case FieldKind::Choice:
      return choiceKeys(model, ui, box, field);
    case FieldKind::IdNumber:
    case FieldKind::Phone:
    case FieldKind::BankCard:
    case FieldKind::Day:
    case FieldKind::Money:
    case FieldKind::Several:
    case FieldKind::Members:
      break;
  }
  const char last_left = field.kind == FieldKind::IdNumber ? 'X' : '\0';
  if (const char digit = ui.keypad(box, last_left)) return event::Key{digit};
  return std::nullopt;
}

}  // namespace bianmin::screens
