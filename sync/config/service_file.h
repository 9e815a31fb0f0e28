// One file of config/services.
#pragma once

#include "sync/config/folder.h"

namespace bianmin {

// Puts the file's service and its matters into the catalogue. Checks all that one file can tell;
// what it names elsewhere becomes a reference. The queue groups must have been read.
void readServiceFile(const Table& file, Folder& folder);

}  // namespace bianmin
