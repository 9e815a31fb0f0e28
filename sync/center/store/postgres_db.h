// The driver for PostgreSQL 15 and newer; included by this room only.
#pragma once

#include "sync/center/store/db.h"

namespace bianmin::center {

// `url` as libpq takes it: "postgresql://USER@HOST/DATABASE?...". A password belongs into
// ~/.pgpass or PGPASSWORD rather than into the address.
std::shared_ptr<const Connector> postgresConnector(const std::string& url);

// The elements of an array as one value: "{1,2}". Bound as text to a placeholder that the SQL
// casts: unnest($1::bigint[]).
class PostgresArray {
 public:
  void add(std::int64_t value);
  void add(std::string_view value);
  void add(std::span<const unsigned char> value);
  void addNull();
  // Once, at the end.
  std::string take();

 private:
  void separate();
  std::string text_ = "{";
};

}  // namespace bianmin::center
