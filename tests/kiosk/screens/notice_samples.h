#pragma once

#include <vector>

#include "tests/kiosk/screens/samples.h"

namespace bianmin::samples {

// What is only read: help, privacy, and what the county tells residents and cadres.
void addReadSamples(std::vector<Sample>& samples);

}  // namespace bianmin::samples
