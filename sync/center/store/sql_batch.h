// What the entries of one ingest share; included by this room only.
#pragma once

#include "sync/center/store/sql_center_store.h"

namespace bianmin::center {

struct SqlCenterStore::Batch {
  const Terminal& from;
  Instant now;
  std::int64_t enrolment;
  std::uint64_t last_seq;
};

// Everything that must be the same when an entry comes again. BLAKE2b, because it is faster than
// SHA-256 here and a second entry with the same hash cannot be made either.
std::array<unsigned char, 32> hashOf(const JournalEntry& entry);

}  // namespace bianmin::center
