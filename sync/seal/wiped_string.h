// A buffer for plain text that does not outlive its use.
#pragma once

#include <string>

namespace bianmin::seal {

// A string whose bytes are overwritten with zeros when it goes out of scope. Reserve it before
// writing: bytes that a growing string leaves behind are not known here.
struct WipedString {
  WipedString() = default;
  explicit WipedString(std::string&& text) : bytes(std::move(text)) {}
  ~WipedString();
  WipedString(const WipedString&) = delete;
  WipedString& operator=(const WipedString&) = delete;

  std::string bytes;
};

}  // namespace bianmin::seal
