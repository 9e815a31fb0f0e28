#pragma once

#include <vector>

#include "tests/kiosk/screens/samples.h"

namespace bianmin::samples {

// Takes the other samples as they are and adds variants of some.
void addFormSamples(std::vector<Sample>& samples);

}  // namespace bianmin::samples
