// The examples of config/README.md as the files that they are: a whole folder of content.
#pragma once

#include <fstream>
#include <sstream>
#include <string>

#include "tests/support/paths.h"
#include "tests/sync/config/config_files.h"

namespace bianmin {

// Writes every block that starts with "# FILE" to that file; gives how many there were.
inline int writeReadmeExamples(const ConfigFiles& files) {
  std::ostringstream all;
  all << std::ifstream(std::string(BIANMIN_SOURCE_DIR) + "/config/README.md").rdbuf();
  const std::string readme = all.str();
  const std::string fence = "```toml\n# ";
  int written = 0;
  for (auto at = readme.find(fence); at != std::string::npos; at = readme.find(fence, at + 1)) {
    const auto name = at + fence.size();
    const auto start = readme.find('\n', name);
    files.write(readme.substr(name, start - name),
                readme.substr(at + 8, readme.find("```", start) - at - 8));
    ++written;
  }
  return written;
}

}  // namespace bianmin
