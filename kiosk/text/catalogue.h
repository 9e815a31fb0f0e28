// Words that people read, by stable keys, from gettext catalogues (assets/locale/*.po).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace bianmin {

// Reads DIR/LANG.mo and makes it the language of tr(). Not thread-safe against tr(); the window's
// thread switches, workers use what was loaded at their start. Throws std::runtime_error when the
// file is missing or damaged. The .mo file is read here instead of by gettext(), whose language
// hangs on locales that a minimal system does not have.
void loadMessages(const std::filesystem::path& dir, const std::string& language);

// The message of a key; the key itself when there is none (a test fails on that).
std::string_view tr(std::string_view key);

// The message with {0}, {1} ... or {name} filled in.
template <typename... Args>
std::string trf(std::string_view key, Args&&... args) {
  return fmt::vformat(tr(key), fmt::make_format_args(args...));
}

}  // namespace bianmin
