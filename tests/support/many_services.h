// A county with any number of services, made from the shipped ones.
#pragma once

#include <filesystem>

namespace bianmin::test {

// Copies a configuration's folder and gives it exactly `count` services (3..2000): three shipped
// ones and copies of them under other codes. Cards and life events name only what is there, and
// look the same however many services there are; agency matters are left out. Throws
// std::runtime_error when a file cannot be read or written.
void writeServices(const std::filesystem::path& config, const std::filesystem::path& to, int count);

}  // namespace bianmin::test
