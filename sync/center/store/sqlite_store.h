// The centre's store in one SQLite file.
#pragma once

#include <filesystem>

#include "sync/center/store/center_store.h"

namespace bianmin::center {

// Creates the file when it is missing and brings it to the newest version; throws StoreError. The
// connections of one factory share a lock for writing, so that threads of one process wait in order
// instead of polling SQLite's lock; another process is waited for up to ten seconds.
StoreFactory sqliteStore(const std::filesystem::path& file);

}  // namespace bianmin::center
