#include "kiosk/platform/content_source.h"

#include <exception>
#include <utility>
#include <variant>
#include <vector>

#include "sync/config/error.h"

namespace bianmin {
namespace {

namespace fs = std::filesystem;

std::string nth(std::int64_t version) { return "第 " + std::to_string(version) + " 版"; }

// "services/dibao.toml:12: matter[0].fee: ..." without where the folder lies on this disk.
std::string shortened(std::string words, const fs::path& folder) {
  const std::string prefix = folder.string() + "/";
  for (auto at = words.find(prefix); at != std::string::npos; at = words.find(prefix)) {
    words.erase(at, prefix.size());
  }
  return words;
}

// The report to the county has room for so much; a fault may quote what somebody has written.
constexpr std::size_t kMostProblem = 600;  // bytes

std::string clipped(std::string words) {
  if (words.size() <= kMostProblem) return words;
  std::size_t end = kMostProblem;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
  words.resize(end);
  return words;
}

}  // namespace

ContentSource::ContentSource(const fs::path& packs_dir, fs::path config_dir)
    : packs_dir_(packs_dir), config_dir_(std::move(config_dir)) {}

Content ContentSource::loadHome() const {
  for (const pack::Installed& pack : pack::PackFolder(packs_dir_).usable()) {
    try {
      return loadHomeContent(pack.folder);
    } catch (const std::exception&) {
      continue;  // load() tells of it
    }
  }
  return loadHomeContent(config_dir_);
}

Content ContentSource::load() {
  const std::lock_guard lock(mutex_);
  loaded_ = true;  // also if it throws: nobody is to wait for ever
  loaded_changed_.notify_all();
  const std::vector<pack::Installed> usable = pack::PackFolder(packs_dir_).usable();
  if (!usable.empty()) newest_ = usable.front().version;
  for (const pack::Installed& pack : usable) {
    try {
      Content content = loadContent(pack.folder);
      status_.version = pack.version;
      return content;
    } catch (const std::exception& error) {
      if (!status_.problem.empty()) continue;  // the newest counts
      status_.problem =
          clipped(nth(pack.version) + "读不出来：" + shortened(error.what(), pack.folder));
    }
  }
  return loadContent(config_dir_);
}

void ContentSource::waitUntilLoaded(std::unique_lock<std::mutex>& lock) {
  loaded_changed_.wait(lock, [this] { return loaded_; });
}

bool ContentSource::wants(std::int64_t version) {
  std::unique_lock lock(mutex_);
  waitUntilLoaded(lock);
  const bool damaged = version == newest_ && status_.version < newest_;
  return (version > newest_ || damaged) && version != refused_;
}

PackStatus ContentSource::status() {
  std::unique_lock lock(mutex_);
  waitUntilLoaded(lock);
  return status_;
}

std::optional<Content> ContentSource::refuse(std::int64_t version, const std::string& why) {
  refused_ = version;
  status_.problem = clipped(nth(version) + "没有用：" + why);
  return std::nullopt;
}

std::optional<Content> ContentSource::take(std::int64_t version, const std::string& key,
                                           std::string_view bytes) {
  std::unique_lock lock(mutex_);
  waitUntilLoaded(lock);
  const auto public_key = seal::keyFromBase64(key);
  if (!public_key) {
    status_.problem = nth(version) + "没有取：这台终端还没有县里的公钥，换一次证书或者重新登记";
    return std::nullopt;
  }
  auto opened = pack::openPack(*public_key, bytes);
  if (const auto* refusal = std::get_if<pack::Refusal>(&opened)) {
    return refuse(version, refusal->words);
  }
  const auto& pack = std::get<pack::Pack>(opened);
  const bool damaged = pack.version == newest_ && status_.version < newest_;
  if (pack.version < newest_ || (pack.version == newest_ && !damaged)) {
    return refuse(version, "来的是" + nth(pack.version) + "，不比现有的新");
  }
  if (pack.version != version) return refuse(version, "来的是" + nth(pack.version));
  pack::PackFolder folder(packs_dir_);
  fs::path staged;
  try {
    staged = folder.stage(pack);
    Content content = loadContent(staged);
    folder.adopt(pack.version, status_.version);
    newest_ = pack.version;
    status_ = {pack.version, {}};
    return content;
  } catch (const ConfigError& error) {
    std::error_code ignored;  // what is left is removed before the next one is written
    fs::remove_all(staged, ignored);
    return refuse(version, shortened(error.what(), staged));
  } catch (const std::exception& error) {
    // Is tried again.
    status_.problem = clipped(nth(version) + "存不下来：" + error.what());
    return std::nullopt;
  }
}

void ContentSource::notFetched(std::int64_t version, const std::string& why) {
  const std::lock_guard lock(mutex_);
  status_.problem = clipped(nth(version) + "取不来：" + why);
}

}  // namespace bianmin
