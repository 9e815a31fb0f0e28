// center.toml: where the county centre listens and keeps its data.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace bianmin {

// Plain values as written in the file; relative paths count from the folder that the program was
// started in.
struct CenterConfig {
  // [http]
  std::string listen;        // terminals, with client certificate: "127.0.0.1:8443"
  std::string enrol_listen;  // enrolment and residents' pages, without: "127.0.0.1:8444"
  std::string public_url;    // how residents' phones reach enrol_listen: "https://HOST:PORT"
  // [database]
  std::string database_url;  // "sqlite:PATH" or "postgresql://..."
  // [desk]; absent: there is no desk
  std::string desk_listen;                        // the staff's pages: "127.0.0.1:8445"
  std::vector<std::string> desk_trusted_proxies;  // IP addresses whose X-Forwarded-For is believed
  // [ops]; absent: there is none
  std::string ops_listen;  // metrics and health: "127.0.0.1:9464"
  // [phone]
  int phone_expire_days = 180;  // 1..3650; a resident's page ends so long after the request
  std::vector<std::string> phone_trusted_proxies;  // the same at enrol_listen
  // [tls]
  std::string tls_dir;  // the centre's keys, certificates and revocation list
  // [limits]: the largest batch that one terminal may push at once
  int batch_entries = 500;                     // 1..5000
  std::int64_t batch_bytes = 4 * 1024 * 1024;  // after decompression, 64 KiB..64 MiB
};

// Throws ConfigError.
CenterConfig loadCenterConfig(const std::filesystem::path& path);

}  // namespace bianmin
