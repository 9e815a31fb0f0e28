// How results are written: columns for people, one JSON value for programs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace bianmin::ctl {

using Json = nlohmann::ordered_json;

// Columns of a terminal that a text takes: Chinese characters take two.
std::size_t columnsOf(std::string_view utf8);

// A heading and rows of the same number of cells, aligned; the last cell is not padded. Control
// characters, which a reason from outside could hold, are shown as '?'.
std::string table(const std::vector<std::vector<std::string>>& rows);

void printLine(const std::string& text);
void printJson(const Json& value);

}  // namespace bianmin::ctl
