#include "sync/config/center_config.h"

#include <arpa/inet.h>

#include "sync/config/address.h"
#include "sync/config/table.h"

namespace bianmin {
namespace {

constexpr std::int64_t kKiB = 1024;

bool isIpAddress(const std::string& text) {
  in6_addr ignored{};
  return ::inet_pton(AF_INET, text.c_str(), &ignored) == 1 ||
         ::inet_pton(AF_INET6, text.c_str(), &ignored) == 1;
}

void readHttp(const Table& table, CenterConfig& config) {
  config.listen = readListen(table, "listen");
  config.enrol_listen = readListen(table, "enrol_listen");
  config.public_url = readHttpsUrl(table, "public_url");
  table.finish();
}

void readDatabase(const Table& table, CenterConfig& config) {
  config.database_url = table.text("url");
  const std::string_view url = config.database_url;
  const bool sqlite = url.starts_with("sqlite:") && url.size() > 7;
  if (!url.empty() && !sqlite && !url.starts_with("postgresql://")) {
    // The text may hold a password, so it is not repeated here.
    table.fail("url", "不是数据库地址", "写成 sqlite:文件 或 postgresql://…");
  }
  table.finish();
}

std::vector<std::string> readProxies(const Table& table) {
  if (!table.has("trusted_proxies")) return {};
  std::vector<std::string> proxies = table.texts("trusted_proxies", 0, 32, 45);
  for (const std::string& address : proxies) {
    if (!isIpAddress(address)) {
      table.fail("trusted_proxies", "\"" + address + "\" 不是 IP 地址",
                 "写前面那台转发机器自己的地址，例如 192.0.2.10");
    }
  }
  return proxies;
}

void readDesk(const Table& table, CenterConfig& config) {
  config.desk_listen = readListen(table, "listen");
  config.desk_trusted_proxies = readProxies(table);
  table.finish();
}

void readLimits(const Table& table, CenterConfig& config) {
  if (table.has("batch_entries")) {
    config.batch_entries = static_cast<int>(table.integer("batch_entries", 1, 5000));
  }
  if (table.has("batch_bytes")) {
    config.batch_bytes = table.integer("batch_bytes", 64 * kKiB, 64 * kKiB * kKiB);
  }
  table.finish();
}

}  // namespace

CenterConfig loadCenterConfig(const std::filesystem::path& path) {
  const Table file = Table::fromFile(path);
  CenterConfig config;
  readHttp(file.table("http"), config);
  readDatabase(file.table("database"), config);
  const Table tls = file.table("tls");
  config.tls_dir = tls.text("dir");
  tls.finish();
  if (file.has("desk")) {
    readDesk(file.table("desk"), config);
  }
  if (file.has("ops")) {
    const Table ops = file.table("ops");
    config.ops_listen = readListen(ops, "listen");
    ops.finish();
  }
  if (file.has("phone")) {
    const Table phone = file.table("phone");
    config.phone_expire_days = static_cast<int>(phone.integer("expire_days", 1, 3650));
    config.phone_trusted_proxies = readProxies(phone);
    phone.finish();
  }
  if (file.has("limits")) readLimits(file.table("limits"), config);
  file.finish();
  return config;
}

}  // namespace bianmin
