#include "tests/sync/center/openapi_paths.h"

#include <fstream>
#include <stdexcept>

namespace bianmin::center {
namespace {

struct Line {
  std::size_t indent = 0;
  std::string key;    // "200" of `"200":` or `'200':`
  std::string value;  // after the colon
};

std::string unquoted(std::string text) {
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'')) {
    text = text.substr(1, text.size() - 2);
  }
  return text;
}

std::vector<Line> linesOf(const std::string& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file);
  std::vector<Line> lines;
  for (std::string text; std::getline(in, text);) {
    const std::size_t indent = text.find_first_not_of(' ');
    if (indent == std::string::npos || text[indent] == '#') continue;
    std::size_t colon = text.find(": ", indent);
    if (colon == std::string::npos && text.back() == ':') colon = text.size() - 1;
    if (colon == std::string::npos) continue;
    const std::size_t value = text.find_first_not_of(' ', colon + 1);
    lines.push_back({indent, unquoted(text.substr(indent, colon - indent)),
                     value == std::string::npos ? "" : unquoted(text.substr(value))});
  }
  return lines;
}

// The index behind the block that line `at` opens.
std::size_t blockEnd(const std::vector<Line>& lines, std::size_t at) {
  std::size_t end = at + 1;
  while (end < lines.size() && lines[end].indent > lines[at].indent) ++end;
  return end;
}

// The direct members of the block that line `at` opens.
std::vector<std::size_t> members(const std::vector<Line>& lines, std::size_t at) {
  std::vector<std::size_t> found;
  for (std::size_t i = at + 1; i < blockEnd(lines, at); ++i) {
    if (lines[i].indent == lines[at].indent + 2) found.push_back(i);
  }
  return found;
}

const std::size_t* memberNamed(const std::vector<Line>& lines, const std::vector<std::size_t>& in,
                               const std::string& key) {
  for (const std::size_t& i : in) {
    if (lines[i].key == key) return &i;
  }
  return nullptr;
}

std::size_t responseNamed(const std::vector<Line>& lines, const std::string& reference) {
  const std::string name = reference.substr(reference.rfind('/') + 1);
  bool inside = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].indent == 2) inside = lines[i].key == "responses";
    if (inside && lines[i].indent == 4 && lines[i].key == name) return i;
  }
  throw std::runtime_error("no response " + reference);
}

// `{$ref: "#/components/responses/Problem"}` on the line itself, or as a member of its block.
std::string referenceOf(const std::vector<Line>& lines, std::size_t at) {
  const std::string& inlined = lines[at].value;
  if (inlined.starts_with("{$ref: \"")) return inlined.substr(8, inlined.rfind('"') - 8);
  const auto inner = members(lines, at);
  const auto* member = memberNamed(lines, inner, "$ref");
  return member != nullptr ? lines[*member].value : "";
}

std::set<std::string> typesOf(const std::vector<Line>& lines, std::size_t response) {
  const std::string reference = referenceOf(lines, response);
  if (!reference.empty()) response = responseNamed(lines, reference);
  const auto inner = members(lines, response);
  std::set<std::string> types;
  if (const auto* content = memberNamed(lines, inner, "content")) {
    for (const std::size_t type : members(lines, *content)) types.insert(lines[type].key);
  }
  return types;
}

}  // namespace

std::vector<Operation> operationsOf(const std::string& yaml_file) {
  const std::vector<Line> lines = linesOf(yaml_file);
  std::vector<Operation> all;
  for (std::size_t top = 0; top < lines.size(); ++top) {
    if (lines[top].indent != 0 || lines[top].key != "paths") continue;
    for (const std::size_t path : members(lines, top)) {
      for (const std::size_t method : members(lines, path)) {
        const auto inner = members(lines, method);
        const auto* responses = memberNamed(lines, inner, "responses");
        if (responses == nullptr) continue;
        Operation operation{lines[path].key, lines[method].key, {}};
        for (const std::size_t status : members(lines, *responses)) {
          operation.replies[lines[status].key] = typesOf(lines, status);
        }
        all.push_back(std::move(operation));
      }
    }
  }
  return all;
}

}  // namespace bianmin::center
