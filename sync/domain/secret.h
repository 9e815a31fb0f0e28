// Text that must not outlive its use: what a resident typed.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace bianmin {

// A short UTF-8 text in a fixed buffer inside the object, so that no copy of it is left on the
// heap; overwritten with zeros on clear, assignment and destruction. Longer input is refused, not
// cut. Not thread-safe, like a plain value.
class Secret {
 public:
  // Bytes, not characters: 50 characters of a name or 120 of an address fit.
  static constexpr std::size_t kCapacity = 480;

  Secret() = default;
  // Throws std::length_error when the text does not fit (the message does not repeat it).
  explicit Secret(std::string_view text);
  Secret(const Secret&) = default;
  Secret& operator=(const Secret&) = default;
  ~Secret();

  std::string_view view() const { return {bytes_.data(), size_}; }
  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }

  // Adds text; false, and nothing changed, when it does not fit.
  bool append(std::string_view text);
  // Removes the last UTF-8 character; nothing happens on an empty text.
  void removeLast();
  // Overwrites the whole buffer with zeros in a way that the compiler keeps.
  void clear();

  friend bool operator==(const Secret& a, const Secret& b) { return a.view() == b.view(); }

 private:
  std::array<char, kCapacity> bytes_{};
  std::size_t size_ = 0;
};

}  // namespace bianmin
