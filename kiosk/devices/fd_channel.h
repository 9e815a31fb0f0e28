// What the real channels share: deadlines over a non-blocking file descriptor.
#pragma once

#include <sys/types.h>

#include "kiosk/devices/byte_channel.h"

namespace bianmin {

// Owns one file descriptor. Not thread-safe.
class FdChannel : public ByteChannel {
 public:
  FdChannel() = default;
  FdChannel(const FdChannel&) = delete;
  FdChannel& operator=(const FdChannel&) = delete;
  ~FdChannel() override;

  bool open(std::chrono::milliseconds within) override;
  bool isOpen() const override;
  void close() override;
  std::size_t write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds stall) override;
  std::vector<std::uint8_t> read(std::size_t most, std::chrono::milliseconds within) override;
  bool answers() const override { return true; }

 protected:
  // A non-blocking descriptor, or -1.
  virtual int openFd(std::chrono::milliseconds within) = 0;
  // One attempt, as write(2) and read(2).
  virtual ssize_t put(int fd, std::span<const std::uint8_t> bytes);
  virtual ssize_t get(int fd, std::span<std::uint8_t> bytes);
  // Bytes that the system holds and the other end has not taken yet.
  virtual int pending(int) const { return 0; }
  // Throws away what pending() counts: a page that was given up must not come out later.
  virtual void discard(int) {}
  // Whether a read of 0 bytes means that the other end is gone (it does not on usblp).
  virtual bool zeroReadIsEnd() const { return true; }

 private:
  bool drain(std::chrono::milliseconds stall);

  int fd_ = -1;
};

}  // namespace bianmin
