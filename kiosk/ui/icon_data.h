// The drawings of assets/icons as text, put into the program at build time.
#pragma once

namespace bianmin::ui {

extern const char* const kIconSvg;
extern const char* const kLampSvg;

}  // namespace bianmin::ui
