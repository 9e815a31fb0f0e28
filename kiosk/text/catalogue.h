// Words that people read, by stable keys, from gettext catalogues (assets/locale/*.po).
#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace bianmin {

// Reads DIR/LANG.mo and makes it the language of tr(). Not thread-safe against tr(); the window's
// thread switches, workers use what was loaded at their start. Throws std::runtime_error when the
// file is missing or damaged. The .mo file is read here instead of by gettext(), whose language
// hangs on locales that a minimal system does not have.
void loadMessages(const std::filesystem::path& dir, const std::string& language);

// The message of a key; the key itself when there is none (a test fails on that).
std::string_view tr(std::string_view key);

// What trf() calls; use trf().
std::string formatMessage(std::string_view key, fmt::format_args args);

// The message with {0}, {1} ... or {name} (fmt::arg) filled in. A message whose places do not fit
// the arguments comes back as it is: a translator's slip must not stop a terminal.
template <typename... Args>
std::string trf(std::string_view key, Args&&... args) {
  return formatMessage(key, fmt::make_format_args(args...));
}

}  // namespace bianmin
