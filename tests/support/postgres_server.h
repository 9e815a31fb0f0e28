// A PostgreSQL server of the tests' own: on a Unix socket in a short folder, without a port,
// without waiting for the disk. Gone with its data at the end.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace bianmin::test {

class PostgresServer {
 public:
  // Starts it; throws std::runtime_error with the server's log.
  PostgresServer();
  ~PostgresServer();  // stops it and removes its folder
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  // "postgresql:///NAME?host=FOLDER&user=postgres".
  std::string url(const std::string& database = "postgres") const;
  const std::string& folder() const { return folder_; }
  // As a power cut: every process of the server is killed.
  void kill();
  // Again, with the same data.
  void start();
  // Leaves it running when this object ends; removeServer() ends it.
  void leaveRunning() { leave_ = true; }

 private:
  void begin();
  std::string folder_;
  bool leave_ = false;
};

// Stops the server of a folder, if it runs, and removes the folder.
void removeServer(const std::string& folder);

// The newest installed one of PostgreSQL's programs, e.g. "pg_ctl".
std::string postgresProgram(const std::string& name);

// The server that the tests of this program share: the one whose folder stands in the file that
// BIANMIN_TEST_POSTGRES names (ctest starts one for all programs), or else one of this process.
std::string sharedPostgresUrl(const std::string& database);

}  // namespace bianmin::test
