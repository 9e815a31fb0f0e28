// The row above the letters: what they may mean in Chinese.
#pragma once

#include <string_view>

#include "kiosk/screens/layout.h"

namespace bianmin::screens {

inline constexpr float kCandidateHeight = 120;

// Candidates and the keys that turn their pages; `hint` where there are none. The ids of the keys
// begin with `screen`: "form.candidate.0", "form.more".
Result candidateRow(ui::Ui& ui, const ui::Rect& box, std::string_view screen,
                    const Composing& composing, std::string_view hint);

// What a key with this word needs.
float candidateWidth(ui::Ui& ui, std::string_view word, ui::Role role);

}  // namespace bianmin::screens
