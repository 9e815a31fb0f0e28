#include "tests/bench/load/terminals.h"

#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <iostream>
#include <nlohmann/json.hpp>

namespace bianmin::load {
namespace {

constexpr int kEvents = 256;
constexpr int kTick = 50;  // ms

}  // namespace

struct Terminals::One {
  std::size_t number = 0;
  std::unique_ptr<Connection> connection;
  std::string cursor;
  bool holds = false;
};

Terminals::Terminals(const Site& site, const std::vector<Member>& members, int threads, News news)
    : speech_(site), port_(site.terminalsPort()), members_(members), news_(std::move(news)) {
  for (int i = 0; i < threads; ++i) {
    threads_.emplace_back([this, i, threads] {
      run(static_cast<std::size_t>(i), static_cast<std::size_t>(threads));
    });
  }
}

Terminals::~Terminals() {
  stopping_ = true;
  for (std::thread& thread : threads_) thread.join();
}

bool Terminals::waitUntilHeld(std::chrono::seconds longest) {
  const auto until = std::chrono::steady_clock::now() + longest;
  while (held_ + errors_ < members_.size() && std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds(kTick));
  }
  return held_ == members_.size();
}

void Terminals::connect(One& one, int epoll) {
  try {
    one.connection =
        std::make_unique<Connection>(speech_, port_, members_[one.number].certificate.get());
    one.connection->get("/v1/changes?cursor=&wait=0");
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = &one;
    epoll_ctl(epoll, EPOLL_CTL_ADD, one.connection->handle(), &event);
  } catch (const std::exception&) {
    one.connection.reset();
    ++errors_;
  }
}

void Terminals::receive(One& one) {
  try {
    while (const auto answer = one.connection->poll()) {
      if (answer->status != 200) throw std::runtime_error(std::to_string(answer->status));
      const auto body = nlohmann::json::parse(answer->body);
      one.cursor = body.at("cursor");
      if (one.holds && !body.at("changes").empty()) news_(one.number, answer->body);
      if (!one.holds) ++held_;
      one.holds = true;
      one.connection->get("/v1/changes?cursor=" + one.cursor + "&wait=60");
    }
  } catch (const std::exception&) {
    if (one.holds) --held_;
    one.connection.reset();
    ++errors_;
  }
}

void Terminals::run(std::size_t first, std::size_t step) {
  const int epoll = epoll_create1(EPOLL_CLOEXEC);
  std::vector<One> ones((members_.size() - std::min(first, members_.size()) + step - 1) / step);
  for (std::size_t i = 0; i < ones.size(); ++i) ones[i].number = first + i * step;
  std::size_t connected = 0;
  std::array<epoll_event, kEvents> events{};
  while (!stopping_) {
    const bool more = connected < ones.size();
    if (more) connect(ones[connected++], epoll);
    const int count = epoll_wait(epoll, events.data(), kEvents, more ? 0 : kTick);
    for (int i = 0; i < count; ++i) {
      One& one = *static_cast<One*>(events[static_cast<std::size_t>(i)].data.ptr);
      if (one.connection) receive(one);
    }
  }
  ::close(epoll);
}

}  // namespace bianmin::load
