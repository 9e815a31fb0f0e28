// libsodium, initialised, and buffers that do not outlive their use. For this room's files.
#pragma once

#include <string>

namespace bianmin::seal {

// Initialises libsodium once; thread-safe. Throws std::runtime_error when it cannot.
void useSodium();

// A string whose bytes are overwritten with zeros when it goes out of scope. Reserve it before
// writing: bytes that a growing string leaves behind are not known here.
class WipedString {
 public:
  WipedString() = default;
  ~WipedString();
  WipedString(const WipedString&) = delete;
  WipedString& operator=(const WipedString&) = delete;

  std::string bytes;
};

}  // namespace bianmin::seal
