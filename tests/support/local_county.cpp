#include "tests/support/local_county.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace bianmin::test {
namespace {

int freePort() {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ::bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address);
  socklen_t size = sizeof address;
  ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(fd);
  return ntohs(address.sin_port);
}

std::string readAll(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string firstLine(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

}  // namespace

LocalCounty::LocalCounty(const std::filesystem::path& source, const std::filesystem::path& build,
                         const std::filesystem::path& dir)
    : build_(build), dir_(std::filesystem::absolute(dir)) {
  std::filesystem::remove_all(dir_);
  const Output made =
      run({source / "packaging" / "county", "--bin", build, "--data", dir_, "--terminal-port",
           std::to_string(freePort()), "--public-port", std::to_string(freePort())});
  if (made.status != 0) throw std::runtime_error("county: " + made.text);
  ::kill(std::stoi(firstLine(dir_ / "center.pid")), SIGTERM);  // from here on a child of this test
  startCenter();
}

LocalCounty::~LocalCounty() {
  if (center_.running()) killCenter(SIGTERM);
}

void LocalCounty::startCenter() {
  const std::string health = publicUrl() + "/healthz";
  for (int attempt = 0; attempt < 300; ++attempt) {
    if (!center_.running())  // the port may still be held by the one before
      center_ =
          Process({build_ / "sync" / "bianmin-center", "--config", dir_ / "center.toml", "serve"},
                  dir_ / "center.log");
    const Output answer =
        run({"curl", "--silent", "--fail", "--cacert", dir_ / "center" / "ca.pem", health});
    if (answer.status == 0 && center_.running()) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  throw std::runtime_error("the centre does not answer: " + readAll(dir_ / "center.log"));
}

void LocalCounty::killCenter(int signal) {
  center_.signal(signal);
  center_.wait();
}

Output LocalCounty::center(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(),
                   {build_ / "sync" / "bianmin-center", "--config", dir_ / "center.toml"});
  return run(arguments);
}

Output LocalCounty::ctl(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {build_ / "kiosk" / "bianminctl", "--data", terminalData()});
  return run(arguments);
}

nlohmann::json LocalCounty::requests() {
  return nlohmann::json::parse(center({"requests", "list", "--json"}).text);
}

nlohmann::json LocalCounty::outbox() {
  return nlohmann::json::parse(ctl({"--json", "outbox", "list"}).text);
}

bool LocalCounty::waitUntilSynced() {
  for (int attempt = 0; attempt < 400; ++attempt) {
    const auto box = outbox();
    if (box.at("waiting") == 0 && box.at("sending") == 0) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return false;
}

void LocalCounty::setPrinter(const std::string& device) {
  const std::string text = readAll(config());
  std::ofstream(config()) << std::regex_replace(text, std::regex("\ndevice = [^\n]*"),
                                                "\ndevice = \"" + device + "\"",
                                                std::regex_constants::format_first_only);
}

std::string LocalCounty::publicUrl() const { return firstLine(dir_ / "public.url"); }

}  // namespace bianmin::test
