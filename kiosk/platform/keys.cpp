#include "kiosk/platform/keys.h"

#include "kiosk/store/station_key.h"
#include "sync/client/enrolment.h"

namespace bianmin {

std::optional<StoreKeys> loadStoreKeys(const std::filesystem::path& data_dir) {
  const std::optional<Identity> identity = loadIdentity(data_dir / "identity");
  if (!identity) return std::nullopt;
  return storeKeys(loadOrMakeStationKey(data_dir), identity->seal_key_b64, identity->lookup_key_b64,
                   identity->unlock_key_b64);
}

}  // namespace bianmin
