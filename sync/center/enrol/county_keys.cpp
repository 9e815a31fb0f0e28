#include "sync/center/enrol/county_keys.h"

#include <sodium.h>

#include <stdexcept>

#include "sync/center/enrol/secret_file.h"
#include "sync/pack/pack.h"

namespace bianmin::center {
namespace {

constexpr const char* kSealFile = "seal.key";
constexpr const char* kMasterFile = "master.key";
constexpr const char* kPackFile = "pack.key";

seal::Key readKey(const std::filesystem::path& file) {
  std::string text = readSecret(file);
  while (text.ends_with('\n')) text.pop_back();
  const auto key = seal::keyFromBase64(text);
  sodium_memzero(text.data(), text.size());
  if (!key) throw std::runtime_error(file.string() + ": is not a key; restore it from the backup");
  return *key;
}

}  // namespace

CountyKeys CountyKeys::openOrCreate(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  if (!std::filesystem::exists(folder / kSealFile)) {
    writeSecret(folder / kSealFile, seal::toBase64(seal::makeKeyPair().secret_key) + "\n");
  }
  if (!std::filesystem::exists(folder / kMasterFile)) {
    writeSecret(folder / kMasterFile, seal::toBase64(seal::randomKey()) + "\n");
  }
  if (!std::filesystem::exists(folder / kPackFile)) {
    writeSecret(folder / kPackFile, seal::toBase64(seal::randomKey()) + "\n");
  }
  return open(folder);
}

CountyKeys CountyKeys::open(const std::filesystem::path& folder) {
  seal::KeyPair pair{};
  pair.secret_key = readKey(folder / kSealFile);
  crypto_scalarmult_base(pair.public_key.data(), pair.secret_key.data());
  std::optional<seal::Key> pack;
  if (std::filesystem::exists(folder / kPackFile)) pack = readKey(folder / kPackFile);
  return {pair, readKey(folder / kMasterFile), pack};
}

seal::Key CountyKeys::lookupKey(std::string_view village) const {
  return seal::derive(master_, "lookup", village);
}

seal::Key CountyKeys::enrolCodeKey() const { return seal::derive(master_, "enrol-code"); }

seal::Key CountyKeys::unlockKey(std::string_view terminal) const {
  return seal::derive(master_, "unlock", terminal);
}

seal::Key CountyKeys::deskKey(std::string_view purpose) const {
  return seal::derive(master_, "desk", purpose);
}

std::string CountyKeys::packPublicKey() const {
  return pack_ ? seal::toBase64(pack::publicKeyOf(*pack_)) : std::string();
}

}  // namespace bianmin::center
