// A child process of a test: started, asked to stop, killed.
#pragma once

#include <sys/types.h>

#include <string>
#include <utility>
#include <vector>

namespace bianmin::test {

class Process {
 public:
  using Environment = std::vector<std::pair<std::string, std::string>>;

  Process() = default;
  // Output of both streams is appended to `log` ("" keeps the test's own streams).
  Process(const std::vector<std::string>& command, const std::string& log,
          const Environment& more = {});
  ~Process();  // kill -9 when it still runs
  Process(Process&& other) noexcept { *this = std::move(other); }
  Process& operator=(Process&& other) noexcept;

  bool running();
  void signal(int number);
  int wait();  // exit status, or 128 + signal
  void kill9();
  pid_t pid() const { return pid_; }

 private:
  pid_t pid_ = -1;
  int status_ = 0;
};

struct Output {
  int status = 0;
  std::string text;  // of both streams
};
// Runs to its end.
Output run(const std::vector<std::string>& command);

}  // namespace bianmin::test
