// A county of the load program's own: a folder, a database, keys, a real centre process.
#pragma once

#include <openssl/evp.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sync/center/enrol/x509.h"
#include "sync/center/store/stores.h"
#include "tests/bench/bench_support.h"
#include "tests/support/postgres_server.h"
#include "tests/support/process.h"

namespace bianmin::load {

// A simulated terminal as the centre's record has it. All share one key; each has a certificate.
struct Member {
  std::string name, village;
  center::x509::Owned<X509> certificate;
};

// Which database a run is over.
struct DatabaseChoice {
  std::string backend = "sqlite";  // "sqlite", "postgres"
  std::string url;                 // of an existing PostgreSQL; empty: one of the program's own
};

// "610622101203": of 500, the n-th.
std::string villageOf(std::size_t n);

class Site {
 public:
  explicit Site(const DatabaseChoice& choice);
  ~Site();
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  // Before start(): directly into the store, as many as wanted in one transaction.
  std::vector<Member> enrol(std::size_t count, std::size_t villages);
  void start();
  void stop();

  // One more database like that of the centre and empty, for what is measured beside it.
  std::string otherDatabase(const std::string& name);
  const std::string& database() const { return url_; }
  pid_t pid() const { return center_.pid(); }
  EVP_PKEY* key() const { return key_.get(); }
  std::string authority() const;
  int terminalsPort() const { return terminals_; }
  int deskPort() const { return desk_; }

 private:
  bench::Folder folder_;
  std::unique_ptr<test::PostgresServer> server_;
  std::string base_;  // address of PostgreSQL's own database; empty for SQLite
  std::string url_;
  center::x509::Owned<EVP_PKEY> key_;
  test::Process center_;
  int terminals_ = 0, desk_ = 0;
};

// As many open files as the system lets this program and its children have.
void raiseFileLimit();

}  // namespace bianmin::load
