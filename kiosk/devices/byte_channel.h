// The way bytes take to a printer and back. Narrow, so that the printer's protocol is written and
// tested once, whatever the cable is.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace bianmin {

// Not thread-safe: one worker at a time. No call blocks much longer than the time it is given.
class ByteChannel {
 public:
  virtual ~ByteChannel() = default;
  // Makes sure that the way is open: keeps what is open and whose other end is still there, opens
  // it otherwise. False when that does not succeed.
  virtual bool open(std::chrono::milliseconds within) = 0;
  // Whether it is open and the other end still there, without asking the other end.
  virtual bool isOpen() const = 0;
  virtual void close() = 0;
  // Hands over all the bytes; returns how many were handed over before the way failed or stood
  // still for `stall`.
  virtual std::size_t write(std::span<const std::uint8_t> bytes,
                            std::chrono::milliseconds stall) = 0;
  // Whatever comes back first, at most `most` bytes; empty when nothing comes in time or the way
  // has failed.
  virtual std::vector<std::uint8_t> read(std::size_t most, std::chrono::milliseconds within) = 0;
  // False when nothing can ever come back (a file), so that nothing is asked either.
  virtual bool answers() const = 0;
};

// A TCP connection, kept open between jobs. A name is looked up with the system's resolver, whose
// own time-out applies; a numeric address is not looked up.
std::unique_ptr<ByteChannel> tcpChannel(const std::string& host, const std::string& port);

// A printer's character device (/dev/usb/lp0).
std::unique_ptr<ByteChannel> deviceChannel(const std::string& path);

// A serial line, 8N1, raw. Throws std::invalid_argument for a speed that the system has not.
std::unique_ptr<ByteChannel> serialChannel(const std::string& path, int baud, bool rts_cts);

// Appends to a file, which is made when absent.
std::unique_ptr<ByteChannel> fileChannel(const std::string& path);

}  // namespace bianmin
