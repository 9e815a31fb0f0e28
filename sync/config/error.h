// What a configuration file says wrongly, and where.
#pragma once

#include <stdexcept>
#include <string>

namespace bianmin {

// what() is "FILE:LINE: field: what is wrong". `line` counts from 1; 0 when the file itself is the
// fault. `field` is a path such as "matter[2].step[1].limit.days".
class ConfigError : public std::runtime_error {
 public:
  ConfigError(std::string file, int line, std::string field, const std::string& wrong);

  const std::string& file() const { return file_; }
  int line() const { return line_; }
  const std::string& field() const { return field_; }

 private:
  std::string file_;
  int line_;
  std::string field_;
};

}  // namespace bianmin
