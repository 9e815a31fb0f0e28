// Many simulated terminals that hold a poll each: a few threads with epoll.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "tests/bench/load/wire.h"

namespace bianmin::load {

class Terminals {
 public:
  // Called on one of the threads with the terminal's number and an answer that has changes.
  using News = std::function<void(std::size_t terminal, const std::string& body)>;

  // Connects them all in the background, each asks for what has changed and polls from then on.
  Terminals(const Site& site, const std::vector<Member>& members, int threads, News news);
  ~Terminals();
  Terminals(const Terminals&) = delete;
  Terminals& operator=(const Terminals&) = delete;

  // Until every one holds a poll; false after so long.
  bool waitUntilHeld(std::chrono::seconds longest);
  std::size_t held() const { return held_; }
  std::size_t errors() const { return errors_; }

 private:
  struct One;
  void run(std::size_t first, std::size_t step);
  void connect(One& one, int epoll);
  void receive(One& one);

  const Speech speech_;
  const int port_;
  const std::vector<Member>& members_;
  const News news_;
  std::atomic<std::size_t> held_{0}, errors_{0};
  std::atomic<bool> stopping_{false};
  std::vector<std::thread> threads_;
};

}  // namespace bianmin::load
