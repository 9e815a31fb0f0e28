#include "sync/files/durable.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <stdexcept>
#include <string>
#include <system_error>

namespace bianmin::files {

void fail(const std::filesystem::path& path) {
  throw std::runtime_error(path.string() + ": " + std::generic_category().message(errno));
}

void syncFolder(const std::filesystem::path& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) fail(folder);
  const bool good = ::fsync(fd) == 0;
  ::close(fd);
  if (!good) fail(folder);
}

void writeNew(const std::filesystem::path& file, std::string_view bytes) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) fail(file);
  bool good = true;
  while (good && !bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    good = written > 0;
    if (good) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  good = good && ::fsync(fd) == 0;
  ::close(fd);
  if (!good) fail(file);
}

std::int64_t versionOf(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  std::int64_t number = 0;
  if (name.size() < 2 || name[0] != 'v') return 0;
  const auto end = name.data() + name.size();
  const auto parsed = std::from_chars(name.data() + 1, end, number);
  return parsed.ec == std::errc{} && parsed.ptr == end && number > 0 ? number : 0;
}

}  // namespace bianmin::files
