#include "kiosk/devices/fd_channel.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <thread>

namespace bianmin {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

milliseconds left(Clock::time_point end) {
  const auto rest = std::chrono::ceil<milliseconds>(end - Clock::now());
  return std::max(rest, milliseconds{0});
}

// True when one of `events` (or a failure, which the next call will tell) is there in time.
bool await(int fd, short events, Clock::time_point end) {
  for (;;) {
    pollfd p{fd, events, 0};
    const int n = ::poll(&p, 1, static_cast<int>(left(end).count()));
    if (n > 0) return true;
    if (n == 0 || errno != EINTR) return false;
  }
}

bool passing(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

// A character device may say that it is readable and give nothing: look again a little later.
constexpr milliseconds kLookAgain{2};

}  // namespace

FdChannel::~FdChannel() { FdChannel::close(); }

bool FdChannel::open(milliseconds within) {
  if (!isOpen()) close();
  if (fd_ < 0) fd_ = openFd(within);
  return fd_ >= 0;
}

void FdChannel::close() {
  if (fd_ >= 0 && pending(fd_) > 0) discard(fd_);
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

bool FdChannel::isOpen() const {
  if (fd_ < 0) return false;
  pollfd p{fd_, POLLRDHUP, 0};
  return ::poll(&p, 1, 0) >= 0 && (p.revents & (POLLHUP | POLLRDHUP | POLLERR | POLLNVAL)) == 0;
}

ssize_t FdChannel::put(int fd, std::span<const std::uint8_t> bytes) {
  return ::write(fd, bytes.data(), bytes.size());
}

ssize_t FdChannel::get(int fd, std::span<std::uint8_t> bytes) {
  return ::read(fd, bytes.data(), bytes.size());
}

std::size_t FdChannel::write(std::span<const std::uint8_t> bytes, milliseconds stall) {
  std::size_t done = 0;
  while (fd_ >= 0 && done < bytes.size()) {
    if (!await(fd_, POLLOUT, Clock::now() + stall)) return done;
    const ssize_t n = put(fd_, bytes.subspan(done));
    if (n > 0) done += static_cast<std::size_t>(n);
    if (n < 0 && !passing(errno)) close();
  }
  if (done == bytes.size() && !drain(stall)) {
    const int held = fd_ >= 0 ? pending(fd_) : 1;
    return done - std::min(done, static_cast<std::size_t>(std::max(held, 1)));
  }
  return done;
}

bool FdChannel::drain(milliseconds stall) {
  int before = fd_ >= 0 ? pending(fd_) : 0;
  auto end = Clock::now() + stall;
  while (before > 0) {
    std::this_thread::sleep_for(std::chrono::microseconds{200});
    const int now = pending(fd_);
    if (now < before) end = Clock::now() + stall;
    if (now >= before && (Clock::now() >= end || !isOpen())) return false;
    before = now;
  }
  return fd_ >= 0;
}

std::vector<std::uint8_t> FdChannel::read(std::size_t most, milliseconds within) {
  const auto end = Clock::now() + within;
  std::vector<std::uint8_t> bytes(most);
  while (fd_ >= 0 && await(fd_, POLLIN, end)) {
    const ssize_t n = get(fd_, bytes);
    if (n > 0) {
      bytes.resize(static_cast<std::size_t>(n));
      return bytes;
    }
    if (n == 0 && zeroReadIsEnd()) close();
    if (n < 0 && !passing(errno)) close();
    if (Clock::now() >= end) break;
    if (fd_ >= 0) std::this_thread::sleep_for(kLookAgain);
  }
  return {};
}

}  // namespace bianmin
