// Pages in the manner of the look, drawn with the kit alone.
#pragma once

#include "kiosk/ui/ui.h"

namespace bianmin::ui {

void componentsSheet(Ui& ui);
void homeSheet(Ui& ui);  // any shape
void keyboardSheet(Ui& ui);
void keypadSheet(Ui& ui);
void progressSheet(Ui& ui);
void dialogSheet(Ui& ui);

}  // namespace bianmin::ui
