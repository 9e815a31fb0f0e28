#include "sync/center/store/stores.h"

#include "sync/center/store/migrate.h"
#include "sync/center/store/postgres_db.h"
#include "sync/center/store/sql_center_store.h"
#include "sync/center/store/sqlite_db.h"

namespace bianmin::center {
namespace {

constexpr std::string_view kSqlite = "sqlite:";
constexpr std::string_view kPostgres = "postgresql://";

StoreFactory migrated(std::shared_ptr<const Connector> connector) {
  migrate(*connector->connect());
  return StoreFactory(std::move(connector));
}

}  // namespace

std::unique_ptr<CenterStore> StoreFactory::operator()() const {
  return std::make_unique<SqlCenterStore>(connector_->connect(), rules_);
}

std::optional<std::filesystem::path> sqliteFile(const std::string& url) {
  if (!url.starts_with(kSqlite)) return std::nullopt;
  return std::filesystem::path(url.substr(kSqlite.size()));
}

std::shared_ptr<const Connector> connectorFor(const std::string& url) {
  if (url.starts_with(kPostgres)) return postgresConnector(url);
  const auto file = sqliteFile(url);
  if (!file) throw StoreError("the database's address begins with sqlite: or postgresql://");
  if (file->has_parent_path()) std::filesystem::create_directories(file->parent_path());
  return sqliteConnector(*file);
}

StoreFactory openStore(const std::string& url) { return migrated(connectorFor(url)); }

StoreFactory sqliteStore(const std::filesystem::path& file) {
  return migrated(sqliteConnector(file));
}

}  // namespace bianmin::center
