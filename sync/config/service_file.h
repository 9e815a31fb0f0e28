// One file of config/services.
#pragma once

#include <vector>

#include "sync/config/table.h"
#include "sync/domain/service.h"

namespace bianmin {

// The matters of the file, in its order. Checks all that one file can tell; throws ConfigError.
// `groups` are the ticket queues that a matter may name, `known` the matters of earlier files.
std::vector<Matter> readServiceFile(const Table& file, const std::vector<QueueGroup>& groups,
                                    const std::vector<Matter>& known);

// Reads a key that names an icon or a tile colour of the look.
std::string readIcon(const Table& table);
std::string readTile(const Table& table);

}  // namespace bianmin
