#include "sync/config/node.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <toml.hpp>

#include "sync/config/error.h"

namespace bianmin {
namespace {

#if defined(TOML11_VERSION_MAJOR) && TOML11_VERSION_MAJOR >= 4
int lineOf(const toml::value& value) {
  return static_cast<int>(value.location().first_line_number());
}

int lineOf(const toml::syntax_error& error) {
  if (error.errors().empty() || error.errors().front().locations().empty()) return 0;
  return static_cast<int>(error.errors().front().locations().front().first.first_line_number());
}
#else
int lineOf(const toml::value& value) { return static_cast<int>(value.location().line()); }

int lineOf(const toml::syntax_error& error) { return static_cast<int>(error.location().line()); }
#endif

// toml11's message goes on with an excerpt over several lines; the first says what is wrong.
std::string firstLine(std::string_view what) {
  constexpr std::string_view kTag = "[error] ";
  if (what.starts_with(kTag)) what.remove_prefix(kTag.size());
  return std::string(what.substr(0, what.find('\n')));
}

std::string iso(const toml::local_date& date) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", int{date.year}, int{date.month} + 1,
                int{date.day});
  return text;
}

Node convert(const toml::value& value, const std::string& file, const std::string& field) {
  Node node;
  node.line = std::max(1, lineOf(value));
  if (value.is_boolean()) {
    node.value = value.as_boolean();
  } else if (value.is_integer()) {
    node.value = std::int64_t{value.as_integer()};
  } else if (value.is_floating()) {
    node.value = value.as_floating();
  } else if (value.is_string()) {
    node.value = toml::get<std::string>(value);
  } else if (value.is_local_date()) {
    node.value = iso(toml::get<toml::local_date>(value));
  } else if (value.is_array()) {
    Node::Array array;
    for (const toml::value& item : value.as_array()) array.push_back(convert(item, file, field));
    node.value = std::move(array);
  } else if (value.is_table()) {
    Node::Table table;
    for (const auto& [key, item] : value.as_table()) table[key] = convert(item, file, key);
    node.value = std::move(table);
  } else {
    throw ConfigError(file, node.line, field, "a time of day is not expected anywhere");
  }
  return node;
}

}  // namespace

Node readToml(const std::filesystem::path& path) {
  const std::string file = path.string();
  std::ifstream stream(path, std::ios::binary);
  if (!stream || !std::filesystem::is_regular_file(path)) {
    throw ConfigError(file, 0, "file", "cannot be read");
  }
  try {
    return convert(toml::parse(stream, file), file, "");
  } catch (const toml::syntax_error& error) {
    throw ConfigError(file, lineOf(error), "syntax", firstLine(error.what()));
  } catch (const ConfigError&) {
    throw;
  } catch (const std::exception& error) {  // toml11 throws other kinds for some broken numbers
    throw ConfigError(file, 0, "syntax", firstLine(error.what()));
  }
}

}  // namespace bianmin
