// Small files that only the centre may read.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace bianmin::center {

// Mode 0600 whatever the umask; complete and on the disk before it has its name. Throws
// std::runtime_error.
void writeSecret(const std::filesystem::path& file, std::string_view content);
// Mode 0644, otherwise the same.
void writePublic(const std::filesystem::path& file, std::string_view content);
// Throws std::runtime_error with words: missing, or readable by others.
std::string readSecret(const std::filesystem::path& file);
std::string readPublic(const std::filesystem::path& file);

}  // namespace bianmin::center
