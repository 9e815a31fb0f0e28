#include "sync/center/desk/multipart.h"

#include <algorithm>

namespace bianmin::center::desk {
namespace {

constexpr std::string_view kType = "multipart/form-data";
constexpr std::size_t kMostParts = 64;
constexpr std::size_t kMostBoundary = 70;  // RFC 2046

bool startsAlike(std::string_view text, std::string_view begin) {
  return text.size() >= begin.size() &&
         std::equal(begin.begin(), begin.end(), text.begin(), [](char a, char b) {
           const auto lower = [](char c) {
             return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
           };
           return lower(a) == lower(b);
         });
}

// The value of `name="..."` in a header's parameters; nothing when it is not there. Browsers write
// a quote in it as %22.
std::optional<std::string> parameter(std::string_view header, std::string_view name) {
  const std::string wanted = "; " + std::string(name) + "=";
  const std::size_t at = header.find(wanted);
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view rest = header.substr(at + wanted.size());
  if (!rest.starts_with('"')) return std::string(rest.substr(0, rest.find(';')));
  rest.remove_prefix(1);
  const std::size_t end = rest.find('"');
  if (end == std::string_view::npos) return std::nullopt;
  return std::string(rest.substr(0, end));
}

// One part: its headers, an empty line, its content.
bool takePart(std::string_view part, MultipartForm& form) {
  const std::size_t end = part.find("\r\n\r\n");
  if (end == std::string_view::npos) return false;
  std::string_view headers = part.substr(0, end + 2);
  const std::string content(part.substr(end + 4));
  while (!headers.empty()) {
    const std::size_t line_end = headers.find("\r\n");
    const std::string_view line = headers.substr(0, line_end);
    headers.remove_prefix(line_end + 2);
    if (!startsAlike(line, "content-disposition: form-data")) continue;
    const auto name = parameter(line, "name");
    if (!name) return false;
    if (parameter(line, "filename")) {
      form.file = content;
    } else {
      form.fields.emplace_back(*name, content);
    }
    return true;
  }
  return false;
}

}  // namespace

bool isMultipart(std::string_view content_type) { return startsAlike(content_type, kType); }

std::optional<MultipartForm> parseMultipart(std::string_view content_type, std::string_view body) {
  const auto boundary = parameter(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > kMostBoundary) return std::nullopt;
  const std::string first = "--" + *boundary;
  const std::string between = "\r\n" + first;
  if (!body.starts_with(first)) return std::nullopt;
  body.remove_prefix(first.size());
  MultipartForm form;
  for (std::size_t parts = 0; parts <= kMostParts; ++parts) {
    if (body.starts_with("--")) return form;
    if (!body.starts_with("\r\n")) return std::nullopt;
    body.remove_prefix(2);
    const std::size_t end = body.find(between);
    if (end == std::string_view::npos || !takePart(body.substr(0, end), form)) return std::nullopt;
    body.remove_prefix(end + between.size());
  }
  return std::nullopt;
}

}  // namespace bianmin::center::desk
