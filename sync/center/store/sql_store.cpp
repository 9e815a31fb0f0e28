// The audit trail.
#include "sync/center/store/sql_center_store.h"

namespace bianmin::center {

void SqlCenterStore::audit(const AuditRow& row) {
  Transaction transaction(*db_);
  Query(*db_, "INSERT INTO audit (at, actor, action, subject, reason) VALUES ($1,$2,$3,$4,$5)",
        row.at, row.by, row.action, row.subject, row.reason)
      .run();
  transaction.commit();
}

std::vector<AuditRow> SqlCenterStore::auditTrail(int limit) {
  Query q(*db_,
          "SELECT at, actor, action, subject, reason FROM audit"
          " ORDER BY id DESC LIMIT $1",
          limit);
  std::vector<AuditRow> rows;
  while (q.step()) rows.push_back({q.instant(0), q.text(1), q.text(2), q.text(3), q.text(4)});
  return rows;
}

}  // namespace bianmin::center
