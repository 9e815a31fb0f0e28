// The files of config/calendar: one a year, and the days on which the hall itself is closed.
#pragma once

#include <filesystem>

#include "sync/config/reading.h"
#include "sync/domain/calendar.h"

namespace bianmin {

WorkCalendar readCalendar(const std::filesystem::path& folder, Reading& reading);

// The *.toml of a folder by name, without hidden files; none when there is no such folder.
std::vector<std::filesystem::path> tomlFiles(const std::filesystem::path& folder);

}  // namespace bianmin
