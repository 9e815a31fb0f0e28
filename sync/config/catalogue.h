// Loads what a county publishes: services, queues, cards of the home screen, working days.
// The format is described in config/README.md. All errors are ConfigError.
#pragma once

#include <filesystem>

#include "sync/domain/calendar.h"
#include "sync/domain/service.h"

namespace bianmin {

// Reads services/*.toml in the order of their names, county.toml, agency.toml and life_events.toml
// where they are there, queues.toml and home.toml. Ids are unique, every reference between the
// files is resolved, and {variables} are replaced; an icon is only known to be well-formed.
Catalogue loadCatalogue(const std::filesystem::path& config_dir);

// Only queues.toml, life_events.toml and home.toml, for a first picture within a millisecond: no
// matters, and what the cards name is not looked up. loadCatalogue() reads the same files again and
// checks everything.
Catalogue loadHome(const std::filesystem::path& config_dir);

// Reads calendar/*.toml. Without any file every date is provisional.
WorkCalendar loadCalendar(const std::filesystem::path& config_dir);

}  // namespace bianmin
