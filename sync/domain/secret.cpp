#include "sync/domain/secret.h"

#include <algorithm>
#include <stdexcept>

namespace bianmin {
namespace {

// Through a volatile pointer, so that the writes to memory that dies anyway are not left out.
void wipe(char* bytes, std::size_t count) {
  volatile char* p = bytes;
  for (std::size_t i = 0; i < count; ++i) p[i] = 0;
}

bool isContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

Secret::Secret(std::string_view text) {
  if (!append(text)) throw std::length_error("Secret: text does not fit");
}

Secret::~Secret() { clear(); }

bool Secret::append(std::string_view text) {
  if (text.size() > kCapacity - size_) return false;
  std::copy(text.begin(), text.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(size_));
  size_ += text.size();
  return true;
}

void Secret::removeLast() {
  if (size_ == 0) return;
  std::size_t start = size_ - 1;
  while (start > 0 && isContinuation(bytes_[start])) --start;
  // What lies past the end stays zero: copying the whole buffer then never carries old text along.
  wipe(bytes_.data() + start, size_ - start);
  size_ = start;
}

void Secret::clear() {
  wipe(bytes_.data(), kCapacity);
  size_ = 0;
}

}  // namespace bianmin
