#include "sync/config/error.h"

#include <utility>

namespace bianmin {

ConfigError::ConfigError(std::string file, int line, std::string field, const std::string& wrong)
    : std::runtime_error(file + ":" + std::to_string(line) + ": " + field + ": " + wrong),
      file_(std::move(file)),
      line_(line),
      field_(std::move(field)) {}

}  // namespace bianmin
