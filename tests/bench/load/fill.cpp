#include "tests/bench/load/fill.h"

#include <algorithm>
#include <iostream>
#include <regex>
#include <vector>

#include "sync/center/store/stores.h"

namespace bianmin::load {
namespace {

// A larger county has more villages, not more requests a village: 1,000 each, 50 villages a town,
// a terminal a village. So a clerk's lists are as long in a small county as in a large one.
std::int64_t villagesFor(std::int64_t count) {
  return std::clamp<std::int64_t>(count / 1000, 1, 10'000);
}

constexpr const char* kVillage = "'610622' || (100 + v / 50) || (200 + v % 50)";

std::string terminalsText(std::int64_t count) {
  return std::string("INSERT INTO terminals (name, village, hall) SELECT 'bench-' || v, ") +
         kVillage + ", '' FROM generate_series(0, " + std::to_string(villagesFor(count) - 1) +
         ") v ON CONFLICT DO NOTHING";
}

// `h` scatters, `v` is the village, `o` says that the request is open.
std::string requestsText(std::int64_t count) {
  return R"(
INSERT INTO dossiers (id, terminal, village, matter, form, token_hash, lookup, sealed, status,
  created_at, received_at, due, clock, burning, closed_on, searchable)
SELECT '01' || lpad(to_hex(n), 24, '0'), 1 + v, )" +
         std::string(kVillage) + R"(,
  (ARRAY['DIBAO.apply','TEKUN.apply','TEMPAID.apply','AGMACH.apply','MEDINS.join','MEDINS.pay',
    'HOMESTEAD.apply','LEGALAID.apply'])[1 + (h / 7) % 8],
  1, md5('t' || n), md5('l' || n), repeat(md5('s' || n), 10),
  CASE WHEN o THEN (ARRAY['RECEIVED','ACCEPTED','ACCEPTED','ACCEPTED','INVESTIGATING',
      'SUPPLEMENT_REQUESTED','PUBLIC_NOTICE','APPROVED'])[1 + h % 8]
    WHEN n % 331 = 0 THEN 'CLOSED'
    ELSE (ARRAY['ARCHIVED','ARCHIVED','ARCHIVED','ARCHIVED','ARCHIVED','ARCHIVED','DELIVERED',
      'DELIVERED','WITHDRAWN','NOT_ACCEPTED'])[1 + h % 10] END,
  at, at,
  CASE WHEN o AND h % 8 IN (1,2,3,4) THEN (current_date + (h / 16) % 31 - 3)::text
    WHEN o THEN NULL ELSE (current_date - n % 900)::text END,
  CASE WHEN o AND h % 8 = 0 THEN 'not-started' WHEN o THEN 'running' ELSE 'ended' END,
  CASE WHEN o AND h % 8 IN (1,2,3,4) THEN 1 ELSE 0 END,
  CASE WHEN o THEN NULL ELSE (current_date - n % 900)::text END, 1
FROM (SELECT n, (n::bigint * 2654435761 % 4294967296 / 64)::int AS h,
    (n::bigint * 40503 % )" +
         std::to_string(villagesFor(count)) +
         R"()::int AS v, n % 33 = 0 AS o, 1700000000000 + n::bigint * 9000 AS at
  FROM generate_series(1, )" +
         std::to_string(count) + ") n) s";
}

// A name has 60 requests: more than a page.
std::string keysText(std::int64_t count) {
  return "INSERT INTO search_keys SELECT 'k' || abs(hashtext(id)) % " +
         std::to_string(std::max<std::int64_t>(count / 60, 1)) + ", id FROM dossiers";
}

struct Index {
  std::string name, definition;
};

// Those that no constraint needs: it is faster to make them from the whole table.
std::vector<Index> takeIndexes(center::Db& db) {
  std::vector<Index> all;
  {
    center::Query q(db,
                    "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND"
                    " tablename = 'dossiers' AND indexname NOT IN (SELECT conname FROM"
                    " pg_constraint) ORDER BY 1");
    while (q.step()) all.push_back({q.text(0), q.text(1)});
  }
  for (const Index& index : all) db.exec("DROP INDEX " + index.name);
  return all;
}

void fill(center::Db& db, std::int64_t count) {
  db.exec("SET statement_timeout = 0; SET maintenance_work_mem = '512MB'");
  db.exec(terminalsText(count));
  const std::vector<Index> indexes = takeIndexes(db);
  db.exec("ALTER TABLE search_keys DISABLE TRIGGER ALL");
  db.exec(requestsText(count));
  db.exec(keysText(count));
  db.exec("ALTER TABLE search_keys ENABLE TRIGGER ALL");
  for (const Index& index : indexes) db.exec(index.definition);
  db.exec("VACUUM ANALYZE");
}

}  // namespace

std::string filledDatabase(const std::string& base, std::int64_t count) {
  const std::string name = "bianmin_pages_" + std::to_string(count);
  const std::string url =
      std::regex_replace(base, std::regex("^(postgresql://[^/]*/)[^?]*"), "$1" + name);
  bool there = false;
  {
    const auto db = center::connectorFor(base)->connect();
    center::Query q(*db, "SELECT 1 FROM pg_database WHERE datname = $1", name);
    there = q.step();
  }
  if (!there) center::connectorFor(base)->connect()->exec("CREATE DATABASE " + name);
  center::openStore(url);
  const auto db = center::connectorFor(url)->connect();
  {
    center::Query q(*db, "SELECT count(*) FROM (SELECT 1 FROM dossiers LIMIT 1) one");
    there = q.step() && q.integer(0) > 0;
  }
  if (!there) {
    std::cerr << "filling " << name << std::endl;
    fill(*db, count);
  }
  return url;
}

}  // namespace bianmin::load
