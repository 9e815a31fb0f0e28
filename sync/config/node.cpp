#include "sync/config/node.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "sync/config/error.h"

namespace bianmin {
namespace {

int lineOf(const toml::node& node) {
  return std::max(1, static_cast<int>(node.source().begin.line));
}

std::string iso(const toml::date& date) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", int{date.year}, int{date.month},
                int{date.day});
  return text;
}

Node convert(const toml::node& value, const std::string& file, std::string_view field) {
  Node node;
  node.line = lineOf(value);
  if (const auto* flag = value.as_boolean()) {
    node.value = flag->get();
  } else if (const auto* integer = value.as_integer()) {
    node.value = std::int64_t{integer->get()};
  } else if (const auto* real = value.as_floating_point()) {
    node.value = real->get();
  } else if (const auto* text = value.as_string()) {
    node.value = text->get();
  } else if (const auto* date = value.as_date()) {
    node.value = iso(date->get());
  } else if (const auto* array = value.as_array()) {
    Node::Array items;
    for (const toml::node& item : *array) items.push_back(convert(item, file, field));
    // toml++ puts a list of [[tables]] where its first one starts; so does this.
    node.value = std::move(items);
  } else if (const auto* table = value.as_table()) {
    Node::Table members;
    for (const auto& [key, item] : *table) {
      members.emplace(std::string(key.str()), convert(item, file, key.str()));
    }
    node.value = std::move(members);
  } else {
    throw ConfigError(file, node.line, std::string(field), "这里不能写时刻",
                      "写日期 2026-11-22，或者加上英文引号");
  }
  return node;
}

// The library's own words are English; the two mistakes that are made most are said plainly.
ConfigError broken(const std::string& file, const toml::parse_error& error) {
  const int line = static_cast<int>(error.source().begin.line);
  const std::string_view what = error.description();
  if (what.find("redefine") != std::string_view::npos) {
    return {file, line, "syntax", "同一项写了两次", "只留一个"};
  }
  if (what.find("utf-8") != std::string_view::npos ||
      what.find("UTF-8") != std::string_view::npos) {
    return {file, line, "syntax", "文件不是 UTF-8 编码", "用记事本另存为，编码选 UTF-8"};
  }
  return {file, line, "syntax", "这一行不合 TOML 的写法（" + std::string(what) + "）",
          "看这一行和上一行：引号、方括号要成对，要用英文的，等号后面要有内容"};
}

}  // namespace

Node readToml(const std::filesystem::path& path) {
  const std::string file = path.string();
  std::ifstream stream(path, std::ios::binary);
  if (!stream || !std::filesystem::is_regular_file(path)) {
    throw ConfigError(file, 0, "file", "读不了这个文件", "看文件在不在、名字对不对、能不能打开");
  }
  std::ostringstream text;
  text << stream.rdbuf();
  try {
    return convert(toml::parse(text.str(), file), file, "");
  } catch (const toml::parse_error& error) {
    throw broken(file, error);
  }
}

}  // namespace bianmin
