// areas.toml: the names of region codes, as staff and papers show them.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace bianmin {

// By region code of 6, 9 or 12 digits. Empty without the file. Throws ConfigError.
using AreaNames = std::map<std::string, std::string, std::less<>>;
AreaNames loadAreas(const std::filesystem::path& config_dir);

}  // namespace bianmin
