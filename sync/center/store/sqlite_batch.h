// What the entries of one ingest share; included by this room only.
#pragma once

#include "sync/center/store/sqlite_center_store.h"

namespace bianmin::center {

struct SqliteCenterStore::Batch {
  const Terminal& from;
  Instant now;
  std::int64_t enrolment;
  std::uint64_t last_seq;
  SQLite::Statement& insert_entry;
  SQLite::Statement& insert_ticket;
};

}  // namespace bianmin::center
