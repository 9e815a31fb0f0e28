// The feed's cursors after its rows have moved; included by this room only.
#pragma once

#include "sync/center/store/db.h"

namespace bianmin::center {

// Another server counts its transactions anew.
inline constexpr const char* kForgetTransactions = "UPDATE feed SET xid = 0 WHERE xid <> 0";
// Cursors from before begin anew.
inline constexpr Sql kNewLife{"UPDATE feed_life SET life = lower(hex(randomblob(8)))",
                              "UPDATE feed_life SET life ="
                              " substr(md5(random()::text || clock_timestamp()::text), 1, 16)"};

// To be called when all data was replaced.
inline void beginFeedAnew(Db& db) {
  Transaction transaction(db);
  Query(db, kForgetTransactions).run();
  Query(db, kNewLife).run();
  transaction.commit();
}

}  // namespace bianmin::center
