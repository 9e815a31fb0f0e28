#include "kiosk/text/catalogue.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "kiosk/text/mo_file.h"

namespace bianmin {
namespace {

// The language in use. One for the program, like gettext's own: words are asked for everywhere.
Messages& current() {
  static Messages messages;
  return messages;
}

}  // namespace

void loadMessages(const std::filesystem::path& dir, const std::string& language) {
  const std::filesystem::path path = dir / (language + ".mo");
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("message catalogue not found: " + path.string());
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (file.bad()) throw std::runtime_error("message catalogue cannot be read: " + path.string());
  try {
    current() = readMo(bytes);
  } catch (const std::runtime_error& e) {
    throw std::runtime_error(path.string() + ": " + e.what());
  }
}

std::string_view tr(std::string_view key) {
  const auto found = current().find(key);
  return found == current().end() ? key : std::string_view(found->second);
}

std::string formatMessage(std::string_view key, fmt::format_args args) {
  const std::string_view message = tr(key);
  try {
    return fmt::vformat(message, args);
  } catch (const fmt::format_error&) {
    return std::string(message);
  }
}

}  // namespace bianmin
