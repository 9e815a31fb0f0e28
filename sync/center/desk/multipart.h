// A form with a file, as browsers send it (RFC 7578).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bianmin::center::desk {

struct MultipartForm {
  std::vector<std::pair<std::string, std::string>> fields;
  std::string file;  // the bytes of the last part that has a file name
};

bool isMultipart(std::string_view content_type);
// Nothing when it is malformed or has more than 64 parts.
std::optional<MultipartForm> parseMultipart(std::string_view content_type, std::string_view body);

}  // namespace bianmin::center::desk
