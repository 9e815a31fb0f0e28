// What a configuration file says wrongly, and where.
#pragma once

#include <stdexcept>
#include <string>

#include "sync/config/finding.h"

namespace bianmin {

// what() is "FILE:LINE: field: message；fix", in Chinese.
class ConfigError : public std::runtime_error {
 public:
  explicit ConfigError(Finding finding);
  ConfigError(std::string file, int line, std::string field, std::string message, std::string fix);

  const Finding& finding() const { return finding_; }
  const std::string& file() const { return finding_.file; }
  int line() const { return finding_.line; }
  const std::string& field() const { return finding_.field; }

 private:
  Finding finding_;
};

}  // namespace bianmin
