// The keys that the terminal's store writes with.
#pragma once

#include <filesystem>
#include <optional>

#include "kiosk/store/store.h"

namespace bianmin {

// From the identity and the station key in the data folder; nothing when the terminal has not been
// enrolled yet. Throws std::runtime_error when a file is there but damaged.
std::optional<StoreKeys> loadStoreKeys(const std::filesystem::path& data_dir);

}  // namespace bianmin
