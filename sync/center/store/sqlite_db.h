// The driver for SQLite; included by this room only.
#pragma once

#include <filesystem>

#include "sync/center/store/db.h"

namespace bianmin::center {

// Creates the file when it is missing. The connections of one connector share a lock for writing,
// so that threads of one process wait in order instead of polling SQLite's lock; another process is
// waited for up to ten seconds. ":memory:" is a database of its own for each connection.
std::shared_ptr<const Connector> sqliteConnector(const std::filesystem::path& file);

}  // namespace bianmin::center
