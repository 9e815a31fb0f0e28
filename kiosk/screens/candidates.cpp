#include "kiosk/screens/candidates.h"

#include <algorithm>
#include <string>

#include "kiosk/text/catalogue.h"

namespace bianmin::screens {
namespace {

constexpr float kBetween = 16;

// The largest type in which all candidates of the page stand beside each other.
ui::Role roleFor(ui::Ui& ui, const Composing& composing, float room) {
  for (const ui::Role role : {ui::Role::H1, ui::Role::H2, ui::Role::H3}) {
    float sum = 0;
    for (const std::string& word : composing.candidates) {
      sum += candidateWidth(ui, word, role) + kBetween;
    }
    if (sum <= room) return role;
  }
  return ui::Role::Lead;
}

// More candidates, and those before.
Result turnKeys(ui::Ui& ui, ui::Rect& row, const std::string& screen, const Composing& composing) {
  Result result;
  const float width =
      std::max(124.0F, ui.textWidth(tr("form.more"), ui::Role::Lead, ui::Weight::Bold) + 44);
  const ui::KeyStyle style{.role = ui::Role::Lead};
  if (composing.more &&
      ui.key(screen + ".more", takeRight(row, width, kBetween), tr("form.more"), style)) {
    result = event::TurnCandidates{1};
  }
  if (composing.previous &&
      ui.key(screen + ".previous", takeLeft(row, width, kBetween), tr("form.previous"), style)) {
    result = event::TurnCandidates{-1};
  }
  return result;
}

}  // namespace

float candidateWidth(ui::Ui& ui, std::string_view word, ui::Role role) {
  return std::max(112.0F, ui.textWidth(word, role, ui::Weight::Bold) + 44);
}

Result candidateRow(ui::Ui& ui, const ui::Rect& box, std::string_view screen,
                    const Composing& composing, std::string_view hint) {
  const std::string name(screen);
  if (composing.candidates.empty()) {
    middleText(ui, name + ".pinyin", box,
               {.value = hint, .role = ui::Role::Body, .colour = ui::Colour::Ink2});
    return std::nullopt;
  }
  ui::Rect row = box;
  Result result = turnKeys(ui, row, name, composing);
  const ui::Role role = roleFor(ui, composing, row.w);
  for (std::size_t i = 0; i < composing.candidates.size(); ++i) {
    const std::string& word = composing.candidates[i];
    const float width = candidateWidth(ui, word, role);
    if (width > row.w + 0.5F) break;
    const ui::Rect key = takeLeft(row, width, kBetween);
    if (ui.key(name + ".candidate." + std::to_string(i), key, word, {.role = role})) {
      result = event::PickCandidate{static_cast<int>(i)};
    }
  }
  return result;
}

}  // namespace bianmin::screens
