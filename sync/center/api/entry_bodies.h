// Reads the body of a journal entry, as described in sync/wire/openapi.yaml.
#pragma once

#include "sync/center/store/center_store.h"
#include "sync/domain/journal.h"

namespace bianmin::center {

// Unreadable with words when a member is missing or of the wrong form. A matter that the catalogue
// does not know is read: the county may have removed it since. Pure.
EntryBody readBody(const JournalEntry& entry);

}  // namespace bianmin::center
