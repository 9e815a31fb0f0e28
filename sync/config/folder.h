// All files of one configuration folder while they are read.
#pragma once

#include <string>
#include <vector>

#include "sync/config/reading.h"
#include "sync/config/table.h"
#include "sync/domain/service.h"

namespace bianmin {

// A key that names a matter, which may stand in a file that is read later.
struct Reference {
  Table table;
  std::string key;
  std::string matter;
};

struct Folder {
  Reading reading;
  Catalogue catalogue;
  std::vector<Reference> references;
  bool incomplete =
      false;  // a file of services cannot be read: what names its matters may be right
};

}  // namespace bianmin
