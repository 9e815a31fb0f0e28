// Looks through all that a county edits and says everything that is wrong with it, not only the
// first.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

#include "sync/config/finding.h"
#include "sync/domain/time.h"

namespace bianmin {

// What a check is told from outside. Without a function its question is not asked.
struct CheckOptions {
  Date today{};                                    // for what is out of date
  std::function<bool(std::string_view)> has_icon;  // is there a drawing of this name
  std::function<bool(char32_t)> can_draw;          // has one of the fonts this character
};

// Reads the services, county.toml, agency.toml, life_events.toml, home.toml, queues.toml, the
// calendar and supervision.toml; says when today's year has no calendar. The findings are ordered
// by file and line. loadCatalogue(), loadCalendar() and loadSupervision() refuse a folder in which
// something is an error by itself; out of date and not drawable is for this check only. Throws
// nothing for a fault in the files.
std::vector<Finding> checkContent(const std::filesystem::path& config_dir,
                                  const CheckOptions& options);

}  // namespace bianmin
