#include "tests/bench/screen.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <thread>

namespace bianmin::bench {
namespace {

constexpr int kWidth = 1920;
constexpr int kHeight = 1080;
constexpr int kBand = 88;
constexpr std::chrono::microseconds kStep{200};
constexpr std::chrono::seconds kPatience{10};

// The number that the server writes once it listens; empty when it ended instead.
std::string readNumber(int fd) {
  std::string number;
  char c = 0;
  while (::read(fd, &c, 1) == 1 && c != '\n') number.push_back(c);
  return number;
}

}  // namespace

std::unique_ptr<Screen> Screen::start() {
  if (test::run({"sh", "-c", "command -v Xvfb"}).status != 0) return nullptr;
  std::unique_ptr<Screen> screen(new Screen());
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return nullptr;
  screen->server_ =
      test::Process({"Xvfb", "-displayfd", std::to_string(ends[1]), "-screen", "0", "1920x1080x24",
                     "-nocursor", "-noreset", "-nolisten", "tcp", "-fbdir", screen->folder_.path()},
                    screen->folder_.path() / "xvfb.log");
  ::close(ends[1]);
  const std::string number = readNumber(ends[0]);
  ::close(ends[0]);
  if (number.empty()) return nullptr;
  screen->display_ = ":" + number;
  const int fd = ::open((screen->folder_.path() / "Xvfb_screen0").c_str(), O_RDONLY | O_CLOEXEC);
  struct stat file {};
  if (fd < 0 || ::fstat(fd, &file) != 0) return nullptr;
  screen->bytes_ = static_cast<std::size_t>(file.st_size);
  screen->map_ = ::mmap(nullptr, screen->bytes_, PROT_READ, MAP_SHARED, fd, 0);
  ::close(fd);
  if (screen->map_ == MAP_FAILED) return nullptr;
  // An XWD file: big-endian words; the header's size is the first, the number of colours the 20th,
  // and each colour takes 12 bytes.
  const auto* const words = static_cast<const std::uint32_t*>(screen->map_);
  const std::size_t offset = ntohl(words[0]) + std::size_t{ntohl(words[19])} * 12;
  screen->pixels_ = words + offset / sizeof(std::uint32_t);
  return screen;
}

Screen::~Screen() {
  if (map_ != nullptr && map_ != MAP_FAILED) ::munmap(map_, bytes_);
  if (server_.running()) {
    server_.signal(SIGTERM);
    server_.wait();
  }
}

std::span<const std::uint32_t> Screen::below() const {
  return {pixels_ + std::size_t{kBand} * kWidth, std::size_t{kHeight - kBand} * kWidth};
}

Screen::Picture Screen::picture() const {
  const auto part = below();
  return {part.begin(), part.end()};
}

bool Screen::shows(const Picture& picture) const {
  return std::memcmp(below().data(), picture.data(), picture.size() * sizeof(picture[0])) == 0;
}

double Screen::waitFor(const Picture& picture, Clock::time_point since) const {
  const auto until = Clock::now() + kPatience;
  while (!shows(picture)) {
    if (Clock::now() > until) throw std::runtime_error("the screen never showed the picture");
    std::this_thread::sleep_for(kStep);
  }
  return secondsSince(since);
}

void Screen::waitUntilNot(const Picture& picture) const {
  const auto until = Clock::now() + kPatience;
  while (shows(picture)) {
    if (Clock::now() > until) throw std::runtime_error("the screen keeps its picture");
    std::this_thread::sleep_for(kStep);
  }
}

Screen::Picture Screen::still(std::chrono::milliseconds unchanged) const {
  Picture last = picture();
  const auto until = Clock::now() + kPatience;
  for (auto since = Clock::now(); Clock::now() - since < unchanged;) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    if (shows(last)) continue;
    if (Clock::now() > until) throw std::runtime_error("the screen is never still");
    last = picture();
    since = Clock::now();
  }
  return last;
}

}  // namespace bianmin::bench
