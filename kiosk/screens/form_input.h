// The two halves of a question: what was typed so far, and the keys to type with.
#pragma once

#include "kiosk/app/form_view.h"
#include "kiosk/screens/layout.h"

namespace bianmin::screens {

// The answer in its box and what is said about it, from the top of `rest` downwards.
void answerBox(const Model& model, ui::Ui& ui, ui::Rect& rest, const Field& field);

// Width that the keys take in landscape, height in portrait.
float inputWidth(const ui::Ui& ui, FieldKind kind);
float inputHeight(ui::Ui& ui, const Field& field, float most);
// Keypad, pinyin keyboard or choices, in the whole of `box`.
Result inputKeys(const Model& model, ui::Ui& ui, const ui::Rect& box, const Field& field);

}  // namespace bianmin::screens
