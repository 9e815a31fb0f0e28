// The county's own keys: the pair to which terminals seal, and the key from which others derive.
#pragma once

#include <filesystem>
#include <string_view>

#include "sync/seal/seal.h"

namespace bianmin::center {

// Immutable; may be shared between threads.
class CountyKeys {
 public:
  // Reads seal.key and master.key of the folder; makes those that are missing. Throws
  // std::runtime_error: a key that is damaged is never replaced, because what was sealed to it
  // would be lost.
  static CountyKeys openOrCreate(const std::filesystem::path& folder);
  // Throws when one is missing.
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

 private:
  CountyKeys(const seal::KeyPair& pair, const seal::Key& master) : pair_(pair), master_(master) {}

  seal::KeyPair pair_;
  seal::Key master_;
};

}  // namespace bianmin::center
