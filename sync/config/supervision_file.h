// supervision.toml: when lamps change, when the three letters go out, and who answers for what.
#pragma once

#include <filesystem>

#include "sync/config/reading.h"
#include "sync/domain/letters.h"

namespace bianmin {

// Without the file the product's defaults, and nobody who answers: every letter then becomes an
// exception for a person.
SupervisionRules readSupervision(const std::filesystem::path& path, Reading& reading);

// supervision.toml of a configuration folder. Throws ConfigError.
SupervisionRules loadSupervision(const std::filesystem::path& config_dir);

}  // namespace bianmin
