// The two halves of a question: what was typed so far, and the keys to type with.
#pragma once

#include "kiosk/app/form_view.h"
#include "kiosk/screens/layout.h"

namespace bianmin::screens {

// The answer in its box and what is said about it, from the top of `rest` downwards.
void answerBox(const Model& model, ui::Ui& ui, ui::Rect& rest, const Field& field);

// What of it answerBox() takes at this width, at its largest type.
float answerHeight(const Model& model, ui::Ui& ui, float width, const Field& field);

// The answer is touched and not typed.
bool takesChoices(FieldKind kind);
// Width that the keys take in landscape, height in portrait.
float inputWidth(const ui::Ui& ui, FieldKind kind);
float inputHeight(ui::Ui& ui, const Field& field, float most);
// So much is left for the keys when a long question has to give way.
float leastInputHeight(ui::Ui& ui, const Field& field);
// Pages that the choices take in `box`; 1 for anything that is typed.
int inputPages(const ui::Ui& ui, const ui::Rect& box, const Field& field);
// Keypad, pinyin keyboard or choices, in the whole of `box`.
Result inputKeys(const Model& model, ui::Ui& ui, const ui::Rect& box, const Field& field);

}  // namespace bianmin::screens
