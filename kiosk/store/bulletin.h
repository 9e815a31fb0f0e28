// What the county told last: notices, and the accounts of cadres that it keeps here.
#pragma once

#include <cstdint>
#include <optional>

#include "kiosk/store/database.h"
#include "sync/domain/bulletin.h"
#include "sync/seal/seal.h"

namespace bianmin::store {

std::int64_t bulletinRevision(Database& db);
// Without `cadres`: their accounts are in the table of accounts.
Bulletin bulletin(Database& db);

// Takes the whole of it in one transaction and remembers its revision. An account that it does not
// name any more is removed as one that it says is removed; accounts made by bianminctl stay. A PIN
// counts when its revision is newer than that of the PIN taken last; one that `unlock` does not
// open, or that is no PIN, is noted and left, so that the rest is taken all the same. Slow where
// there are new PINs (argon2id, some tenths of a second each).
void apply(Database& db, const seal::Key& station, const std::optional<seal::Key>& unlock,
           const Bulletin& bulletin, Instant now);

}  // namespace bianmin::store
