// Drives a real bianmin-kiosk process through its inspector: real taps, real screens.
#pragma once

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "tests/support/process.h"

namespace bianmin::test {

struct KioskOptions {
  std::filesystem::path program;  // bianmin-kiosk of a build with BIANMIN_INSPECT
  std::filesystem::path config;   // terminal.toml
  std::filesystem::path data;
  std::string size = "1080x1920";
  std::string display = {};  // ":7": on that X server's whole screen; empty: on no screen at all
};

// Every call throws std::runtime_error with the terminal's words when it fails.
class KioskDriver {
 public:
  explicit KioskDriver(KioskOptions options);
  ~KioskDriver();  // asks it to stop, and waits
  KioskDriver(const KioskDriver&) = delete;
  KioskDriver& operator=(const KioskDriver&) = delete;

  void tap(const std::string& id);
  void type(const std::string& text);
  void waitFor(const std::string& id, std::chrono::milliseconds patience = std::chrono::seconds(8));
  // Waits until some widget's label contains `words`; gives the time that it took.
  std::chrono::milliseconds waitForWords(
      const std::string& words, std::chrono::milliseconds patience = std::chrono::seconds(8));
  void screenshot(const std::filesystem::path& path);
  void moveClock(int minutes);
  nlohmann::json tree();
  std::string screen();
  std::string label(const std::string& id);
  bool shows(const std::string& id);
  // Types Chinese: the letters on the keyboard, then the candidate that is exactly `word`.
  void typePinyin(const std::string& letters, const std::string& word);

  void kill9() { process_.kill9(); }
  int stop();  // SIGTERM; the exit status
  Process& process() { return process_; }
  const std::filesystem::path& log() const { return log_; }

 private:
  nlohmann::json ask(const nlohmann::json& request);
  void connect();

  std::filesystem::path socket_, log_;
  Process process_;
  int fd_ = -1;
  std::string buffer_;
};

}  // namespace bianmin::test
