#include "sync/center/cli/commands.h"

namespace bianmin::center::cli {

int init(const County& county, std::ostream& out) {
  const Instant now = systemNow();
  std::filesystem::create_directories(county.keys());
  std::filesystem::permissions(county.keys(), std::filesystem::perms::owner_all);
  const auto authority = CertificateAuthority::openOrCreate(county.keys(), now);
  authority.ensureServer(county.keys(), county.serverNames(), now);
  CountyKeys::openOrCreate(county.keys());
  county.stores()();
  out << "Keys and certificates: " << county.keys().string()
      << "\nDatabase: " << county.config.database_url
      << "\nKeep a copy of seal.key and master.key in a safe: without them no request can be "
         "opened.\n";
  return kGood;
}

}  // namespace bianmin::center::cli
