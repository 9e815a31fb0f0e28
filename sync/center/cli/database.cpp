#include "sync/center/cli/commands.h"
#include "sync/center/store/migrate.h"
#include "sync/center/store/whole.h"

namespace bianmin::center::cli {

int migrateDatabase(const County& county, std::ostream& out) {
  const auto db = connectorFor(county.config.database_url)->connect();
  const int before = schemaVersion(*db);
  migrate(*db);
  out << "The database has version " << schemaVersion(*db) << " (before: " << before << ").\n";
  return kGood;
}

int backup(const County& county, const std::string& file, std::ostream& out) {
  backupStore(county.config.database_url, file);
  out << "Everything is in " << file << ".\nThe keys are not: keep " << county.keys().string()
      << " as well.\n";
  return kGood;
}

int restore(const County& county, const std::string& file, std::ostream& out) {
  restoreStore(county.config.database_url, file);
  out << "The database holds what " << file << " held.\n";
  return kGood;
}

int copy(const CopyOptions& options, std::ostream& out) {
  for (const CopiedTable& table : copyStore(options.from, options.to)) {
    out << table.name << ": " << table.rows << "\n";
  }
  out << "Everything was copied. Put the new address into center.toml, [database] url.\n";
  return kGood;
}

}  // namespace bianmin::center::cli
