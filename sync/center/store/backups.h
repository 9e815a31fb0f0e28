// The two databases' ways of backupStore() and restoreStore(); included by this room only.
#pragma once

#include <filesystem>
#include <string>

namespace bianmin::center {

void backupSqlite(const std::filesystem::path& data, const std::filesystem::path& file);
void restoreSqlite(const std::filesystem::path& data, const std::filesystem::path& file);
void backupPostgres(const std::string& url, const std::filesystem::path& file);
void restorePostgres(const std::string& url, const std::filesystem::path& file);

// An address without its password, because everyone on the machine may read a command line.
struct PostgresAddress {
  std::string url;
  std::string password;  // decoded; empty: none
};
PostgresAddress withoutPassword(const std::string& url);

}  // namespace bianmin::center
