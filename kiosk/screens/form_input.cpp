#include "kiosk/screens/form_input.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "kiosk/guide/answer_words.h"
#include "kiosk/guide/dates.h"
#include "kiosk/screens/candidates.h"
#include "kiosk/screens/words.h"
#include "kiosk/text/catalogue.h"
#include "sync/domain/answer.h"

namespace bianmin::screens {
namespace {

constexpr float kBoxHeight = 136;
constexpr float kBoxPadding = 36;
constexpr float kLine = 48;        // lamp and words about the answer
constexpr float kPadHeight = 654;  // four rows of 150
constexpr float kDigitHeight = 104;
constexpr float kLetterHeight = 116;
constexpr float kRowLeast = 104;  // a choice with a box for its tick
constexpr float kRowMost = 150;
constexpr int kMostRows = 6;

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

// What is said about the answer below its box.
struct Said {
  std::string_view id, lamp;
  std::string words;
  bool bad = false;
};

std::vector<Said> saidOf(const Model& model, const Field& field, std::string_view answer) {
  const FieldHint hint = fieldHint(model);
  if (hint.wrong) return {{"form.problem", "lamp-bad", hintWords(hint), true}};
  std::vector<Said> said;
  if (field.kind == FieldKind::Day) {
    if (answer.empty()) said.push_back({"form.day.said", "cal", std::string(tr("form.day_solar"))});
    if (hint.key.empty()) said.push_back({"form.day.said", "lamp-ok", answerWords(field, answer)});
  }
  const std::string wan = field.kind == FieldKind::Money ? tenThousands(answer) : std::string();
  if (!wan.empty()) said.push_back({"form.money.said", "lamp-ok", trf("form.money_wan", wan)});
  if (field.kind != FieldKind::IdNumber) return said;
  const Date birth = birthDate(answer, model.now.date);
  if (birth.ok()) said.push_back({"form.birth", "lamp-ok", trf("form.birth", paperDate(birth))});
  if (hint.key.empty()) {
    said.push_back({"form.id_right", "lamp-ok", std::string(tr("form.id_right"))});
  }
  return said;
}

float saidHeight(ui::Ui& ui, const Said& said, float width) {
  return std::max(kLine,
                  ui.textHeight(said.words, ui::Role::Lead, ui::Weight::Bold, width - kLine - 20));
}

void say(ui::Ui& ui, ui::Rect& rest, const Said& said) {
  const ui::Rect line = takeTop(rest, saidHeight(ui, said, rest.w), 12);
  ui.icon(said.lamp, line.x, line.y + 2, kLine, ui::Colour::Ink2);
  ui.text(said.id, {line.x + kLine + 20, line.y, line.w - kLine - 20, line.h},
          {.value = said.words,
           .role = ui::Role::Lead,
           .weight = ui::Weight::Bold,
           .colour = said.bad ? ui::Colour::Bad : ui::Colour::Ink});
}

bool onOneLine(ui::Ui& ui, float width, std::string_view answer, std::string_view letters) {
  return ui.textWidth(answer, ui::Role::H2, ui::Weight::Bold) +
             ui.textWidth(letters, ui::Role::H2, ui::Weight::Bold) + 180 <=
         width;
}

float wrappedHeight(ui::Ui& ui, float width, std::string_view answer, std::string_view letters,
                    ui::Role role) {
  Secret both(answer);
  both.append(letters);
  return ui.textHeight(both.view(), role, ui::Weight::Bold, width - 2 * kBoxPadding);
}

float wordsHeight(ui::Ui& ui, float width, std::string_view answer, std::string_view letters,
                  ui::Role role) {
  if (onOneLine(ui, width, answer, letters)) return kBoxHeight;
  return std::max(kBoxHeight, wrappedHeight(ui, width, answer, letters, role) + 48);
}

// One line if it fits; a long address is wrapped into a box as high as it needs, in smaller type
// where even that has no room.
void wordsBox(ui::Ui& ui, ui::Rect& rest, std::string_view answer, std::string_view letters,
              ui::Ui::FieldState state) {
  if (onOneLine(ui, rest.w, answer, letters)) {
    ui.field("form.answer", takeTop(rest, kBoxHeight), answer, letters, state);
    return;
  }
  const bool fits = wordsHeight(ui, rest.w, answer, letters, ui::Role::H3) <= rest.h;
  const ui::Role role = fits ? ui::Role::H3 : ui::Role::Body;
  const float height = wrappedHeight(ui, rest.w, answer, letters, role);
  const ui::Rect box = takeTop(rest, wordsHeight(ui, rest.w, answer, letters, role));
  const bool wrong = state == ui::Ui::FieldState::Wrong;
  ui.fill(box, ui::Colour::Sheet, 16);
  ui.outline(box, wrong ? ui::Colour::Bad : ui::Colour::Act, 5, 16);
  const std::array<ui::Text, 2> runs = {
      ui::Text{.value = answer, .role = role, .weight = ui::Weight::Bold},
      ui::Text{
          .value = letters, .role = role, .weight = ui::Weight::Bold, .colour = ui::Colour::Act}};
  ui.richText("form.answer", box.inset(kBoxPadding, (box.h - height) / 2), runs);
}

// 1958年03月0 while it is typed: each group gets its name as soon as it is full.
Secret dayTyped(std::string_view digits) {
  Secret words;
  const std::array<std::pair<std::size_t, std::string_view>, 3> groups = {
      {{4, tr("form.year")}, {2, tr("form.month")}, {2, tr("form.day")}}};
  for (const auto& [size, name] : groups) {
    const std::string_view group = digits.substr(0, size);
    words.append(group);
    if (group.size() == size) words.append(name);
    digits.remove_prefix(group.size());
  }
  return words;
}

void moneyBox(ui::Ui& ui, ui::Rect& rest, std::string_view typed, ui::Ui::FieldState state) {
  const std::string unit(tr("form.yuan"));
  const float width = ui.textWidth(unit, ui::Role::H2, ui::Weight::Bold) + 4;
  ui::Rect line = takeTop(rest, kBoxHeight);
  const ui::Rect right = takeRight(line, width, 20);
  ui.field("form.answer", line, Secret(groupedMoney(typed)).view(), {}, state);
  middleText(ui, "form.yuan", right, {.value = unit, .role = ui::Role::H2});
}

// Words that need no typing, where the candidates stand else.
Result suggestionKeys(ui::Ui& ui, const ui::Rect& box, const std::vector<std::string>& offered) {
  ui::Rect row = box;
  Result result;
  for (std::size_t i = 0; i < offered.size(); ++i) {
    const float width = std::min(row.w, candidateWidth(ui, offered[i], ui::Role::H2));
    if (ui.key("form.suggest." + std::to_string(i), takeLeft(row, width, 16), offered[i],
               {.role = ui::Role::H2})) {
      result = event::Suggest{static_cast<int>(i)};
    }
  }
  return result;
}

Result candidates(const Model& model, ui::Ui& ui, const ui::Rect& box) {
  const Composing& composing = model.session.composing;
  const std::vector<std::string> offered = suggestions(model);
  if (composing.candidates.empty() && !offered.empty()) return suggestionKeys(ui, box, offered);
  return candidateRow(ui, box, "form", composing, tr("form.pinyin"));
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
  Result result = candidates(model, ui, takeTop(rest, kCandidateHeight, 20));
  if (takesDigitsToo(kind)) {
    const Result digit = digitRow(ui, takeTop(rest, kDigitHeight, 16));
    if (digit) result = digit;
  }
  if (const char letter = ui.keyboard(rest)) result = event::Key{letter};
  return result;
}

// Rows of answers and the pages that they take: all on one, or fewer and 下一页.
struct RowPlan {
  int each = 1, pages = 1;
  float height = 0;

