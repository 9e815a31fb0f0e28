// The people of a Members question: the list, and the question before one of them is taken out.
#pragma once

#include "kiosk/screens/layout.h"

namespace bianmin::screens {

Result drawMembers(const Model& model, ui::Ui& ui);

}  // namespace bianmin::screens
