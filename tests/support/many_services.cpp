#include "tests/support/many_services.h"

#include <array>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>

namespace bianmin::test {
namespace {

namespace fs = std::filesystem;

// Files that lead to no matter of another file.
constexpr std::array kAlone = {"dibao", "elder", "tempaid"};
constexpr const char* kThere = "matters = [\"DIBAO.apply\", \"TEMPAID.apply\"]";

std::string readText(const fs::path& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return text.str();
}

void writeText(const fs::path& path, const std::string& text) {
  std::ofstream out(path);
  out << text;
  out.flush();
  if (!out) throw std::runtime_error("cannot write " + path.string());
}

// Two letters of their own for each copy: AA, AB ...
std::string suffix(int copy) {
  return {static_cast<char>('A' + copy / 26 % 26), static_cast<char>('A' + copy % 26)};
}

std::string copyOf(const std::string& text, const std::string& mark) {
  const std::string coded =
      std::regex_replace(text, std::regex("\ncode = \"([A-Z]+)\""), "\ncode = \"$1" + mark + "\"");
  return std::regex_replace(coded, std::regex("\nid = \"([A-Z]+)\\."), "\nid = \"$1" + mark + ".");
}

void copyBeside(const fs::path& config, const fs::path& to) {
  fs::create_directories(to / "services");
  for (const auto& entry : fs::directory_iterator(config)) {
    if (entry.is_regular_file()) {
      fs::copy_file(entry.path(), to / entry.path().filename(),
                    fs::copy_options::overwrite_existing);
    }
  }
  fs::copy(config / "calendar", to / "calendar",
           fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  fs::remove(to / "agency.toml");
  for (const char* name : {"home.toml", "life_events.toml"}) {
    const std::regex matters("\nmatters = \\[[^\\]]*\\]");
    writeText(to / name,
              std::regex_replace(readText(to / name), matters, std::string("\n") + kThere));
  }
}

}  // namespace

void writeServices(const fs::path& config, const fs::path& to, int count) {
  copyBeside(config, to);
  for (int i = 0; i < count; ++i) {
    const std::string name = kAlone[static_cast<std::size_t>(i) % kAlone.size()];
    const std::string text = readText(config / "services" / (name + ".toml"));
    const int copy = i / static_cast<int>(kAlone.size());
    const std::string mark = copy == 0 ? std::string() : suffix(copy);
    writeText(to / "services" / (name + mark + ".toml"), mark.empty() ? text : copyOf(text, mark));
  }
}

}  // namespace bianmin::test
