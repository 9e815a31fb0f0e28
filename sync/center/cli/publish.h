// Publishing a service pack, below the command line.
#pragma once

#include <string>
#include <vector>

#include "sync/center/enrol/county_keys.h"
#include "sync/center/store/center_store.h"
#include "sync/center/store/pack_store.h"
#include "sync/pack/pack.h"

namespace bianmin::center::cli {

struct Publication {
  std::string by, note;
  Instant at{};
  std::vector<pack::File> files;  // have been checked
};

// Signs and keeps the next version, and writes that into the audit trail, in one transaction.
// Throws std::runtime_error without a key, and as makePack() and PackStore do.
PackRow publish(const CountyKeys& keys, CenterStore& store, const Publication& what);

}  // namespace bianmin::center::cli
