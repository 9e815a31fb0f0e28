#include "kiosk/store/station_key.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace bianmin {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file) {
  throw std::system_error(errno, std::generic_category(), file.string());
}

class File {
 public:
  File(int fd, std::filesystem::path path) : path_(std::move(path)), fd_(fd) {
    if (fd_ < 0) fail(path_);
  }
  ~File() { ::close(fd_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  void write(const std::string& text) {
    if (::write(fd_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) fail(path_);
    sync();
  }
  void sync() {
    if (::fsync(fd_) != 0) fail(path_);
  }

 private:
  std::filesystem::path path_;
  int fd_;
};

// Written beside and then linked to its name, which fails when somebody else was first: nobody ever
// sees half a key, and nobody replaces one.
void makeKeyFile(const std::filesystem::path& dir, const std::filesystem::path& file) {
  std::string draft = file.string() + ".XXXXXX";
  File(::mkostemp(draft.data(), O_CLOEXEC), draft)  // mode 0600
      .write(seal::toBase64(seal::randomKey()) + "\n");
  const bool made = ::link(draft.c_str(), file.c_str()) == 0;
  const int error = errno;
  ::unlink(draft.c_str());
  errno = error;
  if (!made && error != EEXIST) fail(file);
  File(::open(dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC), dir).sync();
}

}  // namespace

seal::Key loadOrMakeStationKey(const std::filesystem::path& dir) {
  const std::filesystem::path file = dir / "station.key";
  if (std::filesystem::create_directories(dir)) {
    std::filesystem::permissions(dir, std::filesystem::perms::owner_all);
  }
  if (!std::filesystem::exists(file)) makeKeyFile(dir, file);
  struct stat info {};
  if (::stat(file.c_str(), &info) != 0) fail(file);
  if ((info.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    throw std::runtime_error(file.string() + " may be read by others; it must have mode 0600");
  }
  std::ifstream stream(file);
  std::string text;
  std::getline(stream, text);
  const std::optional<seal::Key> key = seal::keyFromBase64(text);
  if (!key) throw std::runtime_error(file.string() + " does not hold a key");
  return *key;
}

StoreKeys storeKeys(const seal::Key& station, const std::string& county_base64,
                    const std::string& village_base64, const std::string& unlock_base64) {
  const std::optional<seal::Key> county = seal::keyFromBase64(county_base64);
  const std::optional<seal::Key> village = seal::keyFromBase64(village_base64);
  if (!county) throw std::runtime_error("the county's key is not 32 bytes in base64");
  if (!village) throw std::runtime_error("the village's lookup key is not 32 bytes in base64");
  const std::optional<seal::Key> unlock = seal::keyFromBase64(unlock_base64);
  if (!unlock && !unlock_base64.empty())
    throw std::runtime_error("the terminal's unlock key is not 32 bytes in base64");
  return {station, *county, *village, unlock};
}

}  // namespace bianmin
