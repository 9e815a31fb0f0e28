#include "sync/client/identity_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <stdexcept>
#include <system_error>
#include <vector>

#include "sync/wire/codec.h"

namespace bianmin {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path) {
  throw std::runtime_error(path.string() + ": " + std::generic_category().message(errno));
}

void sync(const fs::path& dir) {
  const int fd = ::open(dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) fail(dir);
  const bool good = ::fsync(fd) == 0;
  ::close(fd);
  if (!good) fail(dir);
}

void writeFile(const fs::path& path, std::string_view text) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) fail(path);
  bool good = true;
  while (good && !text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    good = written > 0;
    if (good) text.remove_prefix(static_cast<std::size_t>(written));
  }
  good = good && ::fsync(fd) == 0;
  ::close(fd);
  if (!good) fail(path);
}

// N of "vN"; 0 for other names.
int versionNumber(const fs::path& path) {
  const std::string name = path.filename().string();
  int number = 0;
  if (name.size() < 2 || name[0] != 'v') return 0;
  const auto end = name.data() + name.size();
  const auto parsed = std::from_chars(name.data() + 1, end, number);
  return parsed.ec == std::errc{} && parsed.ptr == end ? number : 0;
}

int newestVersion(const fs::path& dir) {
  int newest = 0;
  for (const auto& entry : fs::directory_iterator(dir)) {
    newest = std::max(newest, versionNumber(entry.path()));
  }
  return newest;
}

}  // namespace

fs::path writeVersion(const fs::path& dir, const wire::EnrolReply& reply,
                      const std::string& key_pem) {
  fs::create_directories(dir);
  fs::permissions(dir, fs::perms::owner_all);
  const fs::path version = dir / ("v" + std::to_string(newestVersion(dir) + 1));
  if (::mkdir(version.c_str(), 0700) != 0) fail(version);
  writeFile(version / kKeyFile, key_pem);
  writeFile(version / kCertFile, reply.certificate_pem);
  writeFile(version / kCaFile, reply.ca_pem);
  writeFile(version / kIdentityFile, wire::encode(reply));
  sync(version);
  sync(dir);
  return version;
}

void useVersion(const fs::path& dir, const fs::path& version) {
  const fs::path current = dir / "current";
  std::error_code none;
  const fs::path before = fs::read_symlink(current, none);
  const fs::path next = dir / "current.new";
  fs::remove(next);
  fs::create_symlink(version.filename(), next);
  fs::rename(next, current);
  sync(dir);
  std::vector<fs::path> old;
  for (const auto& entry : fs::directory_iterator(dir)) {
    const fs::path name = entry.path().filename();
    if (versionNumber(name) > 0 && name != version.filename() && name != before) {
      old.push_back(entry.path());
    }
  }
  for (const fs::path& path : old) removeVersion(path);
}

void removeVersion(const fs::path& version) {
  std::error_code ignored;  // what is left is removed next time
  fs::remove_all(version, ignored);
}

}  // namespace bianmin
