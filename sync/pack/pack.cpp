#include "sync/pack/pack.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <stdexcept>
#include <utility>

namespace bianmin::pack {
namespace {

using Json = nlohmann::json;
using Kind = Refusal::Kind;

constexpr std::string_view kMagic = "BMPACK1\n";
constexpr std::size_t kSignature = crypto_sign_BYTES;
constexpr std::size_t kLength = 4;
constexpr std::size_t kHead = kMagic.size() + kSignature + kLength;

constexpr std::array<std::string_view, 6> kSingleFiles = {"agency.toml", "county.toml",
                                                          "home.toml",   "life_events.toml",
                                                          "queues.toml", "supervision.toml"};
constexpr std::array<std::string_view, 2> kFolders = {"services/", "calendar/"};

void start() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw std::runtime_error("libsodium cannot be started");
}

const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string lengthBytes(std::size_t length) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((length >> shift) & 0xFF);
  return bytes;
}

std::size_t lengthOf(std::string_view bytes) {
  std::size_t length = 0;
  for (const char c : bytes.substr(0, kLength))
    length = length << 8 | static_cast<unsigned char>(c);
  return length;
}

Refusal malformed(std::string_view words) {
  return {Kind::Malformed, "服务包的清单不对：" + std::string(words)};
}

void requireAllowed(const Pack& pack) {
  if (pack.version < 1 || pack.version > kMostVersion) {
    throw std::invalid_argument("the version of a pack counts from 1");
  }
  if (pack.files.empty() || pack.files.size() > kMostFiles) {
    throw std::invalid_argument("a pack holds 1 to " + std::to_string(kMostFiles) + " files");
  }
  std::set<std::string_view> paths;
  for (const File& file : pack.files) {
    if (!isPackPath(file.path)) throw std::invalid_argument(file.path + ": not a name for a pack");
    if (!paths.insert(file.path).second) throw std::invalid_argument(file.path + ": twice");
  }
}

std::string manifestOf(const Pack& pack) {
  Json files = Json::array();
  for (const File& file : pack.files) {
    files.push_back({{"path", file.path},
                     {"size", file.bytes.size()},
                     {"sha256", seal::sha256Hex(file.bytes)}});
  }
  return Json{{"version", pack.version}, {"made_at", toIso(pack.made_at)}, {"files", files}}.dump();
}

struct Entry {
  std::string path;
  std::size_t size = 0;
  std::string sha256;
};

struct Manifest {
  std::int64_t version = 0;
  Instant made_at{};
  std::vector<Entry> files;
};

std::optional<std::int64_t> wholeNumber(const Json& object, const char* name, std::int64_t most) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_number_unsigned()) return std::nullopt;
  const auto value = found->get<std::uint64_t>();
  if (value > static_cast<std::uint64_t>(most)) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

std::string textOf(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<Entry> readEntry(const Json& json) {
  if (!json.is_object()) return std::nullopt;
  const auto size = wholeNumber(json, "size", static_cast<std::int64_t>(kMostBytes));
  Entry entry{textOf(json, "path"), 0, textOf(json, "sha256")};
  if (!size || !isPackPath(entry.path)) return std::nullopt;
  entry.size = static_cast<std::size_t>(*size);
  return entry;
}

std::optional<Manifest> readManifest(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  const auto version = wholeNumber(json, "version", kMostVersion);
  const Instant made_at = instantFromIso(textOf(json, "made_at"));
  const auto files = json.find("files");
  if (!version || *version < 1 || made_at < Instant{} || files == json.end() ||
      !files->is_array() || files->empty() || files->size() > kMostFiles) {
    return std::nullopt;
  }
  Manifest manifest{*version, made_at, {}};
  std::set<std::string> paths;
  for (const Json& one : *files) {
    auto entry = readEntry(one);
    if (!entry || !paths.insert(entry->path).second) return std::nullopt;
    manifest.files.push_back(std::move(*entry));
  }
  return manifest;
}

std::variant<Pack, Refusal> cutFiles(const Manifest& manifest, std::string_view bytes) {
  Pack pack{manifest.version, manifest.made_at, {}};
  for (const Entry& entry : manifest.files) {
    if (entry.size > bytes.size()) return malformed("文件比写明的短");
    File file{entry.path, std::string(bytes.substr(0, entry.size))};
    if (seal::sha256Hex(file.bytes) != entry.sha256) return malformed(entry.path + " 的内容不对");
    bytes.remove_prefix(entry.size);
    pack.files.push_back(std::move(file));
  }
  if (!bytes.empty()) return malformed("后面多出了内容");
  return pack;
}

}  // namespace

bool isPackPath(std::string_view path) {
  if (std::ranges::find(kSingleFiles, path) != kSingleFiles.end()) return true;
  const auto folder = std::ranges::find_if(
      kFolders, [path](std::string_view name) { return path.starts_with(name); });
  constexpr std::string_view kEnd = ".toml";
  if (folder == kFolders.end() || path.size() > kMostPath || !path.ends_with(kEnd)) return false;
  path.remove_prefix(folder->size());
  if (path.size() <= kEnd.size()) return false;
  path.remove_suffix(kEnd.size());
  return std::ranges::all_of(path, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

seal::Key publicKeyOf(const seal::Key& signing_key) {
  start();
  seal::Key public_key{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
  crypto_sign_seed_keypair(public_key.data(), secret.data(), signing_key.data());
  sodium_memzero(secret.data(), secret.size());
  return public_key;
}

std::string makePack(const seal::Key& signing_key, const Pack& pack) {
  start();
  requireAllowed(pack);
  const std::string manifest = manifestOf(pack);
  if (manifest.size() > kMostManifest) throw std::invalid_argument("the pack has too many files");
  std::string body = lengthBytes(manifest.size()) + manifest;
  for (const File& file : pack.files) body += file.bytes;
  if (kMagic.size() + kSignature + body.size() > kMostBytes) {
    throw std::invalid_argument("the pack is larger than 8 MiB");
  }
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_key{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
  crypto_sign_seed_keypair(public_key.data(), secret.data(), signing_key.data());
  std::string signature(kSignature, '\0');
  const int failed = crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()),
                                          nullptr, raw(body), body.size(), secret.data());
  sodium_memzero(secret.data(), secret.size());
  if (failed != 0) throw std::runtime_error("libsodium cannot sign");
  return std::string(kMagic) + signature + body;
}

std::variant<Pack, Refusal> openPack(const seal::Key& public_key, std::string_view bytes) {
  start();
  if (bytes.size() > kMostBytes) return Refusal{Kind::TooLarge, "服务包超过了 8 MiB"};
  if (bytes.size() < kHead || !bytes.starts_with(kMagic)) {
    return Refusal{Kind::NotAPack, "收到的不是服务包"};
  }
  const std::string_view signature = bytes.substr(kMagic.size(), kSignature);
  std::string_view body = bytes.substr(kMagic.size() + kSignature);
  if (crypto_sign_verify_detached(raw(signature), raw(body), body.size(), public_key.data()) != 0) {
    return Refusal{Kind::Forged, "服务包的签名不对，不是本县发的，或者路上改过"};
  }
  const std::size_t length = lengthOf(body);
  body.remove_prefix(kLength);
  if (length > kMostManifest || length > body.size()) return malformed("长度不对");
  const auto manifest = readManifest(body.substr(0, length));
  if (!manifest) return malformed("写法不对，或者有不该有的文件名");
  return cutFiles(*manifest, body.substr(length));
}

}  // namespace bianmin::pack
