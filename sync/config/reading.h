// One reading of a folder: what its tables may ask, and what came to light.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "sync/config/finding.h"
#include "sync/config/variables.h"
#include "sync/domain/time.h"

namespace bianmin {

// Shared by all tables of the folder; outlives them. One thread.
struct Reading {
  std::vector<Finding> findings;  // in the order in which they were found
  Variables variables;

  // Only a check sets these; a program that starts does not look at dates, icons and fonts.
  std::optional<Date> today;
  std::function<bool(std::string_view)> has_icon;
  std::function<bool(char32_t)> can_draw;

  bool in_catalogue = false;  // texts may hold variables
  bool waits = false;         // set by a text that waits for a variable; its reader clears it

  // Throws ConfigError for the first error, if there is one.
  void throwFirst() const;
};

}  // namespace bianmin
