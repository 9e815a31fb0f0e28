#include "tests/support/kiosk_driver.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <thread>

namespace bianmin::test {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kStep{15};
constexpr std::chrono::seconds kStartPatience{30};
constexpr std::chrono::seconds kCandidatePatience{8};

std::string idOfCandidate(const nlohmann::json& tree, const std::string& word) {
  for (const auto& widget : tree.at("widgets"))
    if (widget.at("label") == word &&
        widget.at("id").get<std::string>().find("candidate") != std::string::npos)
      return widget.at("id");
  return "";
}

// A socket's path has at most 107 bytes, which a test's own folder may well exceed.
std::filesystem::path makeSocketDir() {
  std::string name = (std::filesystem::temp_directory_path() / "kiosk-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the socket");
  return name;
}

}  // namespace

KioskDriver::KioskDriver(KioskOptions options)
    : socket_(makeSocketDir() / "inspect.sock"), log_(options.data / "kiosk.log") {
  std::filesystem::create_directories(options.data);
  std::vector<std::string> command = {options.program, "--config",  options.config, "--data",
                                      options.data,    "--inspect", socket_};
  Process::Environment environment = {{"SDL_VIDEODRIVER", "x11"}, {"DISPLAY", options.display}};
  if (options.display.empty()) {
    command.insert(command.end(), {"--windowed", options.size});
    environment = {{"SDL_VIDEODRIVER", "dummy"}};
  }
  process_ = Process(command, log_, environment);
  connect();
}

KioskDriver::~KioskDriver() {
  if (fd_ >= 0) ::close(fd_);
  if (process_.running()) stop();
  std::error_code ignored;
  std::filesystem::remove_all(socket_.parent_path(), ignored);
}

int KioskDriver::stop() {
  process_.signal(SIGTERM);
  return process_.wait();
}

void KioskDriver::connect() {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, socket_.c_str(), sizeof address.sun_path - 1);
  const auto until = Clock::now() + kStartPatience;
  fd_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  while (::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    if (!process_.running()) throw std::runtime_error("the terminal ended; see " + log_.string());
    if (Clock::now() > until) throw std::runtime_error("the terminal does not answer");
    std::this_thread::sleep_for(kStep);
  }
}

nlohmann::json KioskDriver::ask(const nlohmann::json& request) {
  const std::string line = request.dump() + "\n";
  if (::send(fd_, line.data(), line.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(line.size()))
    throw std::runtime_error("the terminal is gone");
  std::size_t end = 0;
  while ((end = buffer_.find('\n')) == std::string::npos) {
    char chunk[65536];
    const ssize_t n = ::read(fd_, chunk, sizeof chunk);
    if (n <= 0) throw std::runtime_error("the terminal is gone");
    buffer_.append(chunk, static_cast<std::size_t>(n));
  }
  auto reply = nlohmann::json::parse(buffer_.substr(0, end));
  buffer_.erase(0, end + 1);
  if (!reply.at("ok").get<bool>())
    throw std::runtime_error(request.dump() + ": " + reply.at("error").get<std::string>());
  return reply;
}

void KioskDriver::tap(const std::string& id) { ask({{"do", "tap"}, {"id", id}}); }
void KioskDriver::type(const std::string& text) { ask({{"do", "type"}, {"text", text}}); }
void KioskDriver::moveClock(int minutes) { ask({{"do", "clock"}, {"minutes", minutes}}); }
nlohmann::json KioskDriver::tree() { return ask({{"do", "tree"}}); }
std::string KioskDriver::screen() { return tree().at("screen"); }

void KioskDriver::waitFor(const std::string& id, std::chrono::milliseconds patience) {
  ask({{"do", "wait"}, {"id", id}, {"ms", patience.count()}});
}

void KioskDriver::screenshot(const std::filesystem::path& path) {
  ask({{"do", "screenshot"}, {"path", path.string()}});
}

std::chrono::milliseconds KioskDriver::waitForWords(const std::string& words,
                                                    std::chrono::milliseconds patience) {
  const auto start = Clock::now();
  while (Clock::now() - start < patience) {
    const auto shown = tree();
    for (const auto& widget : shown.at("widgets"))
      if (widget.at("label").get<std::string>().find(words) != std::string::npos)
        return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start);
    std::this_thread::sleep_for(kStep);
  }
  throw std::runtime_error("not shown: " + words);
}

std::string KioskDriver::label(const std::string& id) {
  const auto shown = tree();
  for (const auto& widget : shown.at("widgets"))
    if (widget.at("id") == id) return widget.at("label");
  throw std::runtime_error("no widget " + id);
}

bool KioskDriver::shows(const std::string& id) {
  const auto shown = tree();
  for (const auto& widget : shown.at("widgets"))
    if (widget.at("id") == id) return true;
  return false;
}

void KioskDriver::typePinyin(const std::string& letters, const std::string& word) {
  type(letters);
  const auto until = Clock::now() + kCandidatePatience;
  const auto shown = [&] {
    std::string words = label("form.answer");
    std::erase(words, ' ');
    return words;
  };
  // As a person would: the letters stand in the field before a word is picked ...
  while (!shown().ends_with(letters)) {
    if (Clock::now() > until) throw std::runtime_error("not composed: " + letters);
    std::this_thread::sleep_for(kStep);
  }
  // Candidates move with each answer of the engine: only those of the last one, seen twice, keep
  // their places until the finger is there.
  std::string id, before_id;
  do {
    if (Clock::now() > until) throw std::runtime_error("no candidate " + word);
    std::this_thread::sleep_for(kStep);
    const auto now = tree();
    before_id = id;
    id = now.at("composes").get<bool>() ? "" : idOfCandidate(now, word);
  } while (id.empty() || id != before_id);
  // ... and the word stands there before the next letter is typed.
  const std::string before = shown();
  tap(id);
  while (shown() == before) {
    if (Clock::now() > until) throw std::runtime_error("not picked: " + word);
    std::this_thread::sleep_for(kStep);
  }
}

}  // namespace bianmin::test
