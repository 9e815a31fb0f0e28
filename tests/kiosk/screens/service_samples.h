// Samples of finding a service, of its guide and of its questions, over content as long as the
// format allows.
#pragma once

#include <vector>

#include "tests/kiosk/screens/samples.h"

namespace bianmin::samples {

// "FULL.all": every field there is, each as long as may be; asked, triaged, out of date.
Matter fullMatter();
void addServiceSamples(std::vector<Sample>& samples);

}  // namespace bianmin::samples
