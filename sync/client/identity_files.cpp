#include "sync/client/identity_files.h"

#include <sys/stat.h>

#include <stdexcept>
#include <system_error>
#include <vector>

#include "sync/files/durable.h"
#include "sync/wire/codec.h"

namespace bianmin {
namespace {

namespace fs = std::filesystem;

std::int64_t newestVersion(const fs::path& dir) {
  std::int64_t newest = 0;
  for (const auto& entry : fs::directory_iterator(dir)) {
    newest = std::max(newest, files::versionOf(entry.path()));
  }
  return newest;
}

}  // namespace

fs::path writeVersion(const fs::path& dir, const wire::EnrolReply& reply,
                      const std::string& key_pem) {
  fs::create_directories(dir);
  fs::permissions(dir, fs::perms::owner_all);
  const fs::path version = dir / ("v" + std::to_string(newestVersion(dir) + 1));
  if (::mkdir(version.c_str(), 0700) != 0) files::fail(version);
  files::writeNew(version / kKeyFile, key_pem);
  files::writeNew(version / kCertFile, reply.certificate_pem);
  files::writeNew(version / kCaFile, reply.ca_pem);
  files::writeNew(version / kIdentityFile, wire::encode(reply));
  files::syncFolder(version);
  files::syncFolder(dir);
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
  files::syncFolder(dir);
  std::vector<fs::path> old;
  for (const auto& entry : fs::directory_iterator(dir)) {
    const fs::path name = entry.path().filename();
    if (files::versionOf(name) > 0 && name != version.filename() && name != before) {
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
