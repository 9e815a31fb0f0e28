#include "sync/pack/pack_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "sync/files/durable.h"

namespace bianmin::pack {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCurrent = "current";
constexpr const char* kNext = "current.new";
constexpr const char* kStaged = "new";
constexpr const char* kDead = "dead";

std::string readFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file.good() && !file.eof()) throw std::runtime_error(path.string() + " cannot be read");
  if (bytes.size() > kMostBytes) throw std::invalid_argument(path.string() + " is too large");
  return bytes;
}

std::string nameOf(std::int64_t version) { return "v" + std::to_string(version); }

}  // namespace

std::vector<File> readContent(const fs::path& config_dir) {
  std::vector<File> files;
  for (const char* folder : {"", "services", "calendar"}) {
    if (!fs::is_directory(config_dir / folder)) continue;
    for (const auto& entry : fs::directory_iterator(config_dir / folder)) {
      if (!entry.is_regular_file() || entry.path().extension() != ".toml") continue;
      const std::string path = (fs::path(folder) / entry.path().filename()).generic_string();
      if (isPackPath(path)) {
        files.push_back({path, readFile(entry.path())});
      } else if (*folder != '\0') {
        throw std::invalid_argument(
            entry.path().string() +
            ": the name of a file may have letters, digits, - and _ only, such as dibao.toml");
      }
    }
  }
  std::ranges::sort(files, {}, &File::path);
  return files;
}

PackFolder::PackFolder(fs::path dir, std::function<void()> step)
    : dir_(std::move(dir)), step_(std::move(step)) {}

void PackFolder::done() const {
  if (step_) step_();
}

std::vector<Installed> PackFolder::versions() const {
  std::vector<Installed> found;
  std::error_code absent;
  for (const auto& entry : fs::directory_iterator(dir_, absent)) {
    const std::int64_t version = files::versionOf(entry.path());
    if (version > 0 && entry.is_directory()) found.push_back({version, entry.path()});
  }
  std::ranges::sort(found, std::greater<>{}, &Installed::version);
  return found;
}

std::int64_t PackFolder::current() const {
  std::error_code absent;
  const fs::path name = fs::read_symlink(dir_ / kCurrent, absent);
  return absent ? 0 : files::versionOf(name);
}

std::vector<Installed> PackFolder::usable() const {
  std::vector<Installed> all = versions();
  // One that is newer than the current one was never put into use.
  if (const std::int64_t now = current(); now > 0) {
    std::erase_if(all, [now](const Installed& one) { return one.version > now; });
  }
  return all;
}

fs::path PackFolder::stage(const Pack& pack) {
  fs::create_directories(dir_);
  dropStaged();
  const fs::path staged = dir_ / kStaged;
  fs::create_directory(staged);
  done();
  std::set<fs::path> folders{staged};
  for (const File& file : pack.files) {
    if (!isPackPath(file.path)) throw std::runtime_error(file.path + ": not a name for a pack");
    const fs::path path = staged / file.path;
    if (folders.insert(path.parent_path()).second) fs::create_directory(path.parent_path());
    files::writeNew(path, file.bytes);
    done();
  }
  for (const fs::path& folder : folders) files::syncFolder(folder);
  files::syncFolder(dir_);
  return staged;
}

void PackFolder::dropStaged() { fs::remove_all(dir_ / kStaged); }

void PackFolder::pointTo(std::int64_t version) {
  fs::remove(dir_ / kNext);
  fs::create_symlink(nameOf(version), dir_ / kNext);
  done();
  fs::rename(dir_ / kNext, dir_ / kCurrent);
  files::syncFolder(dir_);
  done();
}

// The same version lies there when it was damaged, or adopt() was ended half-way. Nothing may refer
// to it while it is taken away.
void PackFolder::makeRoom(std::int64_t version) {
  const std::vector<Installed> all = versions();
  const auto older =
      std::ranges::find_if(all, [version](const Installed& one) { return one.version < version; });
  if (current() == version) {
    if (older != all.end()) {
      pointTo(older->version);
    } else {
      fs::remove(dir_ / kCurrent);
      files::syncFolder(dir_);
      done();
    }
  }
  discard(dir_ / nameOf(version));
}

// A folder that is half removed must not look like a version.
void PackFolder::discard(const fs::path& folder) {
  fs::remove_all(dir_ / kDead);
  fs::rename(folder, dir_ / kDead);
  files::syncFolder(dir_);
  done();
  fs::remove_all(dir_ / kDead);
  done();
}

void PackFolder::adopt(std::int64_t version, std::int64_t running) {
  if (fs::exists(dir_ / nameOf(version))) makeRoom(version);
  fs::rename(dir_ / kStaged, dir_ / nameOf(version));
  files::syncFolder(dir_);
  done();
  pointTo(version);
  for (const Installed& old : versions()) {
    if (old.version != version && old.version != running) discard(old.folder);
  }
}

}  // namespace bianmin::pack
