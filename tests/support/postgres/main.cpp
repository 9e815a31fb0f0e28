// postgres-for-tests up FILE: starts a server and writes its folder into FILE. down FILE: ends it.
// ctest does both around the tests that need one.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "tests/support/postgres_server.h"

namespace {

void down(const std::string& file) {
  std::string folder;
  std::ifstream(file) >> folder;
  if (!folder.empty()) bianmin::test::removeServer(folder);
  std::filesystem::remove(file);
}

void up(const std::string& file) {
  down(file);  // of a run that was broken off
  bianmin::test::PostgresServer server;
  std::ofstream(file) << server.folder();
  server.leaveRunning();
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc == 3 ? argv[1] : "";
  if (what != "up" && what != "down") {
    std::cerr << "postgres-for-tests up|down FILE\n";
    return 2;
  }
  try {
    what == "up" ? up(argv[2]) : down(argv[2]);
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
  return 0;
}
