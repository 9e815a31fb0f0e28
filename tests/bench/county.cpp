#include "tests/bench/county.h"

#include <fstream>
#include <regex>
#include <sstream>

namespace bianmin::bench {

std::filesystem::path variantOfConfig(
    const std::string& name, const std::vector<std::pair<std::string, std::string>>& values) {
  const std::filesystem::path original = county().config();
  std::stringstream text;
  text << std::ifstream(original).rdbuf();
  std::string lines = text.str();
  for (const auto& [key, value] : values) {
    lines =
        std::regex_replace(lines, std::regex("\n" + key + " = [^\n]*"), "\n" + key + " = " + value);
  }
  std::filesystem::path changed = original.parent_path() / name;
  std::ofstream(changed) << lines;
  return changed;
}

}  // namespace bianmin::bench
