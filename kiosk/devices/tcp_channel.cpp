#include <fcntl.h>
#include <linux/sockios.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "kiosk/devices/fd_channel.h"

namespace bianmin {
namespace {

using std::chrono::milliseconds;

struct FreeAddresses {
  void operator()(addrinfo* a) const { ::freeaddrinfo(a); }
};
using Addresses = std::unique_ptr<addrinfo, FreeAddresses>;

Addresses resolve(const std::string& host, const std::string& port) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV;
  addrinfo* found = nullptr;
  if (::getaddrinfo(host.c_str(), port.c_str(), &hints, &found) != 0) return nullptr;
  return Addresses{found};
}

void setOption(int fd, int level, int name, int value) {
  ::setsockopt(fd, level, name, &value, sizeof value);
}

bool connectWithin(int fd, const addrinfo& to, milliseconds within) {
  if (::connect(fd, to.ai_addr, to.ai_addrlen) == 0) return true;
  if (errno != EINPROGRESS) return false;
  pollfd p{fd, POLLOUT, 0};
  if (::poll(&p, 1, static_cast<int>(within.count())) != 1) return false;
  int error = 0;
  socklen_t size = sizeof error;
  return ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
}

int connectTo(const addrinfo& to, milliseconds within) {
  const int fd =
      ::socket(to.ai_family, to.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, to.ai_protocol);
  if (fd < 0) return -1;
  if (!connectWithin(fd, to, within)) {
    ::close(fd);
    return -1;
  }
  // The questions before a job are a few bytes each and wait for their answers.
  setOption(fd, IPPROTO_TCP, TCP_NODELAY, 1);
  // A printer that was switched off between two jobs is noticed before the next one.
  setOption(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
  setOption(fd, IPPROTO_TCP, TCP_KEEPIDLE, 15);
  setOption(fd, IPPROTO_TCP, TCP_KEEPINTVL, 5);
  setOption(fd, IPPROTO_TCP, TCP_KEEPCNT, 3);
  return fd;
}

class TcpChannel : public FdChannel {
 public:
  TcpChannel(std::string host, std::string port) : host_(std::move(host)), port_(std::move(port)) {}

 protected:
  int openFd(milliseconds within) override {
    const Addresses found = resolve(host_, port_);
    for (const addrinfo* a = found.get(); a != nullptr; a = a->ai_next) {
      const int fd = connectTo(*a, within);
      if (fd >= 0) return fd;
    }
    return -1;
  }

  // Printers send their answers byte by byte and wait for each to be acknowledged, so a delayed
  // acknowledgement (40 ms) would be paid with every question. The option holds only for a while.
  ssize_t get(int fd, std::span<std::uint8_t> bytes) override {
    const ssize_t n = ::recv(fd, bytes.data(), bytes.size(), 0);
    setOption(fd, IPPROTO_TCP, TCP_QUICKACK, 1);
    return n;
  }

  ssize_t put(int fd, std::span<const std::uint8_t> bytes) override {
    setOption(fd, IPPROTO_TCP, TCP_QUICKACK, 1);
    return ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }

  int pending(int fd) const override {
    int held = 0;
    return ::ioctl(fd, SIOCOUTQ, &held) == 0 ? held : 0;
  }

  void discard(int fd) override {
    const linger at_once{1, 0};
    ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  }

 private:
  std::string host_;
  std::string port_;
};

}  // namespace

std::unique_ptr<ByteChannel> tcpChannel(const std::string& host, const std::string& port) {
  return std::make_unique<TcpChannel>(host, port);
}

}  // namespace bianmin
