// A receipt printer that is not there: at the other end of a TCP connection or of a serial line.
#pragma once

#include <netinet/in.h>
#include <poll.h>
#include <pty.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "kiosk/devices/escpos.h"

namespace bianmin::test {

// What the device is like; a test changes it at any time.
struct FakeCondition {
  bool paper_end = false;
  bool near_end = false;
  bool cover_open = false;
  bool error = false;
  bool silent = false;                               // answers nothing at all
  bool tells_done = true;                            // answers GS r
  std::size_t answers_in_all = SIZE_MAX;             // then falls silent
  std::optional<std::size_t> paper_ends_after = {};  // bytes of jobs, from the very first
  std::optional<std::size_t> closes_after = {};      // bytes of jobs: hangs up once
};

// Answers DLE EOT and GS r as a real one does, keeps what it prints. Thread-safe; its own thread
// serves one connection at a time, a new one replacing the old one.
class FakePrinter {
 public:
  enum class Line { Tcp, Serial };

  explicit FakePrinter(Line line = Line::Tcp) {
    stop_ = ::eventfd(0, EFD_CLOEXEC);
    line == Line::Tcp ? listen() : openPty();
    thread_ = std::thread([this] { serve(); });
  }
  FakePrinter(const FakePrinter&) = delete;
  FakePrinter& operator=(const FakePrinter&) = delete;
  ~FakePrinter() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(stop_, &one, sizeof one);
    thread_.join();
    for (const int fd : {stop_, listen_, client_, slave_}) {
      if (fd >= 0) ::close(fd);
    }
  }

  // What makePrinter takes.
  const std::string& device() const { return device_; }

