// One county for all benchmarks that need real programs, made when it is first asked for.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tests/bench/bench_support.h"
#include "tests/support/local_county.h"
#include "tests/support/paths.h"

namespace bianmin::bench {

// Its centre runs until the program ends. Throws when it cannot be made.
inline test::LocalCounty& county() {
  static Folder folder;
  static test::LocalCounty one(BIANMIN_SOURCE_DIR, BIANMIN_BUILD_DIR, folder.path() / "county");
  return one;
}

// A copy of the county's terminal configuration beside the original, lines replaced:
// {"start", "\"home\""} makes `start = "home"`. Returns its path.
std::filesystem::path variantOfConfig(
    const std::string& name, const std::vector<std::pair<std::string, std::string>>& values);

}  // namespace bianmin::bench
