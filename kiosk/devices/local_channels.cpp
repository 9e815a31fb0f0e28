// The channels that are a path on this machine: a printer's device, a serial line, a file.
#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

#include "kiosk/devices/fd_channel.h"

namespace bianmin {
namespace {

using std::chrono::milliseconds;

class DeviceChannel : public FdChannel {
 public:
  explicit DeviceChannel(std::string path) : path_(std::move(path)) {}

 protected:
  int openFd(milliseconds) override {
    return ::open(path_.c_str(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  }
  bool zeroReadIsEnd() const override { return false; }

 private:
  std::string path_;
};

struct Speed {
  int baud;
  speed_t code;
};

constexpr std::array<Speed, 6> kSpeeds = {{{9600, B9600},
                                           {19200, B19200},
                                           {38400, B38400},
                                           {57600, B57600},
                                           {115200, B115200},
                                           {230400, B230400}}};

speed_t speedOf(int baud) {
  for (const Speed& s : kSpeeds) {
    if (s.baud == baud) return s.code;
  }
  throw std::invalid_argument("printer: baud=" + std::to_string(baud) +
                              " is none of 9600, 19200, 38400, 57600, 115200, 230400");
}

bool configure(int fd, speed_t speed, bool rts_cts) {
  termios line{};
  if (::tcgetattr(fd, &line) != 0) return false;
  ::cfmakeraw(&line);
  line.c_cflag |= CLOCAL | CREAD;
  line.c_cflag = rts_cts ? line.c_cflag | CRTSCTS : line.c_cflag & ~CRTSCTS;
  line.c_cc[VMIN] = 0;
  line.c_cc[VTIME] = 0;
  return ::cfsetspeed(&line, speed) == 0 && ::tcsetattr(fd, TCSANOW, &line) == 0;
}

class SerialChannel : public FdChannel {
 public:
  SerialChannel(std::string path, int baud, bool rts_cts)
      : path_(std::move(path)), speed_(speedOf(baud)), rts_cts_(rts_cts) {}

 protected:
  int openFd(milliseconds) override {
    const int fd = ::open(path_.c_str(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0 || configure(fd, speed_, rts_cts_)) return fd;
    ::close(fd);
    return -1;
  }
  int pending(int fd) const override {
    int held = 0;
    return ::ioctl(fd, TIOCOUTQ, &held) == 0 ? held : 0;
  }
  void discard(int fd) override { ::tcflush(fd, TCOFLUSH); }
  bool zeroReadIsEnd() const override { return false; }

 private:
  std::string path_;
  speed_t speed_;
  bool rts_cts_;
};

class FileChannel : public FdChannel {
 public:
  explicit FileChannel(std::string path) : path_(std::move(path)) {}
  bool answers() const override { return false; }

 protected:
  int openFd(milliseconds) override {
    return ::open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  }

 private:
  std::string path_;
};

}  // namespace

std::unique_ptr<ByteChannel> deviceChannel(const std::string& path) {
  return std::make_unique<DeviceChannel>(path);
}

std::unique_ptr<ByteChannel> serialChannel(const std::string& path, int baud, bool rts_cts) {
  return std::make_unique<SerialChannel>(path, baud, rts_cts);
}

std::unique_ptr<ByteChannel> fileChannel(const std::string& path) {
  return std::make_unique<FileChannel>(path);
}

}  // namespace bianmin
