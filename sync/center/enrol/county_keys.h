// The county's own keys: the pair to which terminals seal, the key from which others derive, and
// the one that signs what the county publishes to its terminals.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "sync/seal/seal.h"

namespace bianmin::center {

// Immutable; may be shared between threads.
class CountyKeys {
 public:
  // Reads seal.key, master.key and pack.key of the folder; makes those that are missing. Throws
  // std::runtime_error: a key that is damaged is never replaced, because what was sealed to it
  // would be lost.
  static CountyKeys openOrCreate(const std::filesystem::path& folder);
  // Throws when one is missing; only pack.key may be, in a county older than packs are.
  static CountyKeys open(const std::filesystem::path& folder);

  const seal::KeyPair& sealPair() const { return pair_; }
  // The key of a village's lookup values; the same for ever for the same region code.
  seal::Key lookupKey(std::string_view village) const;
  // The key of the hashes of enrolment codes.
  seal::Key enrolCodeKey() const;
  // What a terminal and the county share for unlock codes; the same for ever for the same name.
  seal::Key unlockKey(std::string_view terminal) const;
  // Of the staff desk, one a purpose: "password", "code", "search".
  seal::Key deskKey(std::string_view purpose) const;
  // Signs service packs (a 32-byte seed, see sync/pack). Kept apart from the master key: whoever
  // may publish need not be able to open anything.
  const std::optional<seal::Key>& packKey() const { return pack_; }
  // By what terminals know the county's packs, base64; empty without packKey().
  std::string packPublicKey() const;

 private:
  CountyKeys(const seal::KeyPair& pair, const seal::Key& master,
             const std::optional<seal::Key>& pack)
      : pair_(pair), master_(master), pack_(pack) {}

  seal::KeyPair pair_;
  seal::Key master_;
  std::optional<seal::Key> pack_;
};

}  // namespace bianmin::center
