// libsodium, initialised. For this room's files.
#pragma once

namespace bianmin::seal {

// Initialises libsodium once; thread-safe. Throws std::runtime_error when it cannot.
void useSodium();

}  // namespace bianmin::seal
