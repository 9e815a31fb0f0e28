// A county of a test's own: made by packaging/county, with a real centre process.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/process.h"

namespace bianmin::test {

class LocalCounty {
 public:
  // `build` holds kiosk/ and sync/ programs. Free ports are chosen; the centre runs afterwards.
  LocalCounty(const std::filesystem::path& source, const std::filesystem::path& build,
              const std::filesystem::path& dir);
  ~LocalCounty();
  LocalCounty(const LocalCounty&) = delete;
  LocalCounty& operator=(const LocalCounty&) = delete;

  void startCenter();  // and waits until it answers
  void killCenter(int signal);
  Output center(std::vector<std::string> arguments);  // bianmin-center --config ... ARGUMENTS
  Output ctl(std::vector<std::string> arguments);     // bianminctl --data ... ARGUMENTS
  nlohmann::json requests();                          // as the centre lists them
  nlohmann::json outbox();  // as bianminctl lists it: counts and "entries"
  // Waits until every entry of the terminal is taken or parked; false after 20 s.
  bool waitUntilSynced();
  void setPrinter(const std::string& device);  // in terminal.toml

  std::filesystem::path config() const { return dir_ / "config" / "terminal.toml"; }
  std::filesystem::path terminalData() const { return dir_ / "terminal"; }
  std::filesystem::path paper() const { return dir_ / "paper.escpos"; }
  std::filesystem::path dir() const { return dir_; }
  std::filesystem::path kioskProgram() const { return build_ / "kiosk" / "bianmin-kiosk"; }
  std::string publicUrl() const;

 private:
  std::filesystem::path build_, dir_;
  Process center_;
};

}  // namespace bianmin::test
