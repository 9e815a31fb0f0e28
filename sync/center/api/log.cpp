#include "sync/center/api/log.h"

#include <cxxabi.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <typeinfo>

#include "sync/center/store/store_error.h"

namespace bianmin::center {
namespace {

bool isPlain(char c) { return c > ' ' && c != '"' && c != '=' && c != '\\' && c != '\x7f'; }

// Bytes of UTF-8 are negative where char is signed.
bool needsNoQuotes(const std::string& text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return isPlain(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

std::string quoted(const std::string& text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (byte < 0x20 || byte == 0x7f) {
      out += {'\\', 'x', kHex[byte >> 4], kHex[byte & 15]};
    } else {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace

std::string logLine(std::string_view event, LogFields fields) {
  std::string line = "event=" + std::string(event);
  for (const LogField& field : fields) {
    line += " ";
    line += field.key;
    line += "=";
    line += needsNoQuotes(field.value) ? field.value : quoted(field.value);
  }
  return line;
}

void logInfo(std::string_view event, LogFields fields) {
  spdlog::info("{}", logLine(event, fields));
}

void logWarning(std::string_view event, LogFields fields) {
  spdlog::warn("{}", logLine(event, fields));
}

void logError(std::string_view event, LogFields fields) {
  spdlog::error("{}", logLine(event, fields));
}

std::string errorKind(const std::exception& error) {
  if (dynamic_cast<const StoreError*>(&error) != nullptr) return error.what();
  const char* raw = typeid(error).name();
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> name(
      abi::__cxa_demangle(raw, nullptr, nullptr, &status), &std::free);
  return status == 0 ? name.get() : raw;
}

long long milliseconds(std::chrono::steady_clock::time_point since) {
  const auto took = std::chrono::steady_clock::now() - since;
  return std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
}

}  // namespace bianmin::center
