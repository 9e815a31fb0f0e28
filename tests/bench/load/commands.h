// What bianmin-load measures. Each prints its figures and returns 0, or 1 when something was lost.
#pragma once

#include <vector>

#include "tests/bench/load/site.h"

namespace bianmin::load {

struct IngestOptions {
  DatabaseChoice database;
  int terminals = 4;  // that push at the same time
  int batches = 40;   // each, of 500 tickets
};
int ingest(const IngestOptions& options);

struct IdleOptions {
  DatabaseChoice database;
  std::size_t terminals = 10'000;
  int hold_seconds = 10;  // after the last has come
};
int idle(const IdleOptions& options);

struct FeedOptions {
  DatabaseChoice database;
  std::size_t terminals = 1000;
  std::size_t villages = 500;
  int changes = 300;
};
int feed(const FeedOptions& options);

struct PagesOptions {
  std::string url;  // PostgreSQL's address; databases are made beside it
  std::vector<std::int64_t> requests{10'000, 10'000'000};
  int times = 21;
};
int pages(const PagesOptions& options);

}  // namespace bianmin::load
