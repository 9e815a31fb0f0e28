// A service pack: what the county publishes for its terminals (services, calendar, figures ...) as
// one signed, numbered file. Pure functions; any thread.
//
//   8 bytes    "BMPACK1\n"
//   64 bytes   Ed25519 signature over all that follows
//   4 bytes    length of the manifest, big-endian
//   ...        manifest: JSON {"version", "made_at", "files": [{"path", "size", "sha256"}]}
//   ...        the files' bytes in the manifest's order, up to the end
//
// Nothing behind the signature is looked at before the signature has been found good.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sync/domain/time.h"
#include "sync/seal/seal.h"

namespace bianmin::pack {

inline constexpr std::size_t kMostBytes = std::size_t{8} << 20;     // of the whole
inline constexpr std::size_t kMostManifest = std::size_t{1} << 18;  // of its manifest
inline constexpr std::size_t kMostFiles = 1000;
inline constexpr std::size_t kMostPath = 100;                              // bytes
inline constexpr std::int64_t kMostVersion = (std::int64_t{1} << 53) - 1;  // JSON's whole numbers

struct File {
  std::string path;  // "services/dibao.toml"; see isPackPath()
  std::string bytes;
  friend bool operator==(const File&, const File&) = default;
};

struct Pack {
  std::int64_t version = 0;  // counts from 1 in a county
  Instant made_at{};
  std::vector<File> files;
};

// One of the county's own file names ("county.toml"), or a plain name that ends in ".toml" in
// services/ or calendar/: letters, digits, "-" and "_", so that it means the same on every disk and
// leads nowhere else. terminal.toml is the terminal's and never in a pack.
bool isPackPath(std::string_view path);

// Why bytes are not taken, in words for the county's technician; a Chinese sentence without a full
// stop.
struct Refusal {
  enum class Kind { NotAPack, TooLarge, Forged, Malformed } kind = Kind::NotAPack;
  std::string words;
};

// The public half of a signing key. A signing key is a 32-byte seed.
seal::Key publicKeyOf(const seal::Key& signing_key);

// Throws std::invalid_argument in words when a path, a number or a size is not allowed, and
// std::runtime_error when libsodium fails.
std::string makePack(const seal::Key& signing_key, const Pack& pack);

// Whatever the bytes are, the answer is a pack that this key's owner signed, whole and within the
// limits, or a refusal. Throws nothing but std::bad_alloc and libsodium's failure to start.
std::variant<Pack, Refusal> openPack(const seal::Key& public_key, std::string_view bytes);

}  // namespace bianmin::pack
