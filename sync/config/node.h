// A TOML file as plain values, each with its line. Only this room uses it; node.cpp is the one file
// that sees toml++.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace bianmin {

struct Node {
  using Array = std::vector<Node>;
  using Table = std::map<std::string, Node, std::less<>>;
  // A TOML date without time becomes the text "2026-11-22".
  std::variant<bool, std::int64_t, double, std::string, Array, Table> value;
  int line = 0;
};

// Throws ConfigError when the file cannot be read, is not TOML, or holds a time of day.
Node readToml(const std::filesystem::path& path);

}  // namespace bianmin
