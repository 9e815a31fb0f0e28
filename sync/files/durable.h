// Files that are whole after a power cut: written and synced before anything names them. Everything
// throws std::runtime_error with the path and the system's words. Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace bianmin::files {

// A new file for the owner alone, on the disk when this returns; its folder is still to be synced.
// Fails if the name is in use, also by a link.
void writeNew(const std::filesystem::path& file, std::string_view bytes);
// What was created, renamed or removed in it is on the disk when this returns.
void syncFolder(const std::filesystem::path& folder);
// N of a folder "vN"; 0 for other names.
std::int64_t versionOf(const std::filesystem::path& path);

// The system's words for what failed last (errno).
[[noreturn]] void fail(const std::filesystem::path& path);

}  // namespace bianmin::files
