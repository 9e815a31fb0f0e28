// county.toml: what only the county can say.
#pragma once

#include <filesystem>

#include "sync/config/folder.h"

namespace bianmin {

// Reads the variables at once, since texts need them; the county's promises wait for the matters.
class CountyFile {
 public:
  // Without the file the county has set nothing.
  CountyFile(const std::filesystem::path& path, Folder& folder);

  // Gives the matters the county's own limits; each is at most the statutory one.
  void promise(Folder& folder) const;
  // Says which variables have no value, and which ones no text uses.
  void noteVariables(Folder& folder) const;

 private:
  std::vector<std::pair<std::string, Table>> variables_;
  std::vector<Table> promises_;
};

}  // namespace bianmin
