#include "sync/center/enrol/secret_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace bianmin::center {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, const std::string& what) {
  throw std::runtime_error(file.string() + ": " + what);
}

[[noreturn]] void failWithErrno(const std::filesystem::path& file) {
  fail(file, std::generic_category().message(errno));
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

void writeAll(int fd, std::string_view content, const std::filesystem::path& file) {
  while (!content.empty()) {
    const ssize_t written = ::write(fd, content.data(), content.size());
    if (written < 0) failWithErrno(file);
    content.remove_prefix(static_cast<std::size_t>(written));
  }
}

void writeWhole(const std::filesystem::path& file, std::string_view content, mode_t mode) {
  std::filesystem::path unfinished = file;
  unfinished += ".new";
  {
    const Descriptor fd(::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (fd.get() < 0 || ::fchmod(fd.get(), mode) != 0) failWithErrno(unfinished);
    writeAll(fd.get(), content, unfinished);
    if (::fsync(fd.get()) != 0) failWithErrno(unfinished);
  }
  std::filesystem::rename(unfinished, file);
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.get() < 0 || ::fsync(fd.get()) != 0) failWithErrno(folder);
}

}  // namespace

void writeSecret(const std::filesystem::path& file, std::string_view content) {
  writeWhole(file, content, 0600);
}

void writePublic(const std::filesystem::path& file, std::string_view content) {
  writeWhole(file, content, 0644);
}

std::string readSecret(const std::filesystem::path& file) {
  struct stat found {};
  if (::stat(file.c_str(), &found) != 0) failWithErrno(file);
  if ((found.st_mode & 077) != 0) fail(file, "others may read this secret; set its mode to 0600");
  return readPublic(file);
}

std::string readPublic(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) failWithErrno(file);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace bianmin::center
