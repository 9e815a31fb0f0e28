#include "sync/seal/sodium.h"

#include <sodium.h>

#include <stdexcept>

#include "sync/seal/wiped_string.h"

namespace bianmin::seal {

void useSodium() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw std::runtime_error("libsodium cannot be initialised");
}

WipedString::~WipedString() { sodium_memzero(bytes.data(), bytes.capacity()); }

}  // namespace bianmin::seal
