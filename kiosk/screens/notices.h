// The way to what the county tells, on the screens where a visit or a shift begins.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/screens/layout.h"

namespace bianmin::screens {

// The heading of the screen ("home" gives "home.title"), and at its right, while there is something
// that the county tells today, a key with how many ("home.notices"). One text is opened at once by
// staff; residents always see the titles first.
Result noticesHeading(const Model& model, ui::Ui& ui, ui::Rect& rest, const std::string& screen,
                      std::string_view title);

}  // namespace bianmin::screens
