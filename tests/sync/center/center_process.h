// The program itself, started with a configuration of its own, and killed at the end.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/paths.h"
#include "tests/sync/center/store_fixture.h"

namespace bianmin::center {

struct CommandResult {
  int exit = -1;
  std::string out;  // standard output and standard error
};

class CenterProgram {
 public:
  // Empty: a SQLite file in its folder. Several may share one PostgreSQL and one data folder.
  explicit CenterProgram(const std::string& database_url = {}, std::filesystem::path shared = {})
      : data_(shared.empty() ? folder_.path() / "data" : std::move(shared)) {
    const std::string url =
        database_url.empty() ? "sqlite:" + (data_ / "center.db").string() : database_url;
    std::ofstream(folder_.path() / "center.toml")
        << "[http]\nlisten = \"127.0.0.1:0\"\nenrol_listen = \"127.0.0.1:0\"\n"
        << "public_url = \"https://127.0.0.1:8444\"\n[database]\nurl = \"" << url
        << "\"\n[tls]\ndir = \"" << data().string() << "\"\n";
    std::filesystem::copy(std::string(BIANMIN_SOURCE_DIR) + "/config", folder_.path() / "config",
                          std::filesystem::copy_options::recursive);
  }
  ~CenterProgram() { end(SIGKILL); }

  std::filesystem::path data() const { return data_; }
  std::filesystem::path folder() const { return folder_.path(); }

  CommandResult run(std::initializer_list<std::string> arguments) {
    int pipe_ends[2];
    if (pipe(pipe_ends) != 0) throw std::runtime_error("no pipe");
    const pid_t child = start(arguments, pipe_ends[1], pipe_ends[1]);
    CommandResult result;
    char buffer[4096];
    for (ssize_t n; (n = read(pipe_ends[0], buffer, sizeof buffer)) > 0;) {
      result.out.append(buffer, static_cast<std::size_t>(n));
    }
    close(pipe_ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFEXITED(status)) result.exit = WEXITSTATUS(status);
    return result;
  }

  // Returns when it listens; `addresses` is how many it prints: the desk and the
  // monitoring are one more each.
  void serve(int addresses = 2) {
    int pipe_ends[2];
    if (pipe(pipe_ends) != 0) throw std::runtime_error("no pipe");
    const int log = open((folder_.path() / "center.log").c_str(),
                         O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    server_ = start({"serve"}, pipe_ends[1], log);
    close(log);
    std::string said;
    char c = 0;
    while (std::count(said.begin(), said.end(), '\n') < addresses &&
           read(pipe_ends[0], &c, 1) == 1) {
      said.push_back(c);
    }
    close(pipe_ends[0]);
    terminal_port = portAfter(said, "terminals ");
    public_port = portAfter(said, "public ");
    if (said.find("desk ") != std::string::npos) desk_port = portAfter(said, "desk ");
    if (said.find("ops ") != std::string::npos) ops_port = portAfter(said, "ops ");
  }

  // Without waiting; wait() does that.
  void send(int number) const { kill(server_, number); }
  int wait() {
    int status = 0;
    waitpid(std::exchange(server_, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

  // The exit status of the server, or minus the signal that ended it.
  int end(int signal) {
    if (server_ <= 0) return 0;
    kill(server_, signal);
    return wait();
  }

  std::uint16_t terminal_port = 0;
  std::uint16_t public_port = 0;
  std::uint16_t desk_port = 0;
  std::uint16_t ops_port = 0;

 private:
  // Closes `out` in this process.
  pid_t start(std::initializer_list<std::string> arguments, int out, int err) {
    std::vector<std::string> words{std::string(BIANMIN_BUILD_DIR) + "/sync/bianmin-center",
                                   "--config", (folder_.path() / "center.toml").string()};
    words.insert(words.end(), arguments);
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0) {
      dup2(out, STDOUT_FILENO);
      dup2(err, STDERR_FILENO);
      for (int fd = 3; fd < 256; ++fd) close(fd);
      execv(argv[0], argv.data());
      _exit(127);
    }
    close(out);
    return child;
  }

  static std::uint16_t portAfter(const std::string& said, const std::string& label) {
    const std::size_t line = said.find(label);
    if (line == std::string::npos) throw std::runtime_error("the centre did not start: " + said);
    const std::size_t colon = said.find(':', said.find("//", line));
    return static_cast<std::uint16_t>(std::stoi(said.substr(colon + 1)));
  }

  TemporaryFolder folder_;
  std::filesystem::path data_;
  pid_t server_ = -1;
};

}  // namespace bianmin::center
