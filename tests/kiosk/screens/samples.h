// Every screen in every state that looks different, over the real configuration.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kiosk/app/model.h"

namespace bianmin::samples {

struct Sample {
  std::string name;  // "ticket-out-of-paper"
  Model model;
};

// The shipped catalogue and calendar; loaded once.
const Place& place();
// A session that begins.
Model fresh(ScreenId screen);
std::vector<Sample> all();
// Those of a cadre (among all of them): cadre_samples.cpp.
std::vector<Sample> cadre();

}  // namespace bianmin::samples
