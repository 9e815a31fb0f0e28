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

}  // namespace bianmin::center