  void become(const FakeCondition& condition) {
    const std::lock_guard lock(mutex_);
    condition_ = condition;
  }
  // Everything that is on paper, as bytes: whole commands, without status requests.
  escpos::Bytes printed() const {
    const std::lock_guard lock(mutex_);
    return printed_;
  }
  std::vector<Bitmap> pages() const { return escpos::decodePages(printed()); }
  int questions() const {
    const std::lock_guard lock(mutex_);
    return questions_;
  }
  int connections() const {
    const std::lock_guard lock(mutex_);
    return connections_;
  }
  // When the last byte of a job came in.
  std::chrono::steady_clock::time_point lastByteAt() const {
    const std::lock_guard lock(mutex_);
    return last_byte_at_;
  }
  // Waits until so many pages are on paper; false when that takes too long.
  bool awaitPages(std::size_t count,
                  std::chrono::milliseconds within = std::chrono::seconds{20}) const {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, within,
                             [&] { return escpos::decodePages(printed_).size() >= count; });
  }
  // Hangs up as a device that is switched off and on again.
  void hangUp() {
    const std::lock_guard lock(mutex_);
    hang_up_ = true;
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(stop_, &one, sizeof one);
  }

 private:
  void listen() {
    listen_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listen_, any, size) != 0 || ::listen(listen_, 8) != 0 ||
        ::getsockname(listen_, any, &size) != 0) {
      throw std::runtime_error("fake printer: no port");
    }
    device_ = "escpos+tcp://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
  }

  void openPty() {
    std::array<char, 128> name{};
    if (::openpty(&client_, &slave_, name.data(), nullptr, nullptr) != 0) {
      throw std::runtime_error("fake printer: no pseudo terminal");
    }
    termios raw{};
    ::tcgetattr(slave_, &raw);
    ::cfmakeraw(&raw);
    ::tcsetattr(slave_, TCSANOW, &raw);
    device_ = "escpos+serial:" + std::string{name.data()} + "?baud=115200";
    connections_ = 1;
  }

  void serve() {
    for (;;) {
      std::array<pollfd, 3> fds = {
          {{stop_, POLLIN, 0}, {listen_, POLLIN, 0}, {client_, POLLIN, 0}}};
      if (::poll(fds.data(), fds.size(), -1) < 0) continue;
      if (fds[0].revents != 0 && !wantsOnlyHangUp()) return;
      if (fds[1].revents != 0) accept();
      if (fds[2].revents != 0) receive();
    }
  }

  bool wantsOnlyHangUp() {
    const std::lock_guard lock(mutex_);
    if (!hang_up_) return false;
    hang_up_ = false;
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = ::read(stop_, &count, sizeof count);
    drop();
    return true;
  }

  void accept() {
    const std::lock_guard lock(mutex_);
    drop();
    client_ = ::accept4(listen_, nullptr, nullptr, SOCK_CLOEXEC);
    ++connections_;
  }

  void drop() {
    if (client_ >= 0) ::close(client_);
    client_ = -1;
    pending_.clear();
  }

  void receive() {
    std::array<std::uint8_t, 65536> chunk{};
    const ssize_t n = ::read(client_, chunk.data(), chunk.size());
    const std::lock_guard lock(mutex_);
    if (n <= 0) return drop();
    pending_.insert(pending_.end(), chunk.begin(), chunk.begin() + n);
    process();
    changed_.notify_all();
  }

  // Takes the whole commands out of what came in; questions are answered even out of paper.
  void process() {
    std::size_t used = 0;
    while (used < pending_.size()) {
      const auto rest = std::span<const std::uint8_t>(pending_).subspan(used);
      const std::size_t length = escpos::commandLength(rest);
      if (length == 0 || length > rest.size()) break;
      const auto command = rest.first(length);
      used += length;
      if (command[0] == 0x10) {
        ++questions_;
        answer(realTime(command[2]));
      } else {
        take(command);
      }
    }
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(used));
    const bool hangs_up =
        condition_.closes_after && taken_ + pending_.size() >= *condition_.closes_after;
    if (hangs_up) {
      condition_.closes_after.reset();
      drop();
    }
  }

  void take(std::span<const std::uint8_t> command) {
    if (command.size() == 3 && command[0] == 0x1D && command[1] == 'r') {
      if (!stuck() && condition_.tells_done) answer(condition_.near_end ? 0x03 : 0x00);
      return;
    }
    taken_ += command.size();
    last_byte_at_ = std::chrono::steady_clock::now();
    if (condition_.paper_ends_after && taken_ >= *condition_.paper_ends_after) {
      condition_.paper_end = true;
    }
    if (!stuck()) printed_.insert(printed_.end(), command.begin(), command.end());
  }

  bool stuck() const { return condition_.paper_end || condition_.cover_open || condition_.error; }

  std::uint8_t realTime(int which) const {
    int bits = 0x12;
    if (which == 1 && stuck()) bits |= 0x08;
    if (which == 2) {
      bits |= (condition_.cover_open ? 0x04 : 0) | (condition_.paper_end ? 0x20 : 0) |
              (condition_.error ? 0x40 : 0);
    }
    if (which == 4) bits |= (condition_.near_end ? 0x0C : 0) | (condition_.paper_end ? 0x60 : 0);
    return static_cast<std::uint8_t>(bits);
  }

  void answer(std::uint8_t byte) {
    if (condition_.silent || condition_.answers_in_all == 0) return;
    if (condition_.answers_in_all != SIZE_MAX) --condition_.answers_in_all;
    [[maybe_unused]] const auto written =
        listen_ >= 0 ? ::send(client_, &byte, 1, MSG_NOSIGNAL) : ::write(client_, &byte, 1);
  }

  std::string device_;
  int stop_ = -1;
  int listen_ = -1;
  int client_ = -1;
  int slave_ = -1;
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  FakeCondition condition_;
  escpos::Bytes pending_;
  escpos::Bytes printed_;
  std::size_t taken_ = 0;
  int questions_ = 0;
  int connections_ = 0;
  bool hang_up_ = false;
  std::chrono::steady_clock::time_point last_byte_at_;
  std::thread thread_;
};

}  // namespace bianmin::test