  RowPlan(int count, float room, float least, float most, float gap) {
    const auto fit = [&](float h) {
      return std::clamp(static_cast<int>((h + gap) / (least + gap)), 1, kMostRows);
    };
    if (count > fit(room)) {
      room -= pagerHeight() + kKeyGap;
      pages = (count + fit(room) - 1) / fit(room);
    }
    each = std::max(1, (count + pages - 1) / pages);
    height = std::min(most, rowOf({0, 0, 0, room}, 0, each, gap).h);
  }
};

// One line of the words on a choice, and its edges.
float choiceLeast(const ui::Ui& ui) { return isLarge(ui) ? 110 : 92; }

RowPlan planRows(const ui::Ui& ui, const Field& field, float room) {
  const int count = static_cast<int>(field.choices.size());
  if (field.kind == FieldKind::Several) return {count, room, kRowLeast, kRowMost, 16};
  return {count, room, choiceLeast(ui), 200, kKeyGap};
}

// One touch answers a Choice; of Several it turns a tick on and off.
Result choiceRows(const Model& model, ui::Ui& ui, const ui::Rect& box, const Field& field) {
  const std::string_view answer = shownAnswer(model)->view();
  const bool several = field.kind == FieldKind::Several;
  const int count = static_cast<int>(field.choices.size());
  const RowPlan plan = planRows(ui, field, box.h);
  const int page = std::clamp(model.session.page, 0, plan.pages - 1);
  ui::Rect rest = box;
  Result result;
  if (plan.pages > 1)
    result = pager(ui, takeBottom(rest, pagerHeight(), kKeyGap), page, plan.pages);
  for (int i = page * plan.each; i < std::min(count, (page + 1) * plan.each); ++i) {
    const auto at = static_cast<std::size_t>(i);
    const std::string& choice = field.choices[at];
    const ui::Rect place = takeTop(rest, plan.height, several ? 16 : kKeyGap);
    const bool chosen = several ? at < answer.size() && answer[at] == '1' : choice == answer;
    const std::string number = std::to_string(i);
    const bool touched =
        several ? ui.check("form.several." + number, place, choice, chosen, tr("form.yes_mark"))
                : ui.choice("form.choice." + number, place, choice, chosen);
    if (touched) result = event::Choose{i};
  }
  return result;
}

}  // namespace

bool takesChoices(FieldKind kind) {
  return kind == FieldKind::Choice || kind == FieldKind::Several;
}

void answerBox(const Model& model, ui::Ui& ui, ui::Rect& rest, const Field& field) {
  const std::string_view letters = model.session.composing.letters;
  const std::string_view answer = shownAnswer(model)->view();
  const bool wrong = fieldHint(model).wrong;
  const auto state = wrong ? ui::Ui::FieldState::Wrong : ui::Ui::FieldState::Active;
  switch (field.kind) {
    case FieldKind::Name:
    case FieldKind::Text:
    case FieldKind::Address:
      wordsBox(ui, rest, answer, letters, state);
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
      ui.field("form.answer", takeTop(rest, kBoxHeight), dayTyped(answer).view(), {}, state);
      break;
    case FieldKind::Money:
      moneyBox(ui, rest, answer, state);
      break;
    case FieldKind::Several:
    case FieldKind::Members:
    case FieldKind::Choice:
      return;
  }
  for (const Said& said : saidOf(model, field, answer)) say(ui, rest, said);
}

float answerHeight(const Model& model, ui::Ui& ui, float width, const Field& field) {
  if (takesChoices(field.kind) || field.kind == FieldKind::Members) return 0;
  const std::string_view answer = shownAnswer(model)->view();
  float height = kBoxHeight;
  if (takesWords(field.kind)) {
    height = wordsHeight(ui, width, answer, model.session.composing.letters, ui::Role::H3);
  }
  for (const Said& said : saidOf(model, field, answer)) height += 12 + saidHeight(ui, said, width);
  return height + kGap;
}

float inputWidth(const ui::Ui& ui, FieldKind kind) {
  // Letters of 80 px, the least, leave a long answer its room beside them.
  if (takesWords(kind)) return ui.shape() == ui::Shape::Compact && isLarge(ui) ? 944 : 1024;
  // Room for the longest choice that a file may have, ten characters, on one line.
  if (takesChoices(kind)) {
    if (isLarge(ui)) return 924;
    return ui.shape() == ui::Shape::Compact ? 784 : 860;
  }
  return isLarge(ui) ? 740 : 620;
}

float inputHeight(ui::Ui&, const Field& field, float most) {
  const auto count = static_cast<float>(field.choices.size());
  if (field.kind == FieldKind::Choice) {
    return std::min(most, count * 200 + (count - 1) * kKeyGap);
  }
  if (field.kind == FieldKind::Several) {
    return std::min(most, count * kRowMost + (count - 1) * 16);
  }
  if (!takesWords(field.kind)) return std::min(most, kPadHeight);
  float height = kCandidateHeight + 20 + 3 * kLetterHeight + 2 * 16;
  if (takesDigitsToo(field.kind)) height += kDigitHeight + 16;
  return std::min(most, height);
}

float leastInputHeight(ui::Ui& ui, const Field& field) {
  if (!takesChoices(field.kind)) return inputHeight(ui, field, 1e6F);
  const auto count = static_cast<float>(field.choices.size());
  if (field.kind == FieldKind::Choice) return count * 112 + (count - 1) * kKeyGap;
  return std::min(count, static_cast<float>(kMostRows)) * (kRowLeast + 16) + pagerHeight() +
         kKeyGap;
}

int inputPages(const ui::Ui& ui, const ui::Rect& box, const Field& field) {
  return takesChoices(field.kind) ? planRows(ui, field, box.h).pages : 1;
}

Result inputKeys(const Model& model, ui::Ui& ui, const ui::Rect& box, const Field& field) {
  switch (field.kind) {
    case FieldKind::Name:
    case FieldKind::Text:
    case FieldKind::Address:
      return pinyinKeys(model, ui, box, field.kind);
    case FieldKind::Choice:
    case FieldKind::Several:
      return choiceRows(model, ui, box, field);
    case FieldKind::IdNumber:
    case FieldKind::Phone:
    case FieldKind::BankCard:
    case FieldKind::Day:
    case FieldKind::Money:
    case FieldKind::Members:
      break;
  }
  const char last_left = field.kind == FieldKind::IdNumber ? 'X'
                         : field.kind == FieldKind::Money  ? '.'
                                                           : '\0';
  if (const char digit = ui.keypad(box, last_left)) return event::Key{digit};
  return std::nullopt;
}

}  // namespace bianmin::screens
