#include "tests/support/postgres_server.h"

#include <pwd.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace bianmin::test {
namespace {

namespace fs = std::filesystem;

// PostgreSQL refuses to run as root.
std::vector<std::string> asServersUser(std::vector<std::string> command) {
  if (geteuid() != 0) return command;
  const std::vector<std::string> before{"setpriv", "--reuid=postgres", "--regid=postgres",
                                        "--clear-groups"};
  command.insert(command.begin(), before.begin(), before.end());
  return command;
}

// The exit status; what it says goes to the file.
int runInto(const std::string& log, const std::vector<std::string>& given) {
  std::vector<std::string> words = asServersUser(given);
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    setenv("LC_ALL", "C.UTF-8", 1);
    if (freopen(log.c_str(), "a", stdout) == nullptr || dup2(STDOUT_FILENO, STDERR_FILENO) < 0) {
      _exit(126);
    }
    for (int fd = 3; fd < 256; ++fd) close(fd);
    execvp(argv[0], argv.data());
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string textOf(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string makeFolder() {
  std::string folder = "/tmp/bm-pg-XXXXXX";  // short: a socket's path has 107 bytes at most
  if (mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no folder for PostgreSQL");
  const passwd* user = geteuid() == 0 ? getpwnam("postgres") : nullptr;
  if (user != nullptr && chown(folder.c_str(), user->pw_uid, user->pw_gid) != 0) {
    throw std::runtime_error("cannot give the folder to the user postgres");
  }
  return folder;
}

std::string logOf(const std::string& folder) { return folder + ".log"; }

std::vector<pid_t> childrenOf(pid_t parent) {
  std::ifstream file("/proc/" + std::to_string(parent) + "/task/" + std::to_string(parent) +
                     "/children");
  return {std::istream_iterator<pid_t>(file), {}};
}

}  // namespace

std::string postgresProgram(const std::string& name) {
  fs::path best;
  int newest = 0;
  std::error_code missing;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", missing)) {
    const int number = std::atoi(version.path().filename().c_str());
    const fs::path program = version.path() / "bin" / name;
    if (number > newest && fs::exists(program)) {
      newest = number;
      best = program;
    }
  }
  if (best.empty()) throw std::runtime_error("PostgreSQL is not installed: no " + name);
  return best.string();
}

PostgresServer::PostgresServer() : folder_(makeFolder()) {
  try {
    begin();
  } catch (...) {
    removeServer(folder_);
    throw;
  }
}

void PostgresServer::begin() {
  const int made =
      runInto(logOf(folder_), {postgresProgram("initdb"), "-D", folder_ + "/data", "-U", "postgres",
                               "-A", "trust", "--no-sync", "-E", "UTF8"});
  if (made != 0) throw std::runtime_error("initdb failed: " + textOf(logOf(folder_)));
  start();
}

PostgresServer::~PostgresServer() {
  if (!leave_) removeServer(folder_);
}

std::string PostgresServer::url(const std::string& database) const {
  return "postgresql:///" + database + "?host=" + folder_ + "&user=postgres";
}

void PostgresServer::start() {
  // The kernel may hold the killed server's memory for a moment longer.
  for (int i = 0; i < 20; ++i) {
    const int status = runInto(
        logOf(folder_),
        {postgresProgram("pg_ctl"), "-D", folder_ + "/data", "-w", "-l", folder_ + "/log", "-o",
         "-k " + folder_ +
             " -c listen_addresses='' -c fsync=off -c full_page_writes=off"
             " -c autovacuum=off -c max_wal_size=4GB -c max_connections=200",
         "start"});
    if (status == 0) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
  throw std::runtime_error("PostgreSQL does not start: " + textOf(folder_ + "/log"));
}

void PostgresServer::kill() {
  std::ifstream file(folder_ + "/data/postmaster.pid");
  pid_t server = 0;
  if (!(file >> server) || server <= 1) return;
  const std::vector<pid_t> children = childrenOf(server);
  ::kill(server, SIGKILL);
  for (const pid_t child : children) ::kill(child, SIGKILL);
  // Nobody may have collected the dead server yet, and then the next one takes it for alive.
  file.close();
  std::filesystem::remove(folder_ + "/data/postmaster.pid");
}

void removeServer(const std::string& folder) {
  runInto(logOf(folder),
          {postgresProgram("pg_ctl"), "-D", folder + "/data", "-m", "immediate", "-w", "stop"});
  std::error_code ignored;
  fs::remove_all(folder, ignored);
  fs::remove(logOf(folder), ignored);
}

std::string sharedPostgresUrl(const std::string& database) {
  if (const char* named = std::getenv("BIANMIN_TEST_POSTGRES")) {
    const std::string folder = textOf(named);
    if (fs::exists(folder))
      return "postgresql:///" + database + "?host=" + folder + "&user=postgres";
  }
  static PostgresServer own;
  return own.url(database);
}

}  // namespace bianmin::test
