#include "sync/center/store/whole.h"

#include "sync/center/store/backups.h"
#include "sync/center/store/stores.h"

namespace bianmin::center {
namespace {

void requireFile(const std::filesystem::path& file) {
  if (!std::filesystem::is_regular_file(file))
    throw StoreError("there is no file " + file.string());
}

}  // namespace

void backupStore(const std::string& url, const std::filesystem::path& file) {
  if (const auto data = sqliteFile(url)) {
    requireFile(*data);
    return backupSqlite(*data, file);
  }
  backupPostgres(url, file);
}

void restoreStore(const std::string& url, const std::filesystem::path& file) {
  requireFile(file);
  if (const auto data = sqliteFile(url)) return restoreSqlite(*data, file);
  restorePostgres(url, file);
}

}  // namespace bianmin::center
