#include "sync/center/store/db.h"

namespace bianmin::center {

Transaction::Transaction(Db& db) : db_(db) {
  if (db_.depth_ == 0) {
    db_.doomed_ = false;
    db_.begin();
  }
  ++db_.depth_;
}

Transaction::~Transaction() {
  if (!open_) return;
  --db_.depth_;
  if (db_.depth_ == 0) {
    db_.rollback();
  } else {
    db_.doomed_ = true;
  }
}

void Transaction::commit() {
  if (db_.depth_ > 1) {
    open_ = false;
    --db_.depth_;
    return;
  }
  if (db_.doomed_) throw StoreError("the database: a part of the transaction was given up");
  db_.commit();
  open_ = false;
  db_.depth_ = 0;
}

}  // namespace bianmin::center
