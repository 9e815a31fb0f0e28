// What openapi.yaml promises, read just far enough: paths, methods, statuses, content types. Relies
// on the file's indentation of two spaces.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace bianmin::center {

struct Operation {
  std::string path;                                      // "/v1/journal"
  std::string method;                                    // "post"
  std::map<std::string, std::set<std::string>> replies;  // status ("200", "default") to types
};

// Throws std::runtime_error when the file cannot be read.
std::vector<Operation> operationsOf(const std::string& yaml_file);

}  // namespace bianmin::center
