// The station key: what the terminal locks its own copies with.
#pragma once

#include <filesystem>
#include <string>

#include "kiosk/store/store.h"
#include "sync/seal/seal.h"

namespace bianmin {

// The key of DIR/station.key (0600, base64), made on the first call. Several processes may call at
// once and all get the same key. Throws std::runtime_error when the file cannot be read, is no key
// or may be read by others: whoever copies the disk's database must not find the key lying open.
seal::Key loadOrMakeStationKey(const std::filesystem::path& dir);

// The station key with what enrolment brought: the county's public key, the village's lookup key
// and the terminal's unlock key, each 32 bytes in base64. An empty unlock key is of a terminal that
// was enrolled before there were any. Throws std::runtime_error when one of them is no key.
StoreKeys storeKeys(const seal::Key& station, const std::string& county_base64,
                    const std::string& village_base64, const std::string& unlock_base64);

}  // namespace bianmin
