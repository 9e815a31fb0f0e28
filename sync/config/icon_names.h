// The drawings that the terminal has, for checks on both sides of what a service names.
#pragma once

#include <string_view>

namespace bianmin {

// Whether assets/icons/icons.svg has a drawing of that name. Any thread.
bool isDrawnIcon(std::string_view name);

}  // namespace bianmin
