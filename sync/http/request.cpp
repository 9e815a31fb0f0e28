#include <algorithm>

#include "sync/http/server.h"

namespace bianmin::http {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

void appendJson(std::string& out, std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
    } else {
      out.push_back(byte < 0x20 ? ' ' : c);
    }
  }
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(), [name](const auto& header) {
    return std::equal(name.begin(), name.end(), header.first.begin(), header.first.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
  });
  return found == headers.end() ? std::string_view{} : std::string_view{found->second};
}

std::vector<std::string_view> Request::cookies(std::string_view name) const {
  std::vector<std::string_view> values;
  std::string_view rest = header("Cookie");
  while (!rest.empty()) {
    const std::size_t end = rest.find(';');
    std::string_view pair = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) {
      values.push_back(pair.substr(equals + 1));
    }
  }
  return values;
}

std::string_view Request::parameter(const std::string& name) const {
  const auto found = query.find(name);
  return found == query.end() ? std::string_view{} : std::string_view{found->second};
}

Reply problemReply(int status, std::string_view title, std::string_view type,
                   std::string_view detail) {
  Reply reply;
  reply.status = status;
  reply.content_type = "application/problem+json";
  reply.body = "{\"type\":\"";
  appendJson(reply.body, type);
  reply.body += "\",\"title\":\"";
  appendJson(reply.body, title);
  reply.body += "\",\"status\":" + std::to_string(status);
  if (!detail.empty()) {
    reply.body += ",\"detail\":\"";
    appendJson(reply.body, detail);
    reply.body += "\"";
  }
  reply.body += "}";
  return reply;
}

}  // namespace bianmin::http
